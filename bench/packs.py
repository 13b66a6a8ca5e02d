"""Merges at random over three books, and looks for what is lost, doubled or moved.

A plain model keeps count beside the register: which entries were merged, and what each
book's last words on each child were. After each step the register must say the same.
"""

from __future__ import annotations

import random
import tempfile
import time
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from bench.classroom import HELD_DAYS, Classroom, Erase, InTheRegister, Marks
from bench.figures import MILLISECONDS, Figure
from bench.lying import lie, told_by
from senco_app.books.records import Marked
from senco_app.books.wire import id_of, known_entry
from senco_app.errors import RuleBrokenError
from senco_app.provision.commands import DecideBetween, RecordSession
from senco_app.provision.queries import ToDecide
from senco_app.provision.records import PupilMark, SessionEntry
from senco_app.pupils.commands import ArchivePupil
from senco_app.vocabulary import AwayReason, GotOn, NotRunReason, Presence

if TYPE_CHECKING:
    from collections.abc import Iterator

    from senco_app.provision.records import SessionCard

STEPS, FEW_STEPS = 10_000, 500
RETURNED = 5_000
LONGEST_MERGE = 2_000
"""Milliseconds; a SENCO waits for it at sign-in."""


@dataclass
class World:
    """A classroom, and what should be in its register.

    Attributes:
        pile: Every return that was ever made, to be merged late, twice, or never.
        said: Every entry ever made, as text, by id.
        merged: The ids of those that were merged.
        faults: What was not as it should be, in words.
    """

    room: Classroom
    rng: random.Random
    pile: list[tuple[bytes, frozenset[str]]] = field(default_factory=list)
    said: dict[str, str] = field(default_factory=dict)
    merged: set[str] = field(default_factory=set)
    erased: set[str] = field(default_factory=set)
    own: Marks = field(default_factory=dict)
    faults: list[str] = field(default_factory=list)
    number: int = 0

    def begin(self) -> None:
        """Hand out to every book."""
        for place in range(len(self.room.books)):
            self.room.hand_over(place)

    def step(self) -> None:
        """Do something at random, then look."""
        acts = (self.tap, self.give_back, self.merge, self.hand_out, self.change)
        [act] = self.rng.choices((*acts, self.lie), weights=(50, 18, 22, 4, 4, 2))
        act()
        if act in (self.merge, self.change):
            self.look()

    def tap(self) -> None:
        """Tap in one of the books: mark, say it did not run, take back, finish."""
        place = self.rng.randrange(len(self.room.books))
        desk, book = self.room.desks[place], self.room.books[place]
        cards = [card for day in HELD_DAYS for card in desk.day(day)]
        if not cards:
            return
        card = self.rng.choice(cards)
        if self.rng.random() < 0.05:  # noqa: PLR2004 - one in twenty
            self.room.clocks[place].shift(self.rng.choice((-365, 365)))
        try:
            self._tap(desk, card)
        except RuleBrokenError:
            return
        self.said.update((id_of(text), text) for text in told_by(book)[-2:])

    def _tap(self, desk, card: SessionCard) -> None:  # type: ignore[no-untyped-def]  # noqa: ANN001 - a desk
        chance = self.rng.random()
        if chance < 0.7 and card.members:  # noqa: PLR2004 - mostly marks
            member = self.rng.choice(card.members)
            desk.mark(card.key, self._mark(member.pupil_id))
        elif chance < 0.8:  # noqa: PLR2004
            desk.not_run(card.key, self.rng.choice(list(NotRunReason)), self._words())
        elif chance < 0.9:  # noqa: PLR2004
            desk.ran(card.key)
        else:
            desk.finish(card.key)

    def give_back(self) -> None:
        """Have a book make a return, and put it on the pile."""
        book = self.rng.choice(self.room.books)
        held = frozenset(one.id for one in book._stored)  # noqa: SLF001 - as the file has it
        try:
            self.pile.append((book.returned(), held))
        except RuleBrokenError:
            return

    def lie(self) -> None:
        """Have a book make a return with lies in it, and put it on the pile."""
        place = self.rng.randrange(len(self.room.books))
        held = frozenset(one.id for one in self.room.books[place]._stored)  # noqa: SLF001 - as the file has it
        pack, lies = lie(self.room, place, self.rng)
        [report] = self.room.merge(pack, dry_run=True).packs
        if report.new > len(held) or (lies and not report.refused + report.dropped):
            self.faults.append("a lie was believed")
        self.pile.append((pack, held))

    def merge(self) -> None:
        """Merge one return or several of the pile, old ones and known ones too."""
        if not self.pile:
            return
        chosen = self.rng.choices(self.pile, k=self.rng.randint(1, 3))
        packs = [data for data, _ in chosen]
        if self.rng.random() < 0.2:  # noqa: PLR2004 - one in five
            hurt = bytearray(packs[0])
            hurt[self.rng.randrange(len(hurt))] ^= 1
            if not self.room.merge(bytes(hurt)).refused:
                self.faults.append("a damaged pack was taken")
        report = self.room.merge(*packs)
        self.faults.extend(refusal.why for refusal in report.refused)
        for _, held in chosen:
            self.merged |= held

    def hand_out(self) -> None:
        """Hand out to a book; its laptop may say any year, and refuse."""
        place = self.rng.randrange(len(self.room.books))
        self.room.clocks[place].time = self.room.clock.time
        self.room.hand_over(place)

    def change(self) -> None:
        """Decide, record in the register itself, archive or erase."""
        chance = self.rng.random()
        undecided = self.room.register.ask(ToDecide())
        if chance < 0.5 and undecided:  # noqa: PLR2004 - mostly this
            one = self.rng.choice(undecided)
            chosen = self.rng.choice(one.records)
            self.room.register.execute(DecideBetween(one.key, chosen.id))
        elif chance < 0.9:  # noqa: PLR2004
            self._record()
        elif len(self.erased) < 2:  # noqa: PLR2004 - leave some children
            self._lose_a_child()

    def look(self) -> None:
        """Compare the register with what should be in it."""
        ids, books, own = self.room.register.ask(InTheRegister())
        wanted = {one for one in self.merged if not self._about_erased(one)}
        if len(ids) != len(set(ids)):
            self.faults.append("an entry is there twice")
        if set(ids) != wanted:
            self.faults.append("entries were lost, or came from nowhere")
        if books != self._marks(wanted):
            self.faults.append("the marks of a book are not its last words")
        if own != {at: w for at, w in self.own.items() if at[3] not in self.erased}:
            self.faults.append("a merge changed the register's own record")

    def _marks(self, ids: set[str]) -> Marks:
        """Return each book's last words, reckoned the plain way."""
        entries = sorted(
            (known_entry(self.said[one]).entry for one in ids),
            key=lambda entry: entry.counter,
        )
        marks: Marks = {}
        hidden: set[tuple[str, str, str]] = set()
        for entry in entries:
            day = entry.key.held_on.isoformat()
            at = (entry.device, entry.key.group_id, day)
            kind = type(entry.said).__name__
            if kind == "DidNotRun":
                hidden.add(at)
            elif kind != "Finished":
                hidden.discard(at)
            if isinstance(entry.said, Marked):
                marks[(*at, entry.said.mark.pupil_id)] = entry.said.mark.words
        return {at: words for at, words in marks.items() if at[:3] not in hidden}

    def _about_erased(self, entry_id: str) -> bool:
        said = known_entry(self.said[entry_id]).entry.said
        return isinstance(said, Marked) and said.mark.pupil_id in self.erased

    def _record(self) -> None:
        """Record a session in the register, beside whatever books say of it."""
        cards = [card for day in HELD_DAYS for card in self.room.desks[0].day(day)]
        card = self.rng.choice(cards)
        at = ("", card.key.group_id, card.key.held_on.isoformat())
        if any(known[:3] == at for known in self.own):
            return
        entry = SessionEntry(
            card.key,
            ran=True,
            minutes=card.minutes,
            marks=tuple(self._mark(member.pupil_id) for member in card.members),
            finished=False,
        )
        try:
            self.room.register.execute(RecordSession(entry))
        except RuleBrokenError:  # a child who was archived or erased meanwhile
            return
        for mark in entry.marks:
            self.own[(*at, mark.pupil_id)] = mark.words

    def _lose_a_child(self) -> None:
        left = [one for one in self.room.pupils if one not in self.erased]
        pupil = self.rng.choice(left)
        if self.rng.random() < 0.5:  # noqa: PLR2004 - the one or the other
            self.room.register.execute(ArchivePupil(pupil, "Moved away"))
        else:
            self.room.register.execute(Erase(pupil))
            self.erased.add(pupil)

    def _mark(self, pupil_id: str) -> PupilMark:
        if self.rng.random() < 0.3:  # noqa: PLR2004 - three of ten are away
            reason = self.rng.choice(list(AwayReason))
            return PupilMark(pupil_id, Presence.AWAY, reason, words=self._words())
        got_on = self.rng.choice(list(GotOn))
        return PupilMark(pupil_id, Presence.HERE, None, got_on, self._words())

    def _words(self) -> str:
        self.number += 1
        return f"words {self.number}"


