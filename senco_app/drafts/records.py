"""Plain records of drafts that cross borders."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import datetime


@dataclass(frozen=True, slots=True)
class DraftText:
    """What was typed, as the form wrote it down, and when it was kept (UTC)."""

    text: str
    saved_at: datetime
