"""Ids from outside: they end up in file names, in tables and in the history."""

from __future__ import annotations

import re

_ID = re.compile(r"[A-Za-z0-9][A-Za-z0-9-]{0,63}")


def checked_id(text: object) -> str:
    """Return an id of a book, a pack or a register that somebody else wrote.

    Raises:
        ValueError: If it is anything but letters, digits and hyphens: an id could
            otherwise name another folder, or hold what no table can.
    """
    if isinstance(text, str) and _ID.fullmatch(text):
        return text
    message = "an id that is none"
    raise ValueError(message)
