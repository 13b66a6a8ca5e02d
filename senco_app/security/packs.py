"""Packs: closed files that travel between a register and a book, for one reader each.

A pack says in clear what it is (kind, register, book, pack, generation, format, last
day) and holds a sealed content. What it says is authenticated together with the
content, and so is the sender: a hand-out by the register's key pair, a return by the
book's. A length and a digest tell a file that was cut or damaged on the way from one
that somebody changed. The file itself is written whole by ``files.write_whole``.
"""

from __future__ import annotations

import hashlib
import hmac
import json
from dataclasses import dataclass
from datetime import UTC, date, datetime
from enum import StrEnum
from typing import TYPE_CHECKING, Any

from senco_app.errors import FileUnusableError
from senco_app.files import UNREADABLE
from senco_app.security import sealing
from senco_app.security.ids import checked_id
from senco_app.wording import day

if TYPE_CHECKING:
    from pathlib import Path

FORMAT = 1
LONGEST = 64 * 1024 * 1024
"""Bytes of the largest pack that is read: a year of sessions takes less than two MB."""

_MARK = b"SENCO Workbench pack\n"
_DIGEST_BYTES = 32
_LARGEST = 2**31 - 1
_NOTHING = "Nothing was taken from it and nothing was changed."


class PackKind(StrEnum):
    """Which way a pack travels."""

    HAND_OUT = "hand-out"
    RETURN = "return"


@dataclass(frozen=True, slots=True)
class PackLabel:
    """What a pack says in clear; none of it can be changed without being noticed.

    Attributes:
        register_id: The register that it comes from, or goes to.
        book_id: The book that it goes to, or comes from.
        pack_id: This pack's own id.
        generation: How many hand-outs the book had, this one included.
        made_at: UTC, by the clock of whoever made it.
        expires_on: The last day on which it is taken.
        sender: The sender's public key.
        recipient: The reader's public key.
    """

    kind: PackKind
    register_id: str
    book_id: str
    pack_id: str
    generation: int
    made_at: datetime
    expires_on: date
    sender: bytes
    recipient: bytes


@dataclass(frozen=True, slots=True)
class Reader:
    """Who opens a pack, and from whom it must come.

    Attributes:
        kind: What is read here: hand-outs in a book, returns in a register.
        register_id: The only register; empty for a book that has none yet.
        book_id: The only book.
        sender: The sender's public key; empty for a book that has no register yet.
        private: The reader's private key.
        today: The reader's own day.
    """

    kind: PackKind
    register_id: str
    book_id: str
    sender: bytes
    private: bytes
    today: date


def seal_pack(label: PackLabel, content: bytes, private: bytes) -> bytes:
    """Return the whole file of a pack.

    Args:
        label: What it says in clear; ``sender`` belongs to ``private``.
        content: What only the reader shall see.
        private: The sender's private key.

    Raises:
        FileUnusableError: If the recipient's key is no key.
    """
    said = _said(label, len(content))
    try:
        sealed = sealing.seal(content, label.recipient, private, said, sealing.PACK)
    except sealing.SealBrokenError as error:
        message = "The key of the book is no key. Nothing was written; enrol it again."
        raise FileUnusableError(message) from error
    body = _MARK + said + b"\n" + b"".join(sealed)
    return body + hashlib.sha256(body).digest()


def read_pack(path: Path) -> bytes:
    """Return the bytes of a pack's file.

    Raises:
        FileUnusableError: If it is not there, cannot be read, or is far too large.
    """
    try:
        if path.stat().st_size > LONGEST:
            message = f"{path.name} is too large to be a pack. {_NOTHING}"
            raise FileUnusableError(message)
        return path.read_bytes()
    except FileNotFoundError as error:
        message = f"There is no file {path}. Choose the pack where it was saved."
        raise FileUnusableError(message) from error
    except OSError as error:
        message = f"{path.name} could not be read ({error.strerror}). {_NOTHING}"
        raise FileUnusableError(message) from error


def read_label(data: bytes, name: str) -> PackLabel:
    """Return what a pack says of itself; that it is true is proved by opening it.

    Raises:
        FileUnusableError: If it is no pack, cut, damaged, or of a newer version.
    """
    label, _, _ = _parts(data, name)
    return label


