"""What this laptop remembers of its user's wishes: one versioned TOML file.

It holds no word of the register. What another version of the application wrote into it
stays there: only values that have changed are written anew.
"""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass, fields, replace
from enum import StrEnum
from pathlib import Path
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


class Theme(StrEnum):
    """Which colours the window wears."""

    LIGHT = "light"
    DARK = "dark"
    SYSTEM = "system"


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
    """

    version: int = VERSION
    theme: Theme = Theme.SYSTEM
    cream: bool = False
    text_percent: int = 100
    idle_minutes: int = 10
    registers: tuple[Path, ...] = ()

    def with_register(self, folder: Path) -> Settings:
        """Return these settings with this register as the one used last."""
        others = [known for known in self.registers if known != folder]
        return replace(self, registers=(folder, *others)[:MOST_REGISTERS])


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


_READERS: dict[str, Callable[[object], Any]] = {
    "version": _version,
    "theme": _theme,
    "cream": _flag,
    "text_percent": _text_percent,
    "idle_minutes": _idle_minutes,
    "registers": _registers,
}


def _is_number(value: object) -> TypeGuard[int]:
    return isinstance(value, int) and not isinstance(value, bool)


def _plain(value: object) -> object:
    """Return a value as TOML knows it."""
    if isinstance(value, tuple):
        return [str(one) for one in value]
    return str(value) if isinstance(value, StrEnum) else value
