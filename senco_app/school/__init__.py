"""The school itself: people and roles, terms and days, roll numbers."""
