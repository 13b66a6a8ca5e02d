"""What an alert has to say, and when it may hold."""

from __future__ import annotations

from typing import TYPE_CHECKING

from senco_app import wording
from senco_app.errors import RuleBrokenError

if TYPE_CHECKING:
    from collections.abc import Iterable

    from senco_app.pupils.records import Alert


def check_alerts(alerts: Iterable[Alert]) -> None:
    """Accept alerts that say what to do and end no earlier than they begin.

    Raises:
        RuleBrokenError: If one has no words, or its days are the wrong way round; it
            is named by its place, the first is 1.
    """
    for place, alert in enumerate(alerts, start=1):
        if not alert.words.strip():
            message = f"Alert {place}: say what to do."
            raise RuleBrokenError(message, "alerts")
        if alert.until_on is not None and alert.until_on < alert.from_on:
            message = (
                f"Alert {place} ends on {wording.day(alert.until_on)}, before it"
                f" begins on {wording.day(alert.from_on)}."
            )
            raise RuleBrokenError(message, "alerts")
