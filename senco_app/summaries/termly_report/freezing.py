"""Plain records as text and back, so that a report stays as it was issued."""

from __future__ import annotations

import json
from dataclasses import fields, is_dataclass
from datetime import date
from enum import StrEnum
from typing import Any, TypeVar

from senco_app.errors import FileUnusableError
from senco_app.files import UNREADABLE
from senco_app.summaries import records as paper
from senco_app.summaries.termly_report import records, suppression
from senco_app.vocabulary import Audience, Phase, SenStatus

T = TypeVar("T")

_KIND, _DAY, _WORD = "record", "day", "word"
_RECORDS: dict[str, type[Any]] = {
    kind.__name__: kind
    for kind in (
        paper.Bar,
        paper.Bullets,
        paper.Chart,
        paper.Facts,
        paper.Grid,
        paper.Nothing,
        paper.Paper,
        paper.Quote,
        paper.Section,
        paper.Source,
        paper.Statement,
        paper.Subheading,
        records.Before,
        records.Figures,
        records.Lost,
        suppression.Cross,
        suppression.Split,
        suppression.Tables,
    )
}
_WORDS: dict[str, type[StrEnum]] = {
    kind.__name__: kind for kind in (Audience, Phase, SenStatus, records.MoveKind)
}


def frozen(record: object) -> str:
    """Return a record of the report as JSON."""
    return json.dumps(_plain(record), ensure_ascii=False, separators=(",", ":"))


def thawed(text: str, kind: type[T]) -> T:
    """Return the record again.

    Raises:
        FileUnusableError: If it was written by a version that knows other records.
    """
    try:
        record = _record(json.loads(text))
    except UNREADABLE as error:
        raise _unreadable() from error
    if not isinstance(record, kind):
        raise _unreadable()
    return record


def _unreadable() -> FileUnusableError:
    message = (
        "This report was issued by another version of the application, which has to "
        "be used to read it. It is kept as it was."
    )
    return FileUnusableError(message)


def _plain(value: object) -> object:
    if is_dataclass(value):
        told = {part.name: _plain(getattr(value, part.name)) for part in fields(value)}
        return {_KIND: type(value).__name__, **told}
    if isinstance(value, StrEnum):
        return {_WORD: type(value).__name__, "value": value.value}
    if isinstance(value, date):
        return {_DAY: value.isoformat()}
    if isinstance(value, tuple):
        return [_plain(part) for part in value]
    return value


def _record(value: Any) -> Any:  # noqa: ANN401 - whatever JSON holds
    if isinstance(value, list):
        return tuple(map(_record, value))
    if not isinstance(value, dict):
        return value
    if _DAY in value:
        return date.fromisoformat(value[_DAY])
    if _WORD in value:
        return _WORDS[value[_WORD]](value["value"])
    told = {name: _record(part) for name, part in value.items() if name != _KIND}
    return _RECORDS[value[_KIND]](**told)
