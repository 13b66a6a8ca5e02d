"""The composition root: makes, opens, backs up and restores registers.

It knows every other part, so it loads them only when a register is wanted: the unlock
window is painted before anything of weight is imported.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from senco_app import places
from senco_app.clock import SystemClock
from senco_app.errors import FileUnusableError, RuleBrokenError
from senco_app.models.folders import FOLDERS, whole_folder
from senco_app.models.upgrade import SCHEMA
from senco_app.roles import Role
from senco_app.security import keyfile
from senco_app.security.keyfile import Cost, SlotKind, SlotLabel
from senco_app.vocabulary import Phase

if TYPE_CHECKING:
    from pathlib import Path

    from senco_app.clock import Clock
    from senco_app.models.checks import Findings
    from senco_app.models.keeping import Kept
    from senco_app.places import Laptop
    from senco_app.register import Register
    from senco_app.security.sign_in import SignIn

STRENGTH = Cost()
CLOCK = SystemClock()


@dataclass(frozen=True, slots=True)
class Founding:
    """What a new register starts with."""

    school: str
    senco: str
    authority: str = ""
    phase: Phase = Phase.PRIMARY
    last_year_group: str = "6"


def create_register(
    folder: Path,
    founding: Founding,
    password: str,
    *,
    clock: Clock = CLOCK,
    cost: Cost = STRENGTH,
) -> str:
    """Make a register in a new folder, whole or not at all.

    Args:
        folder: Where; it must not exist yet, or be empty.
        founding: The school and its first SENCO.
        password: That person's password.
        clock: Says what day it is.
        cost: What a guess at the password shall cost.

    Returns:
        The recovery code, to be printed once and never stored.

    Raises:
        RuleBrokenError: If the password is too weak, or a name is missing.
        FileUnusableError: If the folder is taken, or no place for a live register.
    """
    from senco_app.security import passwords  # noqa: PLC0415 - not before first paint

    _check_founding(founding)
    secret = passwords.check_password(password)
    places.check_live_folder(folder)
    _check_free(folder)
    with whole_folder(folder) as draft:
        for name in FOLDERS:
            (draft / name).mkdir()
        return _found(draft, founding, secret, clock, cost)


def open_register(
    folder: Path,
    password: str,
    *,
    person: str = "",
    clock: Clock = CLOCK,
    cost: Cost = STRENGTH,
    laptop: Laptop | None = None,
) -> Register:
    """Open a register for one person.

    Args:
        folder: The register's folder.
        password: The person's password, or the recovery code.
        person: Who signs in; empty for the first SENCO, or for the recovery code.
        clock: Says what day it is.
        cost: What a key slot should cost; a cheaper one is made anew.
        laptop: This computer, which remembers failed sign-ins.

    Raises:
        RegisterInUseError: If somebody has it open: who, where, since when.
        WrongPasswordError: If it is wrong; ``TooSoonError`` if there is a wait.
        RecordMissingError: If nobody of that name can sign in.
        NotAllowedError: If that person has no role today.
        DatabaseTooNewError: If a newer application wrote it.
        FileUnusableError: If a file is missing, damaged, read-only, misplaced.
    """
    from senco_app.models.probe import probe  # noqa: PLC0415 - not before first paint

    laptop = laptop or places.this_laptop()
    places.check_live_folder(folder)
    keys = keyfile.read_key_file(folder, newest_schema=SCHEMA)
    probe(folder)

    from senco_app.models import keeping, key_slots  # noqa: PLC0415 - heavy
    from senco_app.security import misses, sign_in  # noqa: PLC0415 - heavy

    book, now = misses.MissBook(laptop.misses), clock.now()
    entry = sign_in.sign_in(keys, password, person, cost=cost, book=book, now=now)
    arrival = keeping.Arrival(laptop.name, now)
    kept, role = keeping.enter(folder, entry, arrival, clock.today())
    key_slots.strengthen(kept, entry.slot, password, cost)
    book.forget(keys.register_id)
    return _register(kept, (entry, role), clock, laptop)


def back_up(register: Register, to: Path | None = None) -> Path:
    """Make a backup, read it back, and return where it is.

    Args:
        register: The open register.
        to: The folder to put it in; nothing for the register's own ``backups``.

    Raises:
        NotAllowedError: If the person signed in may not.
        FileUnusableError: If it cannot be written or read back; nothing is left of it.
    """
    from senco_app.models.backup import BackUp  # noqa: PLC0415 - heavy

    return register.look_after(BackUp(to))


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

    laptop = places.this_laptop()
    restoring.check_backup(backup)
    restoring.check_new(to)
    places.check_live_folder(to)
    keys = keyfile.read_key_file(backup, newest_schema=SCHEMA)
    book = misses.MissBook(laptop.misses)
    entry = sign_in.sign_in(
        keys, password, person, cost=cost, book=book, now=clock.now()
    )
    restoring.restore(backup, to, entry, Arrival(laptop.name, clock.now()))


def _register(
    kept: Kept, admitted: tuple[SignIn, Role], clock: Clock, laptop: Laptop
) -> Register:
    from senco_app.register import Register, SignedIn  # noqa: PLC0415 - heavy

    places.remember_register(laptop, kept.folder)
    entry, role = admitted
    label = entry.slot.label
    who = SignedIn(label.person_id, label.name, role, laptop.name)
    return Register(kept, clock, who, entry.notices())


def _found(
    folder: Path, founding: Founding, password: str, clock: Clock, cost: Cost
) -> str:
    from senco_app.models import founding as files  # noqa: PLC0415 - heavy
    from senco_app.models.keeping import Arrival  # noqa: PLC0415 - heavy
    from senco_app.models.people import Appointment, Person  # noqa: PLC0415 - heavy
    from senco_app.models.school import School  # noqa: PLC0415 - heavy

    senco = Person(name=founding.senco.strip())
    rows = [
        School(
            name=founding.school.strip(),
            authority=founding.authority.strip(),
            phase=founding.phase,
            last_year_group=founding.last_year_group,
        ),
        senco,
        Appointment(person_id=senco.id, role=Role.SENCO, from_on=clock.today()),
    ]
    label = SlotLabel(senco.id, senco.name, Role.SENCO, SlotKind.PASSWORD)
    arrival = Arrival(places.this_laptop().name, clock.now())
    return files.found(folder, rows, (label, password, cost), arrival)


def _check_founding(founding: Founding) -> None:
    for name, words in (("school", "the school"), ("senco", "the SENCO")):
        if not getattr(founding, name).strip():
            message = f"Say the name of {words}."
            raise RuleBrokenError(message, name)


def _check_free(folder: Path) -> None:
    try:
        taken = folder.exists() and (not folder.is_dir() or any(folder.iterdir()))
    except OSError as error:
        message = f"{folder} could not be looked into ({error.strerror})."
        raise FileUnusableError(message) from error
    if taken:
        message = (
            f"{folder} is taken: there is something in it already. "
            "Nothing was changed; choose a folder that does not exist yet."
        )
        raise FileUnusableError(message)
