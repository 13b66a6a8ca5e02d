"""F1: a page of help for each screen, read from the application's own files."""
