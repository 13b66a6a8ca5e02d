"""Opening a register, by a password or by the recovery code."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from senco_app import places
from senco_app.bootstrap.exchanging import take_in_returns
from senco_app.bootstrap.usual import CLOCK, STRENGTH
from senco_app.models.upgrade import SCHEMA
from senco_app.security import keyfile

if TYPE_CHECKING:
    from datetime import datetime
    from pathlib import Path

    from senco_app.clock import Clock
    from senco_app.models.keeping import Entered
    from senco_app.places import Laptop
    from senco_app.register import Register
    from senco_app.security.labels import Cost, SlotLabel
    from senco_app.security.sign_in import SignIn


@dataclass(frozen=True, slots=True)
class Recovery:
    """The recovery code as typed, and who gets which new password by it.

    Attributes:
        person: The name that they sign in with.
    """

    code: str = field(repr=False)
    person: str
    password: str = field(repr=False)


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
    laptop = laptop or places.this_laptop()
    wanted = _Wanted(folder, password, person)
    entry = _signed_in(wanted, clock.now(), cost, laptop)

    from senco_app.models import keeping, key_slots  # noqa: PLC0415 - heavy
    from senco_app.security import misses  # noqa: PLC0415 - heavy

    arrival = keeping.Arrival(laptop.name, clock.now())
    entered = keeping.enter(folder, entry, arrival, clock.today())
    key_slots.strengthen(entered.kept, entry.slot, password, cost)
    misses.MissBook(laptop.misses).forget(entry.keys.register_id)
    return take_in_returns(_register(entered, entry.slot.label, clock, laptop))


def read_copy(
    folder: Path,
    password: str,
    *,
    person: str = "",
    clock: Clock = CLOCK,
    cost: Cost = STRENGTH,
    laptop: Laptop | None = None,
) -> Register:
    """Open the newest backup for reading, while somebody else has the register open.

    The arguments are those of ``open_register``.

    Raises:
        WrongPasswordError: And the others of ``open_register``.
        FileUnusableError: If no backup opens with today's keys.
    """
    from senco_app.models import lease  # noqa: PLC0415 - heavy

    laptop = laptop or places.this_laptop()
    wanted = _Wanted(folder, password, person, copy=True)
    entry = _signed_in(wanted, clock.now(), cost, laptop)
    label = entry.slot.label

    from senco_app.models import copies, keeping  # noqa: PLC0415 - heavy
    from senco_app.register import SignedIn  # noqa: PLC0415 - heavy
    from senco_app.register_copy import RegisterCopy  # noqa: PLC0415 - heavy

    copy = copies.open_newest(folder, entry.data_key)
    try:
        days = clock.today(), clock.now()
        role = keeping.role_today(copy.database, entry, *days)
        who = SignedIn(label.person_id, label.name, role, laptop.name)
        return RegisterCopy(copy, entry, clock, who, lease.holder(folder))
    except BaseException:
        copy.database.close()
        raise


def recover(
    folder: Path,
    recovery: Recovery,
    *,
    clock: Clock = CLOCK,
    cost: Cost = STRENGTH,
    laptop: Laptop | None = None,
) -> Register:
    """Give somebody a new password by the recovery code, and open the register.

    Everybody is told at their next sign-in that the code was used.

    Args:
        folder: The register's folder.
        recovery: The code, whose password, and the new one.
        clock: Says what day it is.
        cost: What a guess at the new password shall cost.
        laptop: This computer, which remembers failed sign-ins.

    Raises:
        RuleBrokenError: If the password is too weak; its field is ``password``.
        WrongPasswordError: If the code is wrong; ``TooSoonError`` if there is a wait.
        RecordMissingError: If nobody of that name can sign in.
        NotAllowedError: If that person has no role today.
        FileUnusableError: And the others of ``open_register``; nothing was changed.
    """
    from senco_app.security import passwords  # noqa: PLC0415 - heavy
    from senco_app.security.recovery import check_code  # noqa: PLC0415 - heavy

    laptop = laptop or places.this_laptop()
    secret = passwords.check_password(recovery.password)
    check_code(recovery.code)
    wanted = _Wanted(folder, recovery.code)
    entry = _signed_in(wanted, clock.now(), cost, laptop)
    _give_password((entry, recovery.person, secret), folder, clock, (cost, laptop))
    who = recovery.person
    return open_register(
        folder, secret, person=who, clock=clock, cost=cost, laptop=laptop
    )


def _give_password(
    wanted: tuple[SignIn, str, str],
    folder: Path,
    clock: Clock,
    means: tuple[Cost, Laptop],
) -> None:
    from senco_app.models import keeping, recovering  # noqa: PLC0415 - heavy

    entry, person, secret = wanted
    cost, laptop = means
    kept = keeping.open_files(folder, entry.keys, entry.data_key)
    came = (entry, keeping.Arrival(laptop.name, clock.now()), clock.today())
    try:
        recovering.give_password(kept, came, person, secret, cost)
    finally:
        kept.database.close()


@dataclass(frozen=True, slots=True)
class _Wanted:
    """Which register shall be opened, and with what."""

    folder: Path
    secret: str = field(repr=False)
    person: str = ""
    copy: bool = False


def _signed_in(wanted: _Wanted, now: datetime, cost: Cost, laptop: Laptop) -> SignIn:
    """Open a key slot; what is slow to import waits until nobody has the file open."""
    from senco_app.models.probe import probe  # noqa: PLC0415 - not before first paint

    places.check_live_folder(wanted.folder)
    keys = keyfile.read_key_file(wanted.folder, newest_schema=SCHEMA)
    if not wanted.copy:
        probe(wanted.folder)

    from senco_app.security import misses, sign_in  # noqa: PLC0415 - heavy

    book = misses.MissBook(laptop.misses)
    who = (keys, wanted.secret, wanted.person)
    return sign_in.sign_in(*who, cost=cost, book=book, now=now)


def _register(
    entered: Entered, label: SlotLabel, clock: Clock, laptop: Laptop
) -> Register:
    from senco_app.register import Register, SignedIn  # noqa: PLC0415 - heavy

    places.remember_register(laptop, entered.kept.folder)
    who = SignedIn(label.person_id, label.name, entered.role, laptop.name)
    return Register(entered.kept, clock, who, entered.notices)
