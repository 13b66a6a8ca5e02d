"""A teaching assistant's window: their own sessions, and nothing else of the school."""
