"""What the palette can find: made anew each time that it is opened."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from senco_app.pupils.queries import PupilList
from senco_app.pupils.rules import match_key
from senco_app.ui.palette.finding import Entry, Group
from senco_app.ui.trail import Kind, Place

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from senco_app.pupils.records import PupilLine
    from senco_app.register import Register
    from senco_app.ui.palette.acts import Act


def of_pupils(
    register: Register, go: Callable[[Place], None], only: str = ""
) -> tuple[Entry, ...]:
    """Return an entry for each pupil; one query.

    Args:
        register: The open register.
        go: Opens a place.
        only: The id of the one pupil who may be named; empty for all.

    Raises:
        SencoError: If the register cannot be asked.
    """
    return tuple(
        Entry(
            pupil.name,
            partial(go, Place(Kind.PUPIL, pupil.id)),
            Group.PUPIL,
            detail=_told_apart(pupil),
            key=_found_by(pupil),
        )
        for pupil in register.ask(PupilList())
        if only in ("", pupil.id)
    )


def of_screens(
    rail: Iterable[tuple[Kind, str, str]], go: Callable[[Place], None]
) -> tuple[Entry, ...]:
    """Return an entry for each screen of the rail, which counts its shortcuts."""
    return tuple(
        Entry(words, partial(go, Place(kind)), Group.SCREEN, keys=f"Ctrl+{number}")
        for number, (kind, words, _) in enumerate(rail, start=1)
    )


def of_acts(acts: Iterable[Act]) -> tuple[Entry, ...]:
    """Return an entry for each act."""
    return tuple(
        Entry(act.words, act.run, Group.ACT, keys=act.shortcut) for act in acts
    )


def _told_apart(pupil: PupilLine) -> str:
    """Return what tells a pupil from another one of the same name."""
    return " · ".join(part for part in (pupil.form, pupil.status.words) if part)


def _found_by(pupil: PupilLine) -> str:
    parts = (pupil.name, pupil.legal_forename, pupil.form, pupil.upn or "")
    return match_key(" ".join(parts))
