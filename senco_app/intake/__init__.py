"""Reads what others hand over into plain records."""

from __future__ import annotations

from senco_app.intake.office_file import read_office_file

__all__ = ["read_office_file"]
