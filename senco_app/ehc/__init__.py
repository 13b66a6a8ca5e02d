"""Requests for an EHC needs assessment."""
