"""How entries look inside a pack and inside a book: canonical JSON.

An entry's id is a hash of all it says. So two entries with one id are one entry, the
same entry counts once however often it comes back, and none can be changed on the way.
"""

from __future__ import annotations

import hashlib
import json
from datetime import UTC, date, datetime, time
from typing import TYPE_CHECKING, Any

from senco_app.books.records import (
    DidNotRun,
    DidRun,
    Entry,
    Finished,
    KnownEntry,
    Marked,
    Merged,
    Returned,
)
from senco_app.errors import FileUnusableError
from senco_app.files import UNREADABLE
from senco_app.provision.records import PupilMark, SessionKey
from senco_app.vocabulary import AwayReason, GotOn, NotRunReason, Presence

if TYPE_CHECKING:
    from collections.abc import Sequence

    from senco_app.books.records import Said

Json = dict[str, Any]
FORMAT = 1
"""Of what is inside a pack; a newer one is refused, not guessed at."""

_ID_LENGTH = 40
_LARGEST = 2**31 - 1


def canonical(said: object) -> str:
    """Return the one text that stands for some plain values."""
    return json.dumps(said, sort_keys=True, separators=(",", ":"), ensure_ascii=False)


def entry_text(entry: Entry) -> str:
    """Return an entry as it is stored and sent."""
    said = {
        "at": entry.entered_at.astimezone(UTC).isoformat(),
        "counter": entry.counter,
        "device": entry.device,
        "generation": entry.generation,
        "minutes": entry.minutes,
        **key_json(entry.key),
        **_said(entry.said),
    }
    return canonical(said)


def known_entry(text: str) -> KnownEntry:
    """Return an entry out of its text, with its id.

    Raises:
        ValueError: Or another of ``files.UNREADABLE``, if it is no entry.
    """
    said = json.loads(text)
    entry = Entry(
        device=str(said["device"]),
        counter=_number(said["counter"]),
        entered_at=moment(said["at"]),
        generation=_number(said["generation"], least=0),
        key=read_key(said),
        minutes=_number(said["minutes"]),
        said=_read_said(said),
    )
    return KnownEntry(id_of(text), entry, text)


def id_of(text: str) -> str:
    """Return the id of an entry with this text."""
    return hashlib.sha256(text.encode()).hexdigest()[:_ID_LENGTH]


def next_head(head: str, entry_id: str) -> str:
    """Return what answers for one more entry and for all before it."""
    return hashlib.sha256(f"{head} {entry_id}".encode()).hexdigest()[:_ID_LENGTH]


def returned_bytes(entries: Sequence[str], merged: Merged) -> bytes:
    """Return what a return holds: entries as they are stored, and the book's head."""
    said = {
        "counter": merged.counter,
        "entries": list(entries),
        "format": FORMAT,
        "head": merged.head,
    }
    return canonical(said).encode()


def read_returned(content: bytes, name: str) -> Returned:
    """Return what a return says; entries that are none are counted only.

    Raises:
        FileUnusableError: If it is written in a way that is not known here.
    """
    try:
        said = json.loads(content)
        check_format(said, name)
        texts = list(said["entries"])
        entries = tuple(known for text in texts if (known := _read_entry(text)))
        merged = Merged(_number(said["counter"], least=0), _text(said["head"]))
        return Returned(entries, merged, len(texts) - len(entries))
    except UNREADABLE as error:
        raise FileUnusableError(odd(name)) from error


def _read_entry(text: str) -> KnownEntry | None:
    """Return an entry out of its text; none if it is no entry."""
    try:
        return known_entry(text)
    except UNREADABLE:
        return None


def check_format(said: Json, name: str) -> None:
    """Accept what is inside a pack of a format that is known here.

    Raises:
        FileUnusableError: If it is a newer one.
    """
    if said["format"] > FORMAT:
        message = (
            f"{name} was made by a newer version of SENCO Workbench. Nothing was taken "
            "from it; install that version on this computer too, then try again."
        )
        raise FileUnusableError(message)


def odd(name: str) -> str:
    """Say that a pack holds something odd."""
    return (
        f"{name} holds something that this version of SENCO Workbench does not know. "
        "Nothing was taken from it and nothing was changed."
    )


def _said(said: Said) -> Json:
    if isinstance(said, Marked):
        return {"kind": "mark", **mark_json(said.mark)}
    if isinstance(said, DidNotRun):
        return {"kind": "not run", "reason": said.reason.value, "words": said.words}
    return {"kind": "ran" if isinstance(said, DidRun) else "finished"}


def _read_said(said: Json) -> Said:
    kind = said["kind"]
    if kind == "mark":
        return Marked(read_mark(said))
    if kind == "not run":
        return DidNotRun(NotRunReason(said["reason"]), _text(said["words"]))
    if kind == "ran":
        return DidRun()
    if kind == "finished":
        return Finished()
    message = "no such kind of entry"
    raise ValueError(message)


def key_json(key: SessionKey) -> Json:
    """Return a session's key as plain values."""
    return {
        "group": key.group_id,
        "on": key.held_on.isoformat(),
        "starts": key.starts_at.isoformat(timespec="minutes"),
    }


def read_key(said: Json) -> SessionKey:
    """Return a session's key out of plain values."""
    held_on, starts_at = date.fromisoformat(said["on"]), said["starts"]
    starts = time.fromisoformat(starts_at)
    if starts.isoformat(timespec="minutes") != starts_at:
        message = "a time that no timetable has"
        raise ValueError(message)
    return SessionKey(_text(said["group"]), held_on, starts)


def mark_json(mark: PupilMark) -> Json:
    """Return a mark as plain values."""
    return {
        "away": None if mark.away_reason is None else mark.away_reason.value,
        "got_on": None if mark.got_on is None else mark.got_on.value,
        "presence": mark.presence.value,
        "pupil": mark.pupil_id,
        "words": mark.words,
    }


def read_mark(said: Json) -> PupilMark:
    """Return a mark out of plain values.

    Raises:
        ValueError: Or another of ``files.UNREADABLE``, if it is no mark.
    """
    away, got_on = said["away"], said["got_on"]
    mark = PupilMark(
        pupil_id=_text(said["pupil"]),
        presence=Presence(said["presence"]),
        away_reason=None if away is None else AwayReason(away),
        got_on=None if got_on is None else GotOn(got_on),
        words=_text(said["words"]),
    )
    here = mark.presence is Presence.HERE
    if mark.away_reason if here else mark.got_on:
        message = "a mark that contradicts itself"
        raise ValueError(message)
    return mark


def moment(text: str) -> datetime:
    """Return a moment in UTC out of its text."""
    return datetime.fromisoformat(text).astimezone(UTC)


def _number(number: object, least: int = 1) -> int:
    """Accept a whole number that a table can hold."""
    if type(number) is not int or not least <= number <= _LARGEST:
        message = "a number that is none"
        raise ValueError(message)
    return number


def _text(words: object) -> str:
    """Accept words that can be written down: half a character cannot."""
    if not isinstance(words, str):
        message = "words that are none"
        raise TypeError(message)
    words.encode()
    return words
