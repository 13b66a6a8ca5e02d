"""Who is on the register."""
