"""What the office's file changes in a pupil's details, field by field."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import fields, replace
from datetime import date
from typing import TYPE_CHECKING

from senco_app import wording
from senco_app.pupils import rules
from senco_app.pupils.records import FieldChange, PupilDetails
from senco_app.pupils.rules import match_key
from senco_app.vocabulary import Sex

if TYPE_CHECKING:
    from senco_app.pupils.office.records import KnownPupil
    from senco_app.pupils.records import FilePupil

FIELDS = {
    "legal_surname": "legal surname",
    "legal_forename": "legal forename",
    "preferred_name": "preferred name",
    "born_on": "date of birth",
    "sex": "sex",
    "upn": "UPN",
    "year_group_override": "year group other than by age",
    "form": "form",
    "pupil_premium": "pupil premium",
    "eal": "EAL",
    "looked_after": "looked after",
    "attendance": "attendance",
}
"""Fields of a pupil that the file may change, with their words."""

_FILE_WORDS = {
    **FIELDS,
    "former_upn": "former UPN",
    "status": "SEN status",
    "status_from_on": "SEN start date",
    "original": "the words for the status",
}
_NAMES = {"legal_surname", "legal_forename", "preferred_name"}
_LOST_LETTER = "?"


def details_of(pupil: FilePupil, today: date) -> PupilDetails:
    """Return the details of a pupil who is new to the register."""
    nobody = PupilDetails(legal_surname="", legal_forename="")
    return _merged(pupil, nobody, pupil.upn, today)


def merged(pupil: FilePupil, known: KnownPupil, today: date) -> PupilDetails:
    """Return a known pupil's details with what the file says.

    What the file says nothing of stays. A name that differs only because the office's
    export lost a letter, an accent or the capitals stays as the register has it.
    """
    return _merged(pupil, known.details, upn_after(pupil, known), today)


def _merged(
    pupil: FilePupil, known: PupilDetails, upn: str | None, today: date
) -> PupilDetails:
    born_on = pupil.born_on or known.born_on
    flags = {
        name: getattr(known if getattr(pupil, name) is None else pupil, name)
        for name in ("pupil_premium", "eal", "looked_after")
    }
    return replace(
        known,
        legal_surname=_name(pupil.legal_surname, known.legal_surname),
        legal_forename=_name(pupil.legal_forename, known.legal_forename),
        preferred_name=_name(pupil.preferred_name or "", known.preferred_name),
        born_on=born_on,
        sex=pupil.sex or known.sex,
        upn=upn,
        year_group_override=_override(pupil, known, born_on, today),
        form=pupil.form or known.form,
        attendance=pupil.attendance or known.attendance,
        **flags,
    )


def _name(written: str, known: str) -> str:
    """Return the name to keep."""
    if not written or _lost_letters_of(written, known):
        return known
    same = match_key(written) == match_key(known)
    return known if same and _detail(written) < _detail(known) else written


def _lost_letters_of(written: str, known: str) -> bool:
    """Say whether a name is the known one with "?" for what the export lost."""
    if _LOST_LETTER not in written or _LOST_LETTER in known:
        return False
    parts = unicodedata.normalize("NFC", written).split(_LOST_LETTER)
    pattern = r"[^\x00-\x7f]".join(re.escape(part) for part in parts)
    return re.fullmatch(pattern, unicodedata.normalize("NFC", known)) is not None


def _detail(name: str) -> tuple[int, bool]:
    """Return how much a spelling says: letters beyond ASCII, capitals and small."""
    beyond = sum(sign > "\x7f" for sign in unicodedata.normalize("NFC", name))
    return beyond, not (name.isupper() or name.islower())


def _override(
    pupil: FilePupil, known: PupilDetails, born_on: date | None, today: date
) -> str | None:
    """Return the year group to set by hand: only one that the age does not give."""
    if pupil.year_group is None:
        return known.year_group_override
    by_age = rules.year_group_for(born_on, today)
    return None if pupil.year_group == by_age else pupil.year_group


def upn_after(pupil: FilePupil, known: KnownPupil) -> str | None:
    """Return the UPN to keep: a sound permanent one replaces any other.

    A UPN that the pupil had before, of an older file, comes back never; nor does a
    temporary one or one with a wrong check letter take the place of a better one.
    """
    now, new = known.details.upn, pupil.upn
    if new is None or new in (now, known.former_upn):
        return now
    if now is None or _worth(new) >= _worth(now):
        return new
    return now


def former_upn_after(pupil: FilePupil, known: KnownPupil) -> str | None:
    """Return the UPN the pupil had before."""
    now = known.details.upn
    if now and upn_after(pupil, known) != now:
        return now
    return known.former_upn or (pupil.former_upn if pupil.former_upn != now else None)


def _worth(upn: str) -> int:
    return rules.upn_is_sound(upn) + (
        rules.upn_is_sound(upn) and not rules.is_temporary_upn(upn)
    )


def changes_of(
    row: int, known: KnownPupil, after: PupilDetails
) -> tuple[FieldChange, ...]:
    """Return every field that differs, in words."""
    before = known.details
    name = rules.full_name(
        before.legal_surname, before.legal_forename, before.preferred_name
    )
    return tuple(
        FieldChange(row, name, words, said(old), said(new))
        for field, words in FIELDS.items()
        if (old := getattr(before, field)) != (new := getattr(after, field))
    )


def said(value: object) -> str:
    """Return a field's value in words; empty for none."""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, Sex):
        return value.name.lower()
    if isinstance(value, date):
        return wording.short_day(value)
    return str(value or "")


def differing(pupil: FilePupil, earlier: FilePupil) -> str:
    """Return in words what a second row says otherwise than the first; or nothing."""
    different = []
    for field in fields(pupil):
        new, old = getattr(pupil, field.name), getattr(earlier, field.name)
        if field.name == "row" or new in (None, "", old):
            continue
        if field.name in _NAMES and match_key(new) == match_key(old or ""):
            continue
        different.append(_FILE_WORDS.get(field.name, field.name.replace("_", " ")))
    return wording.listed(tuple(different))
