"""Where a register may lie, where it lies by default, and which was used last.

A live register belongs on the laptop's own disk. Synchronising programs and network
shares corrupt databases that are open, and a stick that is pulled out loses what was
saved last; closed files (backups, packs) may go to any of them.
"""

from __future__ import annotations

import os
import sys
from contextlib import suppress
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, NamedTuple

import platformdirs

from senco_app.errors import FileUnusableError
from senco_app.settings import read_settings, write_settings

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

APPLICATION = "SENCO Workbench"
MISSES_FILE = "misses.json"
BOOK_KEY_FILE = "book.keys"
_ONEDRIVE = ("OneDrive", "OneDriveConsumer", "OneDriveCommercial")
_NETWORK_FILE_SYSTEMS = {
    *("nfs", "nfs4", "cifs", "smb3", "smbfs", "fuse.sshfs", "fuse.rclone", "9p"),
    *("fuse.onedriver", "davfs", "fuse.davfs2", "afs", "ceph", "glusterfs"),
}
_ONEDRIVE_DAMAGES = (
    "OneDrive copies files while they are being written, and that damages them"
)
_TWO_LAPTOPS = "it is on a network share, and two laptops could write at the same time"
_PULLED_OUT = "it is on a stick or card, and pulling that out loses what was saved last"
_ELSEWHERE = {
    _ONEDRIVE_DAMAGES: "OneDrive, which copies it to the internet",
    _TWO_LAPTOPS: "a network share, where others may read it",
    _PULLED_OUT: "a stick or card, which can be lost",
}
_STICKS = (PurePosixPath("/media"), PurePosixPath("/run/media"))
_REMOVABLE_DRIVE, _NETWORK_DRIVE = 2, 4  # what GetDriveTypeW answers
_CLOUD_ONLY = 0x0040_0000  # FILE_ATTRIBUTE_RECALL_ON_DATA_ACCESS


class Laptop(NamedTuple):
    """This computer: its name, and the folder for what belongs to it alone."""

    name: str
    own_folder: Path

    @property
    def misses(self) -> Path:
        """The file that remembers failed sign-ins."""
        return self.own_folder / MISSES_FILE


class Surroundings(NamedTuple):
    """What the operating system says about disks.

    Attributes:
        environment: The environment's variables.
        mounts: The text of ``/proc/mounts``; empty where there is none.
        drive_kind: The kind of the drive of a path, as Windows counts them.
    """

    environment: Mapping[str, str]
    mounts: str = ""
    drive_kind: Callable[[Path], int] = lambda _path: 0


def this_laptop() -> Laptop:
    """Return this computer, with its folder in the user's own, non-roaming data."""
    import platform  # noqa: PLC0415 - not before the first paint

    return Laptop(platform.node() or "this computer", own_folder())


def surroundings() -> Surroundings:
    """Return what this computer says about its disks."""
    mounts = ""
    with suppress(OSError):
        mounts = Path("/proc/mounts").read_text(encoding="utf-8", errors="replace")
    return Surroundings(os.environ, mounts, _drive_kind)


def default_register() -> Path:
    """Return where a register lies unless the school says otherwise."""
    return own_folder() / "register"


def last_register(laptop: Laptop) -> Path | None:
    """Return the register that was used last on this laptop, if one is remembered."""
    known = known_registers(laptop)
    return next((one for one in known if not (one / BOOK_KEY_FILE).is_file()), None)


def last_place(laptop: Laptop) -> Path | None:
    """Return the register or the book that was used last on this laptop."""
    return next(iter(known_registers(laptop)), None)


def known_registers(laptop: Laptop) -> tuple[Path, ...]:
    """Return the registers and books used on this laptop, the last one first."""
    return read_settings(laptop.own_folder).registers


def remember_register(laptop: Laptop, folder: Path) -> None:
    """Remember which register was used last. Failing to is no reason to stop."""
    settings = read_settings(laptop.own_folder).with_register(folder.absolute())
    with suppress(FileUnusableError):
        write_settings(laptop.own_folder, settings)


def check_live_folder(
    folder: Path, seen: Surroundings | None = None, *, book: bool = False
) -> None:
    """Accept a folder on the laptop's own disk for a live register, or a book.

    Raises:
        FileUnusableError: If it is in OneDrive, on a network share or on removable
            media, or has a name that is no text; it says what to do instead.
    """
    path = Path(os.path.abspath(folder))  # noqa: PTH100 - resolve() fails on dead shares
    seen = surroundings() if seen is None else seen
    reason = _no_text(path) or _synchronised(path, seen) or _remote(path, seen)
    what = (
        ("A book", "book", "packs") if book else ("A register", "register", "backups")
    )
    if reason:
        message = (
            f"{what[0]} cannot be used in {_shown(folder)}: {reason}. Nothing was "
            "changed. "
            f"Keep it on this computer's own disk, as in {own_folder() / what[1]}; "
            f"{what[2]} may go where this folder is."
        )
        raise FileUnusableError(message)


