"""The recovery code gives somebody a new password."""

from __future__ import annotations

from typing import TYPE_CHECKING

from senco_app.errors import NotAllowedError, RecordMissingError
from senco_app.models import appointments, keeping, key_holders, key_slots
from senco_app.models.sign_ins import CODE_USED
from senco_app.security.keyfile import SlotKind
from senco_app.wording import listed

if TYPE_CHECKING:
    from datetime import date

    from senco_app.models.keeping import Arrival, Kept
    from senco_app.security.keyfile import Cost, Slot
    from senco_app.security.sign_in import SignIn


def give_password(
    kept: Kept, came: tuple[SignIn, Arrival, date], person: str, secret: str, cost: Cost
) -> None:
    """Write somebody's slot anew, with another password.

    The history is written first: no password changes without a word in it.

    Args:
        kept: The register's files, open.
        came: Who opened them with the code, where and when, and today.
        person: Whose password; the name that they sign in with.
        secret: The new password; it was checked.
        cost: What a guess at it shall cost.

    Raises:
        RecordMissingError: If nobody of that name has a key.
        NotAllowedError: If that person has no role today.
        FileUnusableError: If the key file is damaged, or cannot be written.
    """
    entry, arrival, today = came
    slot = _slot_called(kept, person)
    key_slots.check_whole(kept)
    with key_holders.reading(kept) as session:
        owner = slot.label.person_id
        if appointments.role_on(session, owner, today, arrival.at) is None:
            raise NotAllowedError(appointments.no_role(session, owner, today))
    code = entry.slot.label
    turn = keeping.Turn(code.person_id, code.name, arrival.device, arrival.at, today)
    why = f"to give {slot.label.name} a new password"
    keeping.write(kept, [turn.act(CODE_USED, "register", kept.keys.register_id, why)])
    key_slots.replace_slot(kept, slot, secret, cost)


def _slot_called(kept: Kept, person: str) -> Slot:
    slots = [s for s in kept.keys.slots if s.label.kind is SlotKind.PASSWORD]
    for slot in slots:
        if slot.label.name.casefold() == person.casefold():
            return slot
    names = listed(tuple(slot.label.name for slot in slots))
    message = f"Nobody called {person} can sign in here. Those who can: {names}."
    raise RecordMissingError(message)
