"""A new data key: the file is encrypted anew, and whoever is removed stays outside.

The new file is built and read back in a folder of its own. Writing ``register.keys``
decides: before, the old keys open the old file; afterwards the new keys open the new
file, and whoever opens the register next puts it in its place if we did not.
"""

from __future__ import annotations

import os
import shutil
from contextlib import suppress
from typing import TYPE_CHECKING

from sqlcipher3 import dbapi2

from senco_app.errors import FileUnusableError
from senco_app.files import replace
from senco_app.models import key_slots
from senco_app.models.database import connect, open_database, read_only
from senco_app.models.failures import translated
from senco_app.models.folders import whole_folder
from senco_app.models.probe import FILE_NAME
from senco_app.models.soundness import examine
from senco_app.security import slots
from senco_app.security.keyfile import KeyFile, write_key_file
from senco_app.security.slots import Keyring

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from senco_app.models.database import Database
    from senco_app.models.keeping import Kept

FOLDER = "re-keying"
_NOT_THE_SAME = (
    "The register could not be encrypted anew: the new file is not like the old one. "
    "Nothing was changed. Run a check, then try again."
)
_LATER = (
    "The register has its new key, but another program held its file. Nothing is lost: "
    "close SENCO Workbench, then open the register again to go on."
)


def rekey(kept: Kept, removed: str, edit: Callable[[Database], None]) -> None:
    """Encrypt an open register with a new key that one person does not get.

    Args:
        kept: The open register; it goes on with the new file and the new key.
        removed: Whose slot goes.
        edit: What else shall be written into the new file, and only there.

    Raises:
        FileUnusableError: If the key file is damaged, or the disk too full; nothing
            was changed then.
    """
    key_slots.check_whole(kept)
    ring = Keyring(kept.keys.register_id, slots.new_data_key(), kept.sealer)
    built = kept.folder / FOLDER
    shutil.rmtree(built, ignore_errors=True)
    with translated(kept.folder), whole_folder(built) as draft:
        _copy(kept, draft / FILE_NAME, ring.data_key)
        _edit(draft, ring.data_key, edit)
    others = [s for s in kept.keys.slots if s.label.person_id != removed]
    keys = KeyFile(
        kept.keys.register_id,
        kept.keys.schema,
        tuple(slots.sealed_anew(slot, slot.label, ring) for slot in others),
    )
    _switch(kept, keys, ring.data_key)


def settle(folder: Path, data_key: bytes) -> None:
    """Finish, or clear away, what a crash left of a change of the key.

    Args:
        folder: The register's folder, which nobody has open.
        data_key: What the key file gives now.
    """
    built = folder / FOLDER
    shutil.rmtree(built.with_name(f"~${FOLDER}.part"), ignore_errors=True)
    if not built.exists():
        return
    own, new = folder / FILE_NAME, built / FILE_NAME
    if opens(own, data_key):
        shutil.rmtree(built, ignore_errors=True)
    elif opens(new, data_key):
        with suppress(FileNotFoundError):
            (folder / f"{FILE_NAME}-journal").unlink()
        replace(new, own)
        shutil.rmtree(built, ignore_errors=True)


def _switch(kept: Kept, keys: KeyFile, data_key: bytes) -> None:
    """Have the new key count: the key file first, then the file that it opens."""
    try:
        kept.keys = write_key_file(kept.folder, keys, slots.seal_key(data_key))
    except FileUnusableError:
        shutil.rmtree(kept.folder / FOLDER, ignore_errors=True)
        raise
    kept.data_key = data_key
    kept.database.close()
    try:
        settle(kept.folder, data_key)
    except OSError as error:
        raise FileUnusableError(_LATER) from error
    kept.database = open_database(kept.folder, data_key)


def opens(path: Path, data_key: bytes) -> bool:
    """Say whether a closed file is encrypted with that key."""
    if not path.is_file():
        return False
    try:
        with read_only(path, data_key) as connection:
            connection.execute("SELECT count(*) FROM sqlite_master").fetchall()
    except dbapi2.DatabaseError:
        return False
    return True


def _copy(kept: Kept, copy: Path, new_key: bytes) -> None:
    """Make a copy under another key, and see that it holds the same."""
    before = examine(kept.database.connection, kept.folder / FILE_NAME)
    if before.faults:
        message = f"The register has a fault, so its key stays. {before.faults[0]}"
        raise FileUnusableError(message)
    kept.database.connection.execute("VACUUM INTO ?", (str(copy),)).close()
    connection = connect(copy, kept.data_key)
    try:
        connection.execute(f"PRAGMA rekey = \"x'{new_key.hex()}'\"").close()
    finally:
        connection.close()
    with read_only(copy, new_key) as reading:
        after = examine(reading, copy)
    if (after.faults, after.rows, after.head) != ((), before.rows, before.head):
        raise FileUnusableError(_NOT_THE_SAME)


def _edit(draft: Path, new_key: bytes, edit: Callable[[Database], None]) -> None:
    database = open_database(draft, new_key)
    try:
        edit(database)
    finally:
        database.close()
    with (draft / FILE_NAME).open("r+b") as file:
        os.fsync(file.fileno())
    with read_only(draft / FILE_NAME, new_key) as reading:
        if examine(reading, draft / FILE_NAME).faults:
            raise FileUnusableError(_NOT_THE_SAME)
