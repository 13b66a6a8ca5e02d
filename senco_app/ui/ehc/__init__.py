"""Requests for an EHC needs assessment: the list, and one pupil’s request."""
