"""Questions about provision: groups, weeks, sessions, what was given."""
