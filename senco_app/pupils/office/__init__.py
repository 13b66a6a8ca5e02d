"""Compares the office's file with the register: pure, so that a dry run is the same."""
