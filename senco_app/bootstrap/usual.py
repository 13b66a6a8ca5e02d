"""What is used where the caller says nothing else: the strength, and the clock."""

from __future__ import annotations

from senco_app.clock import SystemClock
from senco_app.security.labels import Cost

STRENGTH = Cost()
CLOCK = SystemClock()
