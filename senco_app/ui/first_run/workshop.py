"""What the first run is handed: it makes no register itself."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from senco_app.errors import SencoError

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from senco_app.register import Register
    from senco_app.vocabulary import Phase


class StoppedError(SencoError):
    """The user stopped the made-up school while it was being built."""


@dataclass(frozen=True, slots=True)
class NewSchool:
    """What a new register is made from."""

    folder: Path
    school: str
    authority: str
    phase: Phase
    last_year_group: str
    senco: str
    password: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class Made:
    """A register that was just made, open, with its recovery code."""

    folder: Path
    register: Register
    code: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class Workshop:
    """How registers are made.

    Attributes:
        make: Makes a register and opens it. Slow; it runs on a worker, and raises a
            ``SencoError`` that says what to do; then nothing is left behind.
        make_up: Builds a made-up school and opens it. Slower; it tells what share is
            done, and what that raises stops it and leaves nothing behind.
        folder: Finds where the next register goes unless the user says otherwise.
        check_folder: Accepts a folder for a register that is used; raises
            ``FileUnusableError`` with what to do instead.
    """

    make: Callable[[NewSchool], Made]
    make_up: Callable[[Callable[[float], None]], tuple[Path, Register]]
    folder: Callable[[], Path]
    check_folder: Callable[[Path], None]
