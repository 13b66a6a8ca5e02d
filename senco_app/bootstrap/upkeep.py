"""Looking after a register: backups, checks, restoring, one's own password."""

from __future__ import annotations

from typing import TYPE_CHECKING

from senco_app import places
from senco_app.bootstrap.exchanging import leave_hand_outs
from senco_app.bootstrap.second_place import copy_to_second_place
from senco_app.bootstrap.usual import CLOCK, STRENGTH
from senco_app.models.upgrade import SCHEMA
from senco_app.security import keyfile

if TYPE_CHECKING:
    from pathlib import Path

    from senco_app.clock import Clock
    from senco_app.models.checks import Findings
    from senco_app.register import Register
    from senco_app.security.labels import Cost


def back_up(register: Register, to: Path | None = None) -> Path:
    """Make a backup, read it back, and return where it is.

    In the register's own folder, those not needed any more are thinned out then, and
    it is copied to this laptop's second place, if there is one.

    Args:
        register: The open register.
        to: The folder to put it in; nothing for the register's own ``backups``.

    Raises:
        NotAllowedError: If the person signed in may not.
        FileUnusableError: If it cannot be written or read back; nothing is left of it.
    """
    from senco_app.models.backup import BackUp  # noqa: PLC0415 - heavy
    from senco_app.models.regular_backup import ThinBackups  # noqa: PLC0415 - heavy

    made = register.look_after(BackUp(to))
    if to is None:
        register.look_after(ThinBackups())
        copy_to_second_place(register)
    return made


def back_up_if_changed(register: Register) -> Path | None:
    """Make a backup beside the register if a record changed since the newest one.

    What the second place lacks of it is copied there, too.

    What lies ready for assistants' books is made fresh before that.

    Returns:
        Where it is; nothing if none was needed.

    Raises:
        FileUnusableError: If it cannot be written or read back; nothing is left of it.
    """
    from senco_app.models.regular_backup import (  # noqa: PLC0415 - heavy
        BackUpIfChanged,
        ThinBackups,
    )

    leave_hand_outs(register)
    made = register.look_after(BackUpIfChanged())
    if made is not None:
        register.look_after(ThinBackups())
    copy_to_second_place(register)
    return made


def check(register: Register) -> Findings:
    """Look an open register over from end to end and return what was found.

    Raises:
        NotAllowedError: If the person signed in may not.
        FileUnusableError: If a page of the file is not as it was written.
    """
    from senco_app.models.checks import Check  # noqa: PLC0415 - heavy

    return register.look_after(Check())


def change_password(
    register: Register, proof: str, new: str, *, cost: Cost = STRENGTH
) -> None:
    """Give the person signed in a new password.

    Args:
        register: The open register. If the recovery code opened it, the password is
            the first SENCO's.
        proof: The old password, or the recovery code.
        new: The new password.
        cost: What a guess at it shall cost.

    Raises:
        RuleBrokenError: If the new password is too weak.
        WrongPasswordError: If the proof is wrong; the old password still holds.
        FileUnusableError: If the key file cannot be written; the old password holds.
    """
    from senco_app.models.new_password import ChangePassword  # noqa: PLC0415 - heavy

    mine = any(
        label.person_id == register.who.person_id
        for label in keyfile.people(register.folder)
    )
    person_id = register.who.person_id if mine else ""
    register.look_after(ChangePassword(person_id, proof, new, cost))


def restore(
    backup: Path,
    password: str,
    to: Path,
    *,
    person: str = "",
    clock: Clock = CLOCK,
    cost: Cost = STRENGTH,
) -> None:
    """Restore a backup into a new folder; it is read whole before and after.

    Args:
        backup: The backup's folder.
        password: The person's password when it was made, or the recovery code.
        to: The new folder; it must not exist.
        person: Who signs in; empty for the first SENCO, or for the recovery code.
        clock: Says what day it is.
        cost: What a key slot should cost; see ``open_register``.

    Raises:
        WrongPasswordError: If the password is wrong.
        RecordMissingError: If nobody of that name can sign in.
        DatabaseTooNewError: If a newer version of the application made it.
        FileUnusableError: If the backup is damaged, or ``to`` exists.
    """
    from senco_app.models import restore as restoring  # noqa: PLC0415 - heavy
    from senco_app.models.keeping import Arrival  # noqa: PLC0415 - heavy
    from senco_app.security import misses, sign_in  # noqa: PLC0415 - heavy

    laptop, to = places.this_laptop(), to.absolute()
    restoring.check_backup(backup)
    restoring.check_new(to, backup.absolute())
    places.check_live_folder(to)
    keys = keyfile.read_key_file(backup, newest_schema=SCHEMA)
    book = misses.MissBook(laptop.misses)
    entry = sign_in.sign_in(
        keys, password, person, cost=cost, book=book, now=clock.now()
    )
    restoring.restore(backup, to, entry, Arrival(laptop.name, clock.now()))
