"""What is typed and not saved yet, kept so that a crash loses two seconds at most."""
