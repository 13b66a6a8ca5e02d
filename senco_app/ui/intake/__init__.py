"""Taking in the office's file: choose it, look at the differences, take them in."""
