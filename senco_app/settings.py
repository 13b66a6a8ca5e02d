"""What this laptop remembers of its user's wishes: one versioned TOML file.

It holds no word of the register. What another version of the application wrote into it
stays there: only values that have changed are written anew.
"""

from __future__ import annotations

from contextlib import suppress
from dataclasses import asdict, dataclass, fields, replace
from datetime import UTC, datetime
from enum import StrEnum
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING, Any

from senco_app.errors import FileUnusableError

if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import TypeGuard

FILE = "settings.toml"
VERSION = 1
LEAST_TEXT, MOST_TEXT, TEXT_STEP = 90, 200, 10
LEAST_IDLE, MOST_IDLE = 2, 30
MOST_REGISTERS = 8
_CHANGING = Lock()


class Theme(StrEnum):
    """Which colours the window wears."""

    LIGHT = "light"
    DARK = "dark"
    SYSTEM = "system"


@dataclass(frozen=True, slots=True)
class SecondPlace:
    """Where backups of one register are copied to, and how that went.

    Attributes:
        register: The register's folder.
        folder: The second place: on a stick, a share or another disk.
        copied_at: When a backup was last copied there, UTC; None if none was.
        missed_at: Since when none could be copied, UTC; None if the last one was.
        why: Why that one could not be copied, in a sentence.
        told: Whether somebody was told.
    """

    register: Path
    folder: Path
    copied_at: datetime | None = None
    missed_at: datetime | None = None
    why: str = ""
    told: bool = False


@dataclass(frozen=True, slots=True)
class Settings:
    """The wishes of whoever works at this laptop.

    Attributes:
        version: Of the file's shape.
        theme: ``SYSTEM`` follows the laptop: light, dark, or its high contrast.
        cream: Whether the light colours stand on a cream ground.
        text_percent: Size of the text, 90 to 200 in steps of 10.
        idle_minutes: How long nothing happens until the window locks, 2 to 30.
        registers: Folders of registers opened on this laptop, the last one first.
        second_places: Where backups are copied to, for each register that has one.
    """

    version: int = VERSION
    theme: Theme = Theme.SYSTEM
    cream: bool = False
    text_percent: int = 100
    idle_minutes: int = 10
    registers: tuple[Path, ...] = ()
    second_places: tuple[SecondPlace, ...] = ()

    def with_register(self, folder: Path) -> Settings:
        """Return these settings with this register as the one used last."""
        others = [known for known in self.registers if known != folder]
        return replace(self, registers=(folder, *others)[:MOST_REGISTERS])

    def second_place(self, register: Path) -> SecondPlace | None:
        """Return the second place for the backups of a register, if it has one."""
        places = self.second_places
        return next((one for one in places if one.register == register), None)

    def with_second_place(self, register: Path, place: SecondPlace | None) -> Settings:
        """Return these settings with this second place for a register, or without."""
        others = [one for one in self.second_places if one.register != register]
        return replace(self, second_places=(*others, *((place,) if place else ())))


def read_settings(folder: Path) -> Settings:
    """Return what is remembered in a folder; defaults for what is not.

    A file of a newer version is read as far as it is known. One that is no TOML is kept
    aside as ``settings.toml.damaged``, and read as if there were none.
    """
    return _settings(_read(folder / FILE))


def write_settings(folder: Path, settings: Settings) -> None:
    """Remember these settings; what else stands in the file stays.

    Raises:
        FileUnusableError: If the folder cannot be written. What was there stays.
    """
    import tomli_w  # noqa: PLC0415 - reading is all that the first window waits for

    from senco_app.files import write_whole  # noqa: PLC0415 - only reading is urgent

    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        message = f"{folder} cannot be used ({error.strerror}). Nothing was changed."
        raise FileUnusableError(message) from error
    stored = _read(folder / FILE)
    before = _settings(stored)
    for field in fields(Settings):
        value = getattr(settings, field.name)
        if field.name not in stored or value != getattr(before, field.name):
            stored[field.name] = _plain(value)
    write_whole(folder / FILE, tomli_w.dumps(stored).encode(errors="replace"))


