"""A teaching assistant's book, open: what was handed out, and what was tapped since.

It knows one register's public key and its own key pair. It holds no key of the
register, and of the school's children only those that were handed out.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Self

from senco_app.books import handed, rules, ties, wire
from senco_app.books.records import Entry, Merged, Taken
from senco_app.books.ties import Owner, School
from senco_app.errors import FileUnusableError, RuleBrokenError
from senco_app.models.book_file import StoredEntry
from senco_app.security.enrolment import spoken
from senco_app.security.packs import open_pack, seal_pack

if TYPE_CHECKING:
    from datetime import date
    from pathlib import Path

    from senco_app.books.records import HandOut, KnownEntry, Said
    from senco_app.clock import Clock
    from senco_app.models.book_file import BookFile
    from senco_app.provision.records import SessionCard, SessionKey
    from senco_app.security.enrolment import Enrolment
    from senco_app.security.packs import PackLabel

WHOSE, PRIVATE, SCHOOL = "whose", "private key", "register"
CONTENT, COUNTED, SEEN, EXCHANGE = "hand-out", "counted", "register has", "exchange"
NOT_HERE = (
    "That session is not in your book. Nothing was changed; look at the day again."
)
NO_HAND_OUT = (
    "Nothing was handed out to this book yet, so there is nobody to return to. "
    "Ask the SENCO to enrol the book and to hand out to it."
)


class Book:
    """An open book. Every change is on the disk when the call returns.

    Attributes:
        owner: Whose it is.
        school: The register that it belongs to; none before the first hand-out.
        content: What was handed out last.
        notices: What to tell the assistant now.
    """

    def __init__(
        self, file: BookFile, clock: Clock, notices: tuple[str, ...] = ()
    ) -> None:
        """Read what the file holds; ``making.open_book`` makes one."""
        self.notices = notices
        self._file, self._clock = file, clock
        device, who, laptop = json.loads(file.fact(WHOSE) or b"")
        self.owner = Owner(device, who, laptop, file.fact(PRIVATE) or b"")
        kept, content = file.fact(SCHOOL), file.fact(CONTENT)
        self.school = None if kept is None else School.of(kept)
        self.content: HandOut | None = (
            None if content is None else handed.read_hand_out(content, "The book")
        )
        self._stored = list(file.entries())
        self._known = [wire.known_entry(one.said) for one in self._stored]
        self._counted = ties.read_merged(file.fact(COUNTED))
        self._seen = ties.read_merged(file.fact(SEEN))

    @property
    def folder(self) -> Path:
        """The folder that the book lies in."""
        return self._file.folder

    @property
    def waiting(self) -> int:
        """How many entries the register is not known to have yet."""
        seen = self._seen.counter
        return sum(known.entry.counter > seen for known in self._known)

    @property
    def exchange(self) -> str:
        """The folder that packs are exchanged in; empty if none was set."""
        return (self._file.fact(EXCHANGE) or b"").decode()

    def today(self) -> date:
        """Return the local day."""
        return self._clock.today()

    def enrolment(self) -> Enrolment:
        """Return what the SENCO takes in, with the words to compare."""
        return self.owner.enrolment()

    def exchange_in(self, folder: str) -> None:
        """Remember the folder that packs are exchanged in."""
        self._file.keep({EXCHANGE: folder.encode()})

    def card(self, key: SessionKey) -> SessionCard:
        """Return a session that was handed out, as the register knew it.

        Raises:
            RuleBrokenError: If it was not.
        """
        cards = () if self.content is None else self.content.cards
        for card in cards:
            if card.key == key:
                return card
        raise RuleBrokenError(NOT_HERE)

    def new_entries(self) -> dict[SessionKey, list[KnownEntry]]:
        """Return what the register is not known to have yet, by session."""
        found: dict[SessionKey, list[KnownEntry]] = {}
        for known in self._known:
            if known.entry.counter > self._seen.counter:
                found.setdefault(known.entry.key, []).append(known)
        return found

    def add(self, key: SessionKey, said: Said) -> None:
        """Keep what was tapped.

        Raises:
            RuleBrokenError: If the session was not handed out.
            FileUnusableError: If it cannot be written; nothing was changed.
        """
        card, counter = self.card(key), self._counted.counter + 1
        entry = Entry(
            device=self.owner.device,
            counter=counter,
            entered_at=self._clock.now(),
            generation=0 if self.school is None else self.school.generation,
            key=key,
            minutes=card.minutes,
            said=said,
        )
        text = wire.entry_text(entry)
        known = wire.known_entry(text)
        counted = Merged(counter, wire.next_head(self._counted.head, known.id))
        stored = StoredEntry(counter, known.id, text, counted.head)
        self._file.add(stored, {COUNTED: ties.kept_merged(counted)})
        self._counted = counted
        self._stored.append(stored)
        self._known.append(known)

    def take(self, data: bytes, name: str) -> Taken:
        """Take in a hand-out: it replaces the one before, and no entry of one's own.

        Args:
            data: The pack.
            name: What its file is called.

        Raises:
            FileUnusableError: If it is no hand-out for this book, damaged, too old, or
                older than the one in the book; nothing was changed.
        """
        before = self.school
        who = ties.reader(self.owner, before, self._clock.today())
        label, content = open_pack(data, name, who)
        known = before is not None and label.pack_id == before.pack_id
        if before is not None and not known and label.generation <= before.generation:
            message = (
                f"{name} is older than what is in the book already (hand-out "
                f"{label.generation}, and {before.generation} was taken). Nothing was "
                "changed."
            )
            raise FileUnusableError(message)
        hand_out = handed.read_hand_out(content, name)
        dropped = 0 if known else self._replace(label, hand_out, content)
        return Taken(
            school=hand_out.school,
            person=hand_out.person,
            generation=label.generation,
            sessions=len(hand_out.cards),
            pupils=len(hand_out.pupil_ids),
            known=known,
            first=before is None,
            register_words=spoken(label.register_id.encode() + label.sender),
            dropped=dropped,
        )

    def returned(self) -> bytes:
        """Return a pack with every entry in the book, for the register.

        Raises:
            RuleBrokenError: If nothing was handed out yet.
        """
        if self.school is None or self.content is None:
            raise RuleBrokenError(NO_HAND_OUT)
        when = (self._clock.now(), self.content.return_by)
        label = ties.return_label(self.owner, self.school, *when)
        texts = [stored.said for stored in self._stored]
        content = wire.returned_bytes(texts, self._counted)
        return seal_pack(label, content, self.owner.private)

    def close(self) -> None:
        """Let go of the file and of the key. Closing twice does no harm."""
        self._file.close()

    def __enter__(self) -> Self:
        """Return itself; leaving the block closes it."""
        return self

    def __exit__(self, *_: object) -> None:
        """Close."""
        self.close()

    def _replace(self, label: PackLabel, hand_out: HandOut, content: bytes) -> int:
        """Put a hand-out in the place of the one before; return what was let go of."""
        heads = {one.counter: one.head for one in self._stored}
        heads[self._seen.counter] = self._seen.head
        seen = rules.merged_up_to(heads, hand_out.merged)
        old = [one.entry for one in self._known if one.entry.counter <= seen.counter]
        gone = {entry.counter for entry in old if rules.may_go(entry, hand_out)}
        ids = (label.register_id, label.sender, label.generation, label.pack_id)
        school = School(*ids)
        facts = {
            SCHOOL: school.as_bytes(),
            CONTENT: content,
            SEEN: ties.kept_merged(seen),
        }
        self._file.keep(facts, gone)
        self.school, self.content, self._seen = school, hand_out, seen
        self._stored = [one for one in self._stored if one.counter not in gone]
        self._known = [one for one in self._known if one.entry.counter not in gone]
        return len(gone)
