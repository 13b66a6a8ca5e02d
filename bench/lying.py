"""Returns that the application never writes: sealed by a book's own key, and lying."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from senco_app.books.wire import canonical, returned_bytes
from senco_app.security.packs import read_label, seal_pack

if TYPE_CHECKING:
    from collections.abc import Sequence
    from random import Random

    from bench.classroom import Classroom
    from senco_app.books.book import Book

Said = dict[str, Any]
TWO_BOOKS = 2
"""The first two are Tamsin's."""
HERE: Said = {
    "kind": "mark",
    "presence": "here",
    "away": None,
    "got_on": None,
    "words": "",
}


def told_by(book: Book) -> list[str]:
    """Return the entries of a book as its return says them."""
    return [one.said for one in book._stored]  # noqa: SLF001 - as the file has it


def sealed(book: Book, entries: Sequence[str], **odd: object) -> bytes:
    """Return a pack with these entries that the book's key seals."""
    merged = book._counted  # noqa: SLF001 - as the file has it
    said = {**json.loads(returned_bytes(entries, merged)), **odd}
    label = read_label(book.returned(), "back.pack")
    return seal_pack(label, json.dumps(said).encode(), book.owner.private)


def changed(text: str, **odd: object) -> str:
    """Return an entry that says something else, as if it had been tapped so."""
    return canonical({**json.loads(text), **odd})


def lies_of(room: Classroom, place: int) -> tuple[Said, ...]:
    """Return what a book may never say: each of them changes an entry of its own."""
    own = 0 if place < TWO_BOOKS else 1
    another = room.books[0 if own else 2].owner.device
    stranger = room.pupils[0 if own else -1]
    return (
        *({"on": day} for day in ("0001-01-01", "9999-12-31", "2027-01-04")),
        *({"on": day} for day in ("2027-02-06", "2027-02-16")),  # no school
        {"starts": "03:15"},
        {"group": room.groups[1 - own]},
        {"device": another},
        *({"minutes": minutes} for minutes in (10**9, -20, 19)),
        {"at": "0001-01-01T00:00:00+00:00"},
        {"at": "9999-12-31T23:59:59+00:00"},
        {**HERE, "pupil": stranger},
        {**HERE, "pupil": "of-nobody"},
        {**HERE, "pupil": room.pupils[3], "words": "x" * 501},
        {**HERE, "pupil": room.pupils[3], "words": "ring\x07 the\x00 bell"},
    )


def lie(room: Classroom, place: int, rng: Random) -> tuple[bytes, int]:
    """Return a pack of a book with some lies among its entries, and how many lies."""
    told = told_by(room.books[place])
    lies = [
        changed(text, counter=rng.randint(1, 2**31 - 1), **odd)
        for text in rng.sample(told, min(3, len(told)))
        for odd in rng.sample(lies_of(room, place), 4)
    ]
    mixed = [*told, *lies]
    rng.shuffle(mixed)
    return sealed(room.books[place], mixed), len(lies)
