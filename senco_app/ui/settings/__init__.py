"""Settings: the school, its terms and people, backups, and how the window looks."""
