"""Ctrl+K: finds a pupil, a screen or an act from anywhere."""
