"""Tables and the file they lie in."""
