"""The first run: a new register in five short steps."""
