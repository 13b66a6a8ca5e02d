"""Everything that falls due, computed from rules as data."""
