"""Reads what others hand over into plain records."""
