"""What the register's screens say of books: how each stands, and what goes into one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from senco_app.provision.records import Slot
from senco_app.ui.provision.words import slot_words
from senco_app.ui.sessions.words import GOT_ON, PRESENCES
from senco_app.wording import counted, day

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import datetime

    from senco_app.books.records import HandedGroup, HandedMember, HandOut, HandOutPack
    from senco_app.books.reports import BookLine, MergeReport
    from senco_app.provision.records import CardMember, PupilMark, SessionCard
    from senco_app.ui.widgets.labels import Tone

Line = tuple[int, str]  # how far it is set in, and the words; 0 is a heading

NEVER_HANDED = "nothing was handed out yet"
NEVER_RETURNED = "nothing came back yet"
EMPTY_HAND_OUT = (
    "{person} leads no group with sessions in these weeks, so the book stays empty. "
    "Set {person} as the leader of a group under Provision, then hand out."
)
NOTHING_ELSE = (
    "Also the school’s name, and how far the register has what this book returned. "
    "Nothing else goes."
)


def moment(at: datetime) -> str:
    """Return "Tue 9 Feb 2027 at 14:05" of a time in UTC, as the wall clock says it."""
    here = at.astimezone()
    return f"{day(here.date())} at {here:%H:%M}"


def history(book: BookLine) -> str:
    """Return when a book was last handed out to, and when it last returned."""
    out = (
        f"handed out {moment(book.handed_out_at)}"
        if book.handed_out_at
        else NEVER_HANDED
    )
    back = (
        f"returned {moment(book.returned_at)}" if book.returned_at else NEVER_RETURNED
    )
    words = f"{out} · {back}"
    return words[0].upper() + words[1:]


def state(book: BookLine, changed: frozenset[str] | None) -> tuple[str, Tone]:
    """Return how a book stands, in a few words, and their colour.

    Args:
        book: An enrolled book.
        changed: Which books would get something new; None while that is looked up.
    """
    if book.revoked_on is not None:
        return f"Revoked {day(book.revoked_on)}", "neutral"
    if not book.generation:
        return "To hand out", "soon"
    if changed is None:
        return "Looking…", "neutral"
    if book.id not in changed:
        return "Up to date", "good"
    return ("Weeks run out" if book.runs_out else "Changed since"), "soon"


def contents(hand_out: HandOut) -> Iterator[Line]:
    """Yield, line by line, everything that a hand-out holds."""
    if not hand_out.cards:
        yield 1, EMPTY_HAND_OUT.format(person=hand_out.person)
        return
    for group in hand_out.groups:
        own = [card for card in hand_out.cards if card.key.group_id == group.id]
        yield from _group(group, own)
    dates = f"{day(hand_out.from_on)} to {day(hand_out.to_on)}"
    yield 0, f"Sessions, {dates}"
    for card in hand_out.cards:
        yield 1, _session(card)
        for member in card.members:
            said = _marked(member)
            if said:
                yield 2, f"{member.name}: {said}"
    yield 1, NOTHING_ELSE


def summary(hand_out: HandOut) -> str:
    """Return how much goes into a book, in one sentence."""
    groups = counted(len(hand_out.groups), "group", "groups")
    pupils = counted(len(hand_out.pupil_ids), "child", "children")
    sessions = counted(len(hand_out.cards), "session", "sessions")
    return f"Into the book of {hand_out.person} go {groups}, {pupils} and {sessions}."


def handed(packs: Iterable[HandOutPack], folder: object) -> str:
    """Return what was handed out, where it lies, and what to do with it."""
    made = tuple(packs)
    names = ", ".join(dict.fromkeys(pack.content.person for pack in made))
    last = min(pack.expires_on for pack in made)
    return (
        f"Handed out for {names}, in {folder}. It can be taken into the book until "
        f"{day(last)}. At its first hand-out a book shows the register’s words: "
        f"{made[0].register_words}."
    )


def merged(report: MergeReport) -> str:
    """Return what a merge did, or would do, in one sentence."""
    new = sum(pack.new for pack in report.packs)
    known = sum(pack.known for pack in report.packs)
    odd = sum(pack.refused for pack in report.packs)
    refused = f", {odd:,} refused" if odd else ""
    entries = counted(new, "entry is new", "entries are new")
    sessions = counted(report.sessions, "session", "sessions")
    would = "would be " if report.dry_run else ""
    return (
        f"{entries}, {known:,} known already{refused}: {sessions} {would}recorded, "
        f"{report.changed:,} changed."
    )


def decide_words(number: int) -> str:
    """Return what a button says that leads to what is to be decided."""
    return f"Decide: {counted(number, 'session', 'sessions')} with two records"


def _group(group: HandedGroup, cards: list[SessionCard]) -> Iterator[Line]:
    yield 0, group.title
    slots = {Slot(card.key.held_on.weekday(), card.key.starts_at) for card in cards}
    others = counted(group.others, "other child", "other children")
    parts = (
        slot_words(slots),
        f"{group.minutes} minutes",
        group.room,
        f"{others} without a name" if group.others else "",
        f"aim: {group.focus}" if group.focus else "",
    )
    yield 1, " · ".join(part for part in parts if part)
    for member in group.members:
        yield from _member(member)


def _member(member: HandedMember) -> Iterator[Line]:
    yield 1, member.name
    if member.outcome:
        yield 2, f"Working towards: {member.outcome}"
    if member.strategies:
        yield 2, f"What helps: {' '.join(member.strategies.split())}"
    for alert in member.alerts:
        yield 2, f"What to do: {alert}"


def _session(card: SessionCard) -> str:
    names = ", ".join(member.name for member in card.members)
    reason = f"not run, {card.reason.value}" if card.reason else ""
    parts = (
        f"{day(card.key.held_on)}, {card.key.starts_at:%H:%M}",
        card.title,
        names,
        reason,
        card.words,
    )
    return " · ".join(part for part in parts if part)


def _marked(member: CardMember) -> str:
    now = mark_words(member.mark) if member.mark else ""
    before = f"last time {mark_words(member.last)}" if member.last else ""
    return "; ".join(part for part in (now, before) if part)


def mark_words(mark: PupilMark) -> str:
    """Return "here, nearly, three new words"."""
    parts = (
        PRESENCES[mark.presence].lower(),
        mark.away_reason.value if mark.away_reason else "",
        GOT_ON[mark.got_on].lower() if mark.got_on else "",
        mark.words,
    )
    return ", ".join(part for part in parts if part)
