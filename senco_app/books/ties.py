"""What ties a book to a person and to one register: ids, keys and generations."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Self

import uuid_utils

from senco_app.books import wire
from senco_app.books.records import Merged
from senco_app.security import sealing
from senco_app.security.enrolment import Enrolment
from senco_app.security.packs import PackKind, PackLabel, Reader

if TYPE_CHECKING:
    from datetime import date, datetime


@dataclass(frozen=True, slots=True)
class Owner:
    """Whose book it is, and its key pair.

    Attributes:
        device: The book's id; every entry names it.
        who: The assistant's name.
        laptop: The name of the computer that it was made on.
        private: The book's private key.
    """

    device: str
    who: str
    laptop: str
    private: bytes = field(repr=False)

    def enrolment(self) -> Enrolment:
        """Return what the SENCO takes in."""
        public = sealing.public_key(self.private)
        return Enrolment(self.device, self.who, self.laptop, public)


@dataclass(frozen=True, slots=True)
class School:
    """The register that a book belongs to, since its first hand-out.

    Attributes:
        public: The register's public key.
        generation: How many hand-outs were taken.
        pack_id: The last one.
    """

    register_id: str
    public: bytes = field(repr=False)
    generation: int
    pack_id: str

    def as_bytes(self) -> bytes:
        """Return it as it is kept in the book."""
        said = [self.register_id, self.public.hex(), self.generation, self.pack_id]
        return wire.canonical(said).encode()

    @classmethod
    def of(cls, kept: bytes) -> Self:
        """Return it out of what is kept."""
        register_id, public, generation, pack_id = json.loads(kept)
        return cls(register_id, bytes.fromhex(public), generation, pack_id)


def reader(owner: Owner, school: School | None, today: date) -> Reader:
    """Return from whom a book takes hand-outs: at first from whoever has its key."""
    return Reader(
        kind=PackKind.HAND_OUT,
        register_id="" if school is None else school.register_id,
        book_id=owner.device,
        sender=b"" if school is None else school.public,
        private=owner.private,
        today=today,
    )


def return_label(
    owner: Owner, school: School, made_at: datetime, expires_on: date
) -> PackLabel:
    """Return what a return says in clear."""
    return PackLabel(
        kind=PackKind.RETURN,
        register_id=school.register_id,
        book_id=owner.device,
        pack_id=str(uuid_utils.uuid7()),
        generation=school.generation,
        made_at=made_at,
        expires_on=expires_on,
        sender=sealing.public_key(owner.private),
        recipient=school.public,
    )


def kept_merged(merged: Merged) -> bytes:
    """Return how far a book's entries go, as it is kept in the book."""
    return wire.canonical([merged.counter, merged.head]).encode()


def read_merged(kept: bytes | None) -> Merged:
    """Return it out of what is kept; nothing kept means none."""
    if kept is None:
        return Merged()
    counter, head = json.loads(kept)
    return Merged(counter, head)
