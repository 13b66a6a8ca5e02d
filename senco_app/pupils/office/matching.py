"""Who is who: pupils of the office's file, and pupils of the register."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from senco_app.pupils.rules import match_key

if TYPE_CHECKING:
    from collections.abc import Iterable

    from senco_app.pupils.office.records import KnownPupil
    from senco_app.pupils.records import FilePupil, PupilDetails


@dataclass(frozen=True, slots=True)
class Match:
    """The pupil of the register, or none; or why nobody can tell."""

    known: KnownPupil | None = None
    doubt: str = ""


def names_of(pupil: FilePupil | PupilDetails) -> tuple[str, str]:
    """Return surname and forename as they are compared."""
    return match_key(pupil.legal_surname), match_key(pupil.legal_forename)


def is_somebody_else(
    one: FilePupil | PupilDetails, other: FilePupil | PupilDetails
) -> bool:
    """Say whether surname, forename and date of birth are all different."""
    if one.born_on is None or other.born_on is None or one.born_on == other.born_on:
        return False
    return not any(a == b for a, b in zip(names_of(one), names_of(other), strict=True))


class RegisterIndex:
    """Finds pupils of the register by UPN, else by surname, forename and birth."""

    def __init__(self, known: Iterable[KnownPupil]) -> None:
        self._by_upn: dict[str, KnownPupil] = {}
        self._by_former_upn: dict[str, KnownPupil] = {}
        self._by_names: dict[tuple[str, str], list[KnownPupil]] = defaultdict(list)
        for pupil in sorted(known, key=lambda k: k.archived):  # who is here comes first
            if pupil.details.upn:
                self._by_upn.setdefault(pupil.details.upn, pupil)
            if pupil.former_upn:
                self._by_former_upn.setdefault(pupil.former_upn, pupil)
            self._by_names[names_of(pupil.details)].append(pupil)

    def match(self, pupil: FilePupil) -> Match:
        """Return who this is. A child is known by UPN even under another name."""
        known = self._with_upn(pupil)
        if known is None:
            return self._by_birth(pupil)
        if is_somebody_else(pupil, known.details):
            return Match(
                doubt=f"UPN {pupil.upn} belongs to another child in the register, of "
                "other names and another date of birth: ask the office whose it is."
            )
        return Match(known)

    def _with_upn(self, pupil: FilePupil) -> KnownPupil | None:
        upn, former = pupil.upn or "", pupil.former_upn or ""
        return (
            self._by_upn.get(upn)
            or self._by_former_upn.get(upn)
            or self._by_upn.get(former)
        )

    def _by_birth(self, pupil: FilePupil) -> Match:
        namesakes = self._by_names.get(names_of(pupil), [])
        here = [known for known in namesakes if not known.archived] or namesakes
        born = [k for k in here if k.details.born_on == pupil.born_on is not None]
        if len(born) == 1:
            return Match(born[0])
        if born:
            return Match(doubt="Two pupils in the register have this name and birth.")
        return _by_name_alone(pupil, here)


def _by_name_alone(pupil: FilePupil, namesakes: list[KnownPupil]) -> Match:
    """Match those of whom neither side says more than the name, and doubt the rest."""
    open_to_doubt = [
        known
        for known in namesakes
        if None in (known.details.born_on, pupil.born_on)
        and not (known.details.upn and pupil.upn)
    ]
    bare = [k for k in open_to_doubt if k.details.born_on is None and not k.details.upn]
    if pupil.born_on is None and not pupil.upn and len(bare) == len(open_to_doubt) == 1:
        return Match(bare[0])
    if open_to_doubt:
        return Match(
            doubt="A pupil of this name is in the register, and a UPN or date of birth "
            "is missing there or here, so nobody can tell whether it is the same "
            "child. Enter it, then take the file in again."
        )
    return Match()


class RowsTaken:
    """The rows taken so far, to find a second one for the same pupil."""

    def __init__(self) -> None:
        self._by_upn: dict[str, FilePupil] = {}
        self._by_names: dict[tuple[str, str], list[FilePupil]] = defaultdict(list)

    def add(self, pupil: FilePupil) -> None:
        """Remember a row."""
        if pupil.upn:
            self._by_upn[pupil.upn] = pupil
        self._by_names[names_of(pupil)].append(pupil)

    def earlier(self, pupil: FilePupil) -> FilePupil | None:
        """Return the earlier row with the same UPN, or the same names and birth."""
        if pupil.upn and pupil.upn in self._by_upn:
            return self._by_upn[pupil.upn]
        for row in self._by_names.get(names_of(pupil), ()):
            told_apart = row.born_on is None and row.upn and pupil.upn
            if row.born_on == pupil.born_on and not told_apart:
                return row
        return None