def _no_text(path: Path) -> str:
    """Return what is wrong with a name that SQLite cannot be told."""
    try:
        str(path).encode()
    except UnicodeEncodeError:
        return "its name holds a character that no program can read"
    return ""


def _shown(path: Path) -> str:
    return str(path).encode(errors="replace").decode()


def leaves_the_laptop(path: Path, seen: Surroundings | None = None) -> str:
    """Return where a file of this path would be besides this laptop; empty: nowhere.

    For a warning before a document about a child is written there.

    Args:
        path: The file or the folder, whether it is there or not.
        seen: What is known of the disks; what this computer says unless given.
    """
    absolute = Path(os.path.abspath(path))  # noqa: PTH100 - see check_live_folder
    seen = surroundings() if seen is None else seen
    return _ELSEWHERE.get(_synchronised(absolute, seen) or _remote(absolute, seen), "")


def _synchronised(path: Path, seen: Surroundings) -> str:
    named = (seen.environment.get(name, "") for name in _ONEDRIVE)
    roots = [Path(root) for root in named if root]
    in_onedrive = any(path.is_relative_to(root) for root in roots) or any(
        part.casefold().startswith("onedrive -") or part.casefold() == "onedrive"
        for part in path.parts
    )
    if in_onedrive or _kept_in_the_cloud(path):
        return _ONEDRIVE_DAMAGES
    return ""


def _remote(path: Path, seen: Surroundings) -> str:
    kind = seen.drive_kind(path)
    mount, file_system = _mount_of(path, seen.mounts)
    share = path.drive.startswith("\\\\") or kind == _NETWORK_DRIVE
    if share or file_system in _NETWORK_FILE_SYSTEMS:
        return _TWO_LAPTOPS
    if kind == _REMOVABLE_DRIVE or any(mount.is_relative_to(s) for s in _STICKS):
        return _PULLED_OUT
    return ""


def _mount_of(path: Path, mounts: str) -> tuple[PurePosixPath, str]:
    """Return the mount point that holds a path, and its file system."""
    best = (PurePosixPath("/"), "")
    for line in mounts.splitlines():
        parts = line.split()
        if len(parts) < 3:  # noqa: PLR2004 - device, mount point, kind
            continue
        point = PurePosixPath(parts[1].replace("\\040", " "))
        holds = PurePosixPath(path.as_posix()).is_relative_to(point)
        if holds and len(point.parts) >= len(best[0].parts):
            best = (point, parts[2])
    return best


def _kept_in_the_cloud(path: Path) -> bool:
    with suppress(OSError):
        attributes = int(getattr(path.stat(), "st_file_attributes", 0))
        return bool(attributes & _CLOUD_ONLY)
    return False


def own_folder() -> Path:
    """Return the folder for what belongs to this laptop alone, made or not."""
    folder = platformdirs.user_data_dir(APPLICATION, appauthor=False, roaming=False)
    return Path(folder)


def holds_something(folder: Path) -> bool:
    """Say whether a new folder cannot be made here: something has the name already.

    An empty folder holds nothing.

    Raises:
        OSError: If it cannot be looked into.
    """
    return folder.exists() and (not folder.is_dir() or any(folder.iterdir()))


def check_free(folder: Path) -> None:
    """Accept a folder that does not exist yet, or is empty.

    Raises:
        FileUnusableError: If there is something in it, or it cannot be looked into.
    """
    try:
        taken = holds_something(folder)
    except OSError as error:
        message = f"{folder} could not be looked into ({error.strerror})."
        raise FileUnusableError(message) from error
    if taken:
        message = (
            f"{folder} is taken: there is something in it already. "
            "Nothing was changed; choose a folder that does not exist yet."
        )
        raise FileUnusableError(message)


if sys.platform == "win32":

    def _drive_kind(path: Path) -> int:
        import ctypes  # noqa: PLC0415 - only Windows has this call

        return int(ctypes.windll.kernel32.GetDriveTypeW(f"{path.drive}\\"))

else:

    def _drive_kind(path: Path) -> int:
        del path
        return 0
