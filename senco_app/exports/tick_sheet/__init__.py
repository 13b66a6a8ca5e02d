"""The weekly tick sheet: printed, filled in by hand, keyed in."""
