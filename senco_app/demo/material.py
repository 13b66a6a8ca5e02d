"""The text material of the made-up school, from ``resources/demo``."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from senco_app import resources
from senco_app.vocabulary import YEAR_GROUPS

THEME_FILES = (
    "communication.toml",
    "learning.toml",
    "feelings.toml",
    "senses.toml",
)
FOR_ANY_NEED = "ANY"


@dataclass(frozen=True, slots=True)
class Theme:
    """Something that a child works on, and what people say about it.

    The measure goes from ``first`` (a range) by ``step`` (a range, downwards if it is
    negative) until ``limit``. ``years`` are the first and the last year group that it
    suits. ``words`` are the theme's own halves of sentences by their use.
    """

    need: str
    years: tuple[str, str]
    aim: str
    measure: str
    unit: str
    first: tuple[int, int]
    step: tuple[int, int]
    limit: int
    provision: str
    who: str
    minutes: int
    times: int
    group: int
    words: dict[str, tuple[str, ...]] = field(hash=False)
    stands_alone: bool = False

    def suits(self, year_group: str) -> bool:
        """Say whether it suits a child of that year group."""
        order = YEAR_GROUPS.index
        youngest, oldest = self.years
        return order(youngest) <= order(year_group) <= order(oldest)

    def amount(self, number: int) -> str:
        """Return a figure of its measure in words: "3 of 10"."""
        return f"{number} {self.unit}"


@dataclass(frozen=True, slots=True)
class Material:
    """All of it: themes, what people say in general, names, and what is given."""

    themes: tuple[Theme, ...]
    voices: dict[str, tuple[str, ...]] = field(hash=False)
    names: dict[str, Any] = field(hash=False)
    provision: dict[str, Any] = field(hash=False)

    def themes_for(self, needs: tuple[str, ...], year_group: str) -> tuple[Theme, ...]:
        """Return the themes of these needs, the primary one's first, then any child's.

        Themes that suit no child of that year group are left out.
        """
        return tuple(
            theme
            for need in (*needs, FOR_ANY_NEED)
            for theme in self.themes
            if theme.need == need and theme.suits(year_group)
        )


@cache
def material() -> Material:
    """Read the material once."""
    themes = tuple(_theme(raw) for name in THEME_FILES for raw in _read(name)["theme"])
    voices = {use: tuple(texts) for use, texts in _read("voices.toml").items()}
    return Material(themes, voices, _read("names.toml"), _read("provision.toml"))


def _read(name: str) -> dict[str, Any]:
    text = resources.file("demo", name).read_text(encoding="utf-8")
    return tomllib.loads(text)


def _theme(raw: dict[str, Any]) -> Theme:
    plain: dict[str, Any] = {
        key: tuple(value) if isinstance(value, list) else value
        for key, value in raw.items()
    }
    words = {key: plain.pop(key) for key in raw if _is_pool(plain[key])}
    return Theme(**plain, words=words)


def _is_pool(value: object) -> bool:
    """Say whether it is a pool of texts; a pair of year groups is not one."""
    if not isinstance(value, tuple) or not isinstance(value[0], str):
        return False
    return value[0] not in YEAR_GROUPS
