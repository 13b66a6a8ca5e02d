"""My sessions: a day's sessions, recorded as they are tapped."""