def wander(folder: Path, steps: int, seed: int = 1) -> World:
    """Take so many steps at random, then merge every return in any order, twice.

    Args:
        folder: An empty folder, or one with a classroom.
        steps: How many.
        seed: Decides everything.
    """
    rng = random.Random(seed)  # noqa: S311 - steps, not secrets
    world = World(Classroom(folder), rng)
    try:
        world.begin()
        for _ in range(steps):
            world.step()
        for _ in range(2):
            for data, held in rng.sample(world.pile, len(world.pile))[-40:]:
                world.room.merge(data)
                world.merged |= held
            world.look()
    finally:
        world.room.close()
    return world


def merge_many(room: Classroom, entries: int) -> float:
    """Return the processor time, in milliseconds, of merging so many new entries."""
    room.hand_over(0)
    desk = room.desks[0]
    cards = [card for day in HELD_DAYS for card in desk.day(day)]
    made = 0
    while made < entries:
        card = cards[made % len(cards)]
        for member in card.members:
            desk.mark(
                card.key, PupilMark(member.pupil_id, Presence.HERE, words=str(made))
            )
            made += 1
    pack = room.books[0].returned()
    began = time.process_time()
    room.merge(pack)
    return (time.process_time() - began) * MILLISECONDS


def measure(*, torture: bool) -> Iterator[Figure]:
    """Merge 5,000 entries; take 500 random steps, or 10,000."""
    with tempfile.TemporaryDirectory() as folder:
        room = Classroom(Path(folder))
        few = merge_many(room, RETURNED // 10)
        took = merge_many(room, RETURNED)
        room.close()
    yield Figure(
        f"merging {RETURNED:,} entries, of the processor's time",
        took,
        "ms",
        most=LONGEST_MERGE,
    )
    yield Figure("ten times the entries take so much longer", took / few, "x", most=15)
    steps = STEPS if torture else FEW_STEPS
    with tempfile.TemporaryDirectory() as folder:
        world = wander(Path(folder), steps)
    yield Figure(
        f"entries merged in {steps:,} random steps", len(world.merged), "", least=1
    )
    yield Figure("lost, doubled, moved or risen again", len(world.faults), "", most=0)
