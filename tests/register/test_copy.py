from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from senco_app.bootstrap import back_up, change_password, open_register, read_copy
from senco_app.errors import (
    FileUnusableError,
    NotAllowedError,
    RegisterInUseError,
    WrongPasswordError,
)
from senco_app.models.copies import READINGS
from senco_app.models.history import History
from senco_app.models.new_password import ChangePassword
from senco_app.pupils.commands import ViewPupil
from senco_app.roles import Permission
from senco_app.school.queries import SchoolIs
from tests.conftest import PASSWORD, QUICK
from tests.register.examples import AddPerson, Names
from tests.ui.people import add_pupil

if TYPE_CHECKING:
    from collections.abc import Iterator

    from senco_app.places import Laptop
    from senco_app.register import Register
    from tests.conftest import FixedClock, MadeRegister

NEW = "marble otter canyon lantern"


def read(made: MadeRegister, clock: FixedClock, laptop: Laptop, word: str) -> Register:
    return read_copy(made.folder, word, clock=clock, cost=QUICK, laptop=laptop)


@pytest.fixture
def copy(
    register: Register, made: MadeRegister, clock: FixedClock, laptop: Laptop
) -> Iterator[Register]:
    """Return a copy that is read while the register itself is open."""
    register.execute(AddPerson("Rowan Tealby"))
    back_up(register)
    with read(made, clock, laptop, PASSWORD) as opened:
        yield opened


def test_while_the_register_is_open_its_newest_backup_can_be_read(
    register: Register, copy: Register
) -> None:
    register.execute(AddPerson("Later Comer"))

    assert "Rowan Tealby" in copy.ask(Names())
    assert "Later Comer" not in copy.ask(Names())
    assert copy.ask(SchoolIs()).name == "Wyebank Primary"
    assert "the copy of Tue 9 Feb 2027" in copy.standing
    assert "Quillon Marsh has this register open on LAPTOP-07" in copy.standing


def test_a_copy_refuses_every_change_and_stays_byte_for_byte(
    copy: Register, made: MadeRegister
) -> None:
    (backup,) = (made.folder / "backups").iterdir()
    before = (backup / "register.db").read_bytes()

    with pytest.raises(NotAllowedError, match="a copy to read"):
        copy.execute(AddPerson("Nobody New"))

    assert not copy.may(Permission.EDIT_PUPILS)
    assert not copy.may(Permission.KEEP_REGISTER)
    assert copy.may(Permission.EXPORT)
    assert (backup / "register.db").read_bytes() == before


def test_a_password_is_not_changed_through_a_copy(
    copy: Register, made: MadeRegister
) -> None:
    before = (made.folder / "register.keys").read_bytes()

    with pytest.raises(NotAllowedError, match="a copy to read"):
        copy.look_after(ChangePassword(copy.who.person_id, PASSWORD, NEW, QUICK))

    assert (made.folder / "register.keys").read_bytes() == before


def test_closing_a_copy_leaves_the_register_to_whoever_has_it(
    register: Register, copy: Register, made: MadeRegister
) -> None:
    copy.close()

    assert (made.folder / "~$register.lock").is_file()
    register.execute(AddPerson("Still Working"))
    assert "Still Working" in register.ask(Names())


def test_what_was_read_in_a_copy_comes_into_the_history(
    register: Register, made: MadeRegister, clock: FixedClock, laptop: Laptop
) -> None:
    pupil_id = add_pupil(register, "Arkwell", "Juno")
    back_up(register)
    with read(made, clock, laptop, PASSWORD) as copy:
        copy.execute(ViewPupil(pupil_id))
        copy.execute(ViewPupil(pupil_id))
    kept = (made.folder / READINGS).read_text(encoding="ascii")
    assert pupil_id not in kept
    register.close()

    with open_register(
        made.folder, PASSWORD, clock=clock, cost=QUICK, laptop=laptop
    ) as again:
        told = [(line.act, line.entity_id) for line in again.ask(History())]

    assert told.count((ViewPupil.act, pupil_id)) == 1
    assert "read a copy" in {act for act, _ in told}
    assert not (made.folder / READINGS).exists()


@pytest.mark.parametrize("place", [READINGS, f"~${READINGS}"])
def test_lines_that_are_put_back_come_into_the_history_once(
    register: Register,
    made: MadeRegister,
    clock: FixedClock,
    laptop: Laptop,
    place: str,
) -> None:
    pupil_id = add_pupil(register, "Arkwell", "Juno")
    back_up(register)
    with read(made, clock, laptop, PASSWORD) as copy:
        copy.execute(ViewPupil(pupil_id))
    kept = (made.folder / READINGS).read_bytes()
    register.close()

    told: list[tuple[str, str]] = []
    for lines in (kept, kept, kept + kept):
        (made.folder / place).write_bytes(lines)
        with open_register(
            made.folder, PASSWORD, clock=clock, cost=QUICK, laptop=laptop
        ) as again:
            told = [(line.act, line.entity_id) for line in again.ask(History())]

    assert told.count((ViewPupil.act, pupil_id)) == 1
    assert [act for act, _ in told].count("read a copy") == 1
    assert not (made.folder / place).exists()


@pytest.mark.parametrize("lines", [b"bm90IG91cnM=\nnot even that\n", b"\xff\xfe\n\x00"])
def test_lines_of_another_hand_are_left_out_of_the_history(
    register: Register,
    made: MadeRegister,
    clock: FixedClock,
    laptop: Laptop,
    lines: bytes,
) -> None:
    register.close()
    (made.folder / READINGS).write_bytes(lines)

    with open_register(
        made.folder, PASSWORD, clock=clock, cost=QUICK, laptop=laptop
    ) as again:
        assert again.ask(History())[0].act == "sign in"


def test_the_password_of_today_opens_an_older_copy(
    register: Register, made: MadeRegister, clock: FixedClock, laptop: Laptop
) -> None:
    back_up(register)
    change_password(register, PASSWORD, NEW, cost=QUICK)

    with pytest.raises(WrongPasswordError):
        read(made, clock, laptop, PASSWORD)
    with read(made, clock, laptop, NEW) as copy:
        assert copy.ask(SchoolIs()).name == "Wyebank Primary"


@pytest.mark.usefixtures("register")
def test_without_a_backup_there_is_nothing_to_read(
    made: MadeRegister, clock: FixedClock, laptop: Laptop
) -> None:
    with pytest.raises(FileUnusableError, match="no backup to read"):
        read(made, clock, laptop, PASSWORD)


def test_a_damaged_backup_is_passed_over_for_the_one_before(
    register: Register, made: MadeRegister, clock: FixedClock, laptop: Laptop
) -> None:
    back_up(register)
    clock.pass_days(1)
    newest = back_up(register) / "register.db"
    hurt = bytearray(newest.read_bytes())
    hurt[len(hurt) // 2] ^= 1
    newest.write_bytes(hurt)

    with read(made, clock, laptop, PASSWORD) as copy:
        assert "Tue 9 Feb 2027" in copy.standing


@pytest.mark.usefixtures("copy")
def test_the_register_itself_stays_refused(
    made: MadeRegister, clock: FixedClock, laptop: Laptop
) -> None:
    with pytest.raises(RegisterInUseError):
        open_register(made.folder, PASSWORD, clock=clock, cost=QUICK, laptop=laptop)
