"""Measurements of the application: ``python3 dev.py bench``."""