def open_pack(data: bytes, name: str, reader: Reader) -> tuple[PackLabel, bytes]:
    """Return what a pack says and holds.

    Args:
        data: The whole file.
        name: What the file is called, for the sentence that refuses it.
        reader: Who reads it, and from whom.

    Raises:
        FileUnusableError: If it is no pack, cut, damaged, of a newer version, of
            another kind, school or book, too old, or was changed by somebody.
    """
    label, said, sealed = _parts(data, name)
    _check_meant(label, name, reader)
    sender = reader.sender or label.sender
    try:
        split = sealing.KEY_BYTES
        box = (sealed[:split], sealed[split:])
        content = sealing.unseal(box, reader.private, sender, said, sealing.PACK)
    except sealing.SealBrokenError as error:
        message = (
            f"{name} was changed after it was made, or somebody else made it. "
            f"{_NOTHING} Ask for a new one, and tell the SENCO."
        )
        raise FileUnusableError(message) from error
    if reader.today > label.expires_on:
        raise FileUnusableError(_too_old(label, name, reader.today))
    return label, content


def _check_meant(label: PackLabel, name: str, reader: Reader) -> None:
    """Accept a pack that is for this reader.

    Raises:
        FileUnusableError: If it is of another kind, school, book or key.
    """
    reason = ""
    if label.kind is not reader.kind:
        reason = _WRONG_WAY[label.kind]
    elif reader.register_id and label.register_id != reader.register_id:
        reason = "belongs to another school's register"
    elif label.book_id != reader.book_id:
        reason = "is for another person's book"
    elif label.recipient != sealing.public_key(reader.private):
        reason = "was made for another key than the one here"
    if reason:
        message = f"{name} {reason}. {_NOTHING}"
        raise FileUnusableError(message)


_WRONG_WAY = {
    PackKind.HAND_OUT: "is a hand-out: it goes into the assistant's book, not back",
    PackKind.RETURN: "is a return: it goes to the SENCO's register, not into a book",
}


def _too_old(label: PackLabel, name: str, today: date) -> str:
    again = (
        "Ask the SENCO for a new hand-out"
        if label.kind is PackKind.HAND_OUT
        else "Everything in it is still in the book: hand out to it again, and have "
        "it returned anew"
    )
    return (
        f"{name} could be taken until {day(label.expires_on)}, and this computer says "
        f"that today is {day(today)}. {_NOTHING} {again}."
    )


def _said(label: PackLabel, length: int) -> bytes:
    said = {
        "application": "SENCO Workbench",
        "book": label.book_id,
        "expires": label.expires_on.isoformat(),
        "format": FORMAT,
        "generation": label.generation,
        "kind": label.kind.value,
        "length": length,
        "made": label.made_at.astimezone(UTC).isoformat(),
        "pack": label.pack_id,
        "recipient": label.recipient.hex(),
        "register": label.register_id,
        "sender": label.sender.hex(),
    }
    return json.dumps(said, sort_keys=True, separators=(",", ":")).encode()


def _parts(data: bytes, name: str) -> tuple[PackLabel, bytes, bytes]:
    """Return a pack's label, the exact bytes of it, and what is sealed."""
    body, digest = data[:-_DIGEST_BYTES], data[-_DIGEST_BYTES:]
    if not data.startswith(_MARK):
        message = f"{name} is no pack of SENCO Workbench. {_NOTHING}"
        raise FileUnusableError(message)
    if not hmac.compare_digest(hashlib.sha256(body).digest(), digest):
        message = (
            f"{name} is not whole: it was cut off or damaged on the way. {_NOTHING} "
            "Copy it again from where it was made."
        )
        raise FileUnusableError(message)
    said, _, sealed = body[len(_MARK) :].partition(b"\n")
    try:
        words = json.loads(said)
        if words["format"] > FORMAT:
            raise FileUnusableError(_newer(name))
        return _label(words), said, sealed
    except UNREADABLE as error:
        message = f"{name} is no pack of SENCO Workbench. {_NOTHING}"
        raise FileUnusableError(message) from error


def _newer(name: str) -> str:
    return (
        f"{name} was made by a newer version of SENCO Workbench. {_NOTHING} "
        "Install that version on this computer too, then try again."
    )


def _label(words: dict[str, Any]) -> PackLabel:
    return PackLabel(
        kind=PackKind(words["kind"]),
        register_id=checked_id(words["register"]),
        book_id=checked_id(words["book"]),
        pack_id=checked_id(words["pack"]),
        generation=_generation(words["generation"]),
        made_at=datetime.fromisoformat(words["made"]).astimezone(UTC),
        expires_on=date.fromisoformat(words["expires"]),
        sender=bytes.fromhex(words["sender"]),
        recipient=bytes.fromhex(words["recipient"]),
    )


def _generation(number: object) -> int:
    """Accept the number of a hand-out that a table can hold."""
    if type(number) is not int or not 0 <= number <= _LARGEST:
        message = "a number that is none"
        raise ValueError(message)
    return number
