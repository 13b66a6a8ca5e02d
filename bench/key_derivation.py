"""How long a password takes to become a key: slow for a guesser, not for a SENCO."""

from __future__ import annotations

import uuid
from typing import TYPE_CHECKING

from bench.figures import Figure, milliseconds
from senco_app.roles import Role
from senco_app.security import sealing, slots
from senco_app.security.keyfile import Cost, SlotKind, SlotLabel

if TYPE_CHECKING:
    from collections.abc import Iterator

PASSWORD = "four plain made-up words"  # noqa: S105 - of nobody


def measure(*, torture: bool) -> Iterator[Figure]:
    """Make a slot at the cost that a new register uses."""
    label = SlotLabel(str(uuid.uuid4()), "Ann Price", Role.SENCO, SlotKind.PASSWORD)
    key, sealer = slots.new_data_key(), sealing.new_private_key()
    ring = slots.Keyring(str(uuid.uuid4()), key, sealer)

    def derive() -> object:
        return slots.make_slot(label, PASSWORD, ring, Cost())

    taken = milliseconds(derive, times=15 if torture else 5)
    yield Figure("a password becomes a key", taken, "ms", most=500, least=150)
