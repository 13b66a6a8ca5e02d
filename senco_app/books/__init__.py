"""Books and packs: what teaching assistants hold, how it goes out and comes back."""