def change_settings(folder: Path, change: Callable[[Settings], Settings]) -> Settings:
    """Read, change and write the settings with no other change in between.

    Raises:
        FileUnusableError: If the folder cannot be written. What was there stays.
    """
    with _CHANGING:
        changed = change(read_settings(folder))
        write_settings(folder, changed)
    return changed


def _read(path: Path) -> dict[str, Any]:
    """Return what the file says; nothing if it is missing or damaged."""
    try:
        text = path.read_bytes()
    except OSError:
        return {}
    import tomllib  # noqa: PLC0415 - the first window of a new laptop has none to read

    try:
        return tomllib.loads(text.decode())
    except ValueError:  # no TOML, or not even text
        from senco_app.files import replace as rename  # noqa: PLC0415 - as above

        with suppress(OSError):
            rename(path, path.with_name(f"{path.name}.damaged"))
        return {}


def _settings(stored: dict[str, Any]) -> Settings:
    """Return what is known of the stored values; a default for each unknown one."""
    known = {
        name: read(stored[name]) for name, read in _READERS.items() if name in stored
    }
    return Settings(
        **{name: value for name, value in known.items() if value is not None}
    )


def _version(value: object) -> int | None:
    return max(value, VERSION) if _is_number(value) else None


def _theme(value: object) -> Theme | None:
    return next((theme for theme in Theme if theme == value), None)


def _flag(value: object) -> bool | None:
    return value if isinstance(value, bool) else None


def _text_percent(value: object) -> int | None:
    if not _is_number(value):
        return None
    in_steps = TEXT_STEP * round(value / TEXT_STEP)
    return min(max(in_steps, LEAST_TEXT), MOST_TEXT)


def _idle_minutes(value: object) -> int | None:
    return min(max(value, LEAST_IDLE), MOST_IDLE) if _is_number(value) else None


def _registers(value: object) -> tuple[Path, ...] | None:
    if not isinstance(value, list):
        return None
    named = (Path(one) for one in value if isinstance(one, str) and one)
    return tuple(dict.fromkeys(named))[:MOST_REGISTERS]


def _second_places(value: object) -> tuple[SecondPlace, ...] | None:
    if not isinstance(value, list):
        return None
    read = (_second_place(one) for one in value if isinstance(one, dict))
    return tuple(one for one in read if one is not None)


def _second_place(said: dict[str, Any]) -> SecondPlace | None:
    register, folder = (said.get(name) for name in ("register", "folder"))
    if not (isinstance(register, str) and isinstance(folder, str)):
        return None
    if not (register and folder):
        return None
    why, told = said.get("why"), said.get("told")
    return SecondPlace(
        Path(register),
        Path(folder),
        _moment(said.get("copied_at")),
        _moment(said.get("missed_at")),
        why if isinstance(why, str) else "",
        told if isinstance(told, bool) else False,
    )


def _moment(value: object) -> datetime | None:
    if not isinstance(value, datetime):
        return None
    return (value if value.tzinfo else value.replace(tzinfo=UTC)).astimezone(UTC)


_READERS: dict[str, Callable[[object], Any]] = {
    "version": _version,
    "theme": _theme,
    "cream": _flag,
    "text_percent": _text_percent,
    "idle_minutes": _idle_minutes,
    "registers": _registers,
    "second_places": _second_places,
}


def _is_number(value: object) -> TypeGuard[int]:
    return isinstance(value, int) and not isinstance(value, bool)


def _plain(value: object) -> object:
    """Return a value as TOML knows it."""
    if isinstance(value, tuple):
        return [_plain(one) for one in value]
    if isinstance(value, SecondPlace):
        said = {name: _plain(one) for name, one in asdict(value).items()}
        return {name: one for name, one in said.items() if one is not None}
    return str(value) if isinstance(value, StrEnum | Path) else value
