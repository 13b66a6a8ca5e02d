"""The manifest of a backup: what it must hold, sealed with the register's key."""

from __future__ import annotations

import hashlib
import hmac
import json
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from senco_app.errors import DatabaseTooNewError, FileUnusableError
from senco_app.files import write_whole
from senco_app.models.upgrade import SCHEMA, TOO_NEW
from senco_app.security.chain import Head

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from senco_app.models.soundness import Rows

FILE_NAME = "manifest.json"
FORMAT = 1
_SEAL = b',"seal":"'
_END = b'"}\n'


@dataclass(frozen=True, slots=True)
class Manifest:
    """What a backup holds.

    Attributes:
        made_at: When it was made, UTC.
        register_id: Whose it is.
        schema: The schema of its ``register.db``.
        files: Each file and the SHA-256 of its bytes, by name.
        rows: Each table and how many rows it holds, by name.
        head: The last entry of its history.
    """

    made_at: datetime
    register_id: str
    schema: int
    files: tuple[tuple[str, str], ...]
    rows: Rows
    head: Head


def sha256(path: Path) -> str:
    """Return the SHA-256 of a file's bytes."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def write_manifest(folder: Path, manifest: Manifest, key: bytes) -> None:
    """Write the manifest into a backup, sealed.

    Raises:
        FileUnusableError: If it cannot be written.
    """
    said = {
        "audit": {"seal": manifest.head.seal, "sequence": manifest.head.sequence},
        "files": dict(manifest.files),
        "format": FORMAT,
        "made_at": manifest.made_at.isoformat(),
        "register": manifest.register_id,
        "rows": dict(manifest.rows),
        "schema": manifest.schema,
    }
    text = json.dumps(said, sort_keys=True, separators=(",", ":"), ensure_ascii=True)
    signed = text.removesuffix("}").encode()
    write_whole(folder / FILE_NAME, signed + _SEAL + _seal(signed, key) + _END)


def read_manifest(folder: Path, key: bytes) -> Manifest:
    """Read a backup's manifest and check its seal.

    Raises:
        FileUnusableError: If there is none, or a byte of it was changed.
        DatabaseTooNewError: If a newer application wrote it.
    """
    try:
        with readable(folder):
            data = (folder / FILE_NAME).read_bytes()
    except (FileNotFoundError, NotADirectoryError) as error:
        raise FileUnusableError(not_a_backup(folder)) from error
    signed, _, _ = data.rpartition(_SEAL)
    whole = signed + _SEAL + _seal(signed, key) + _END
    if not hmac.compare_digest(whole, data):
        message = (
            f"The backup {folder.name} is damaged: its {FILE_NAME} is not as it was "
            "written. Nothing was changed; use another backup."
        )
        raise FileUnusableError(message)
    said: dict[str, Any] = json.loads(data)
    if said["format"] > FORMAT or said["schema"] > SCHEMA:
        raise DatabaseTooNewError(TOO_NEW)
    return Manifest(
        made_at=datetime.fromisoformat(said["made_at"]).astimezone(UTC),
        register_id=said["register"],
        schema=said["schema"],
        files=tuple(said["files"].items()),
        rows=tuple(said["rows"].items()),
        head=Head(said["audit"]["sequence"], said["audit"]["seal"]),
    )


@contextmanager
def readable(folder: Path) -> Iterator[None]:
    """Say of a backup that the disk does not give it out, if so.

    Raises:
        FileUnusableError: If a part of it may not be read, or its disk fails.
        FileNotFoundError: If it is not there; ``NotADirectoryError`` likewise.
    """
    try:
        yield
    except (FileNotFoundError, NotADirectoryError):
        raise
    except OSError as error:
        message = (
            f"The backup {folder.name} could not be read "
            f"({error.strerror or type(error).__name__}). Nothing was changed; ask "
            "for the right to read it, or use another backup."
        )
        raise FileUnusableError(message) from error


def not_a_backup(folder: Path) -> str:
    """Return the sentence for a folder that is no backup."""
    return (
        f"{folder} is not a backup of a register: it has no {FILE_NAME}. "
        "A backup is a folder whose name ends in .senco-backup; choose that folder."
    )


def _seal(signed: bytes, key: bytes) -> bytes:
    return hmac.new(key, signed, hashlib.sha256).hexdigest().encode()
