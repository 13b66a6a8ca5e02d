"""Enrolment: how a book tells a register its public key, and how people compare it.

Nothing in it is secret. What matters is that the SENCO takes in the very key that the
assistant's book made, so both are shown the same eight words and read them aloud.
"""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from typing import TYPE_CHECKING

from senco_app.errors import FileUnusableError
from senco_app.files import UNREADABLE
from senco_app.security.ids import checked_id
from senco_app.security.passwords import words

if TYPE_CHECKING:
    from pathlib import Path

FORMAT = 1
WORDS_SPOKEN = 8
"""Of 2,151 words each: 88 bits, far more than anybody can search for a lookalike."""

_APPLICATION = "SENCO Workbench enrolment"
_KEY_BYTES = 32
_LONGEST = 10_000


@dataclass(frozen=True, slots=True)
class Enrolment:
    """What a book says of itself to the register.

    Attributes:
        book_id: The book's id; it is also the device of every entry made in it.
        person: Whose book it is, as they wrote it.
        device: The laptop's name.
        public: The book's public key.
    """

    book_id: str
    person: str
    device: str
    public: bytes

    def spoken(self) -> str:
        """Return the words that both sides read aloud: they answer for all of it."""
        said = [_APPLICATION, self.book_id, self.person, self.device, self.public.hex()]
        return spoken(json.dumps(said).encode())


def spoken(content: bytes) -> str:
    """Return eight words that stand for some bytes, four and four."""
    number = int.from_bytes(hashlib.sha256(content).digest())
    known = words()
    chosen = []
    for _ in range(WORDS_SPOKEN):
        number, place = divmod(number, len(known))
        chosen.append(known[place])
    half = WORDS_SPOKEN // 2
    return f"{' '.join(chosen[:half])} / {' '.join(chosen[half:])}"


def enrolment_bytes(enrolment: Enrolment) -> bytes:
    """Return the file that the assistant gives to the SENCO."""
    said = {
        "application": _APPLICATION,
        "book": enrolment.book_id,
        "device": enrolment.device,
        "format": FORMAT,
        "key": enrolment.public.hex(),
        "person": enrolment.person,
    }
    return json.dumps(said, sort_keys=True, indent=1).encode() + b"\n"


def read_enrolment(path: Path) -> Enrolment:
    """Return what an enrolment file says.

    Raises:
        FileUnusableError: If it is not there, no such file, cut or damaged, or of a
            newer version.
    """
    try:
        with path.open("rb") as file:
            data = file.read(_LONGEST)
    except OSError as error:
        message = f"{path.name} could not be read ({error.strerror}). Choose it again."
        raise FileUnusableError(message) from error
    try:
        return _enrolment(data, path.name)
    except UNREADABLE as error:
        message = (
            f"{path.name} is no enrolment file of SENCO Workbench, or it is not whole. "
            "Nothing was changed; have the book write it again."
        )
        raise FileUnusableError(message) from error


def _enrolment(data: bytes, name: str) -> Enrolment:
    said = json.loads(data)
    public = bytes.fromhex(said["key"])
    person = " ".join(str(said["person"]).split())
    ours = said["application"] == _APPLICATION and len(public) == _KEY_BYTES
    if ours and said["format"] > FORMAT:
        message = (
            f"{name} was made by a newer version of SENCO Workbench. Nothing was "
            "changed; install that version here too, then try again."
        )
        raise FileUnusableError(message)
    book_id, device = checked_id(said["book"]), str(said["device"])
    if not (ours and person and f"{person}{device}".isprintable()):
        message = "not an enrolment"
        raise ValueError(message)
    return Enrolment(book_id, person, device, public)
