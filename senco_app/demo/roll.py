"""The whole school's roll as an office file: where the numbers on roll come from."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from senco_app.demo.births import birthday, joined_on
from senco_app.demo.chance import chance, one_in
from senco_app.demo.upns import UpnBook
from senco_app.pupils.records import FilePupil, OfficeFile
from senco_app.vocabulary import SenStatus, Sex

if TYPE_CHECKING:
    from random import Random

    from senco_app.demo.entries import Entry
    from senco_app.demo.world import World

NURSERY_PLACES, YEAR_PLACES = 34, 54
"""Who is in the nursery, and in the two forms of a year: 412 children on roll."""
YEARS = ("N2", "R", "1", "2", "3", "4", "5", "6")
FIRST_ROW = 2
FILE_NAME = "made-up roll"
NOT_ON_REGISTER_FROM = 500  # their serials begin here, so that no number is given twice


def roll(world: World, entries: tuple[Entry, ...]) -> OfficeFile:
    """Return the file of all children on roll; those on the register are as they are.

    Nobody else has SEN, so the register counts them and keeps no record of them.
    """
    rng = chance(world.seed, "roll")
    upns = UpnBook(NOT_ON_REGISTER_FROM)
    known = [_known(row, entry) for row, entry in enumerate(entries, start=FIRST_ROW)]
    years = _years_of_others(entries)
    others = [
        _other(world, rng, upns, row, year)
        for row, year in enumerate(years, start=len(known) + FIRST_ROW)
    ]
    pupils = (*known, *others)
    return OfficeFile(kind="made up", read=len(pupils), pupils=pupils)


def _years_of_others(entries: tuple[Entry, ...]) -> list[str]:
    taught = Counter(entry.child.year_group for entry in entries)
    places = dict.fromkeys(YEARS, YEAR_PLACES) | {YEARS[0]: NURSERY_PLACES}
    return [year for year in YEARS for _ in range(max(0, places[year] - taught[year]))]


def _known(row: int, entry: Entry) -> FilePupil:
    details = entry.details
    return FilePupil(
        row=row,
        legal_surname=details.legal_surname,
        legal_forename=details.legal_forename,
        born_on=details.born_on,
        sex=details.sex,
        upn=details.upn,
    )


def _other(world: World, rng: Random, upns: UpnBook, row: int, year: str) -> FilePupil:
    sex = rng.choice((Sex.FEMALE, Sex.MALE))
    names = world.material.names
    return FilePupil(
        row=row,
        legal_surname=rng.choice(names["pupil_surnames"]),
        legal_forename=rng.choice(names["girls" if sex is Sex.FEMALE else "boys"]),
        born_on=birthday(rng, year, world.on),
        sex=sex,
        upn=upns.permanent(joined_on(rng, year, world.on).year),
        year_group=year,
        status=SenStatus.NONE,
        pupil_premium=one_in(rng, 5),
        eal=one_in(rng, 8),
        looked_after=one_in(rng, 150),
    )
