"""The rules of provision: planned sessions, clashes, delivery, entries."""
