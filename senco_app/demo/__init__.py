"""A made-up school with its history: for trying things out, and for pictures."""
