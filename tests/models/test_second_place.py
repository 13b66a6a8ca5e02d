from __future__ import annotations

import shutil
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from senco_app import places, second_place
from senco_app.bootstrap import back_up, back_up_if_changed, restore
from senco_app.errors import RuleBrokenError
from senco_app.models.history import History
from senco_app.second_place import NOT_THERE, check, choose, chosen, to_tell, words
from senco_app.settings import SecondPlace
from tests.conftest import PASSWORD, QUICK, TODAY
from tests.register.examples import AddPerson

if TYPE_CHECKING:
    from pathlib import Path

    from senco_app.register import Register
    from tests.conftest import FixedClock


@pytest.fixture(autouse=True)
def _own_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    monkeypatch.setenv("LOCALAPPDATA", str(tmp_path / "data"))


@pytest.fixture
def stick(register: Register, tmp_path: Path) -> Path:
    """Return the second place of the register's backups."""
    made = tmp_path / "stick"
    made.mkdir()
    choose(places.own_folder(), register.folder, str(made))
    return made


def of(register: Register) -> SecondPlace:
    place = chosen(places.own_folder(), register.folder)
    assert place is not None
    return place


def test_each_backup_is_copied_to_the_second_place_byte_for_byte(
    register: Register, stick: Path, clock: FixedClock
) -> None:
    made = back_up_if_changed(register)
    assert made is not None
    [copy] = stick.iterdir()
    assert copy.name == made.name
    for name in ("register.db", "register.keys", "manifest.json"):
        assert (copy / name).read_bytes() == (made / name).read_bytes()
    assert of(register).copied_at == clock.now()
    told = [line.why for line in register.ask(History()) if line.act == "copy a backup"]
    assert told == [f"{made.name}, to the second place"]


def test_a_copy_in_the_second_place_can_be_restored(
    register: Register, stick: Path, clock: FixedClock, tmp_path: Path
) -> None:
    back_up(register)
    [copy] = stick.iterdir()
    shutil.rmtree(register.folder / "backups")
    restore(copy, PASSWORD, tmp_path / "again", clock=clock, cost=QUICK)
    assert (tmp_path / "again" / "register.db").is_file()


def test_a_place_that_is_not_there_fails_nothing_and_is_told_once(
    register: Register, stick: Path, clock: FixedClock
) -> None:
    back_up(register)
    copied_at = clock.now()
    gone = stick.rename(stick.with_name("in a drawer"))
    clock.pass_days(1)
    missed_at = clock.now()
    for _ in range(2):
        register.execute(AddPerson("Ada Voss"))
        assert back_up_if_changed(register) is not None
        clock.time += timedelta(minutes=30)
    assert not stick.exists()
    assert (of(register).copied_at, of(register).missed_at) == (copied_at, missed_at)
    own = places.own_folder()
    assert to_tell(own, register.folder) == NOT_THERE
    assert to_tell(own, register.folder) == ""
    gone.rename(stick)
    assert back_up_if_changed(register) is None  # it is caught up with all the same
    assert len(list(stick.iterdir())) == 2
    assert of(register).missed_at is None
    stick.rename(gone)
    back_up(register)
    assert to_tell(own, register.folder) == NOT_THERE


def test_a_place_that_cannot_be_written_fails_nothing(
    register: Register, stick: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(shutil, "copyfile", full)
    assert back_up(register).is_dir()
    assert list(stick.iterdir()) == []
    assert "No space left on device" in of(register).why
    assert of(register).why.startswith("The backup beside the register was made")


def test_a_copy_that_is_not_the_same_when_it_is_read_back_does_not_count(
    register: Register, stick: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = shutil.copyfile

    def worn_out(source: Path, target: Path) -> None:
        real(source, target)
        if target.name == "register.db":
            data = bytearray(target.read_bytes())
            data[100] ^= 1
            target.write_bytes(data)

    monkeypatch.setattr(shutil, "copyfile", worn_out)
    back_up(register)
    assert list(stick.iterdir()) == []
    assert of(register).copied_at is None


def test_the_second_place_is_thinned_and_others_backups_there_stay(
    register: Register, stick: Path, clock: FixedClock
) -> None:
    others = stick / "register-20200101-090000.senco-backup"
    others.mkdir()
    (others / "manifest.json").write_text(
        '{"made_at":"2020-01-01T09:00:00+00:00","register":"another school"}'
    )
    (stick / "holiday.jpg").write_bytes(b"sea")
    first = back_up(register).name
    for _ in range(16):
        clock.pass_days(1)
        register.execute(AddPerson("Ada Voss"))
        back_up_if_changed(register)
    names = {one.name for one in stick.iterdir()}
    assert {others.name, "holiday.jpg"} <= names
    assert first not in names
    own = {one.name for one in (register.folder / "backups").iterdir()}
    assert names - {others.name, "holiday.jpg"} == own


def test_what_another_register_of_the_same_name_put_there_is_not_overwritten(
    register: Register, stick: Path
) -> None:
    made = back_up(register)
    [copy] = stick.iterdir()
    (copy / "manifest.json").write_text("another's")
    back_up_if_changed(register)
    assert (copy / "manifest.json").read_text() == "another's"
    assert (stick / made.name.replace(".senco", "-2.senco")).is_dir()


def test_without_a_second_place_nothing_is_copied_or_noted(register: Register) -> None:
    back_up(register)
    assert chosen(places.own_folder(), register.folder) is None
    assert "copy a backup" not in {line.act for line in register.ask(History())}


@pytest.mark.parametrize(
    "typed",
    ["stick", "\udcff/x", "/nowhere/at/all", "/\0", "~nobody-of-that-name/x", "   x"],
)
def test_a_folder_that_cannot_be_used_is_refused_in_a_sentence(
    typed: str, tmp_path: Path
) -> None:
    with pytest.raises(RuleBrokenError) as refused:
        check(typed, tmp_path / "register")
    assert refused.value.field == "second_place"
    assert str(refused.value).endswith(".")


def test_the_registers_own_folder_is_no_second_place(register: Register) -> None:
    for inside in (register.folder, register.folder / "backups"):
        with pytest.raises(RuleBrokenError, match="where the register itself is"):
            choose(places.own_folder(), register.folder, str(inside))


def test_a_second_place_can_be_given_up(register: Register, stick: Path) -> None:
    assert of(register).folder == stick
    choose(places.own_folder(), register.folder, " ")
    assert chosen(places.own_folder(), register.folder) is None


def test_words_say_when_a_copy_was_made_and_since_when_none_is(
    clock: FixedClock, tmp_path: Path
) -> None:
    now = clock.now().astimezone()
    place = SecondPlace(tmp_path, tmp_path)
    assert words(None, TODAY) == ""
    assert words(place, TODAY) == "second place: not yet"
    copied = SecondPlace(tmp_path, tmp_path, clock.now())
    assert words(copied, now.date()) == f"second place {now:%H:%M}"
    missed = SecondPlace(tmp_path, tmp_path, clock.now(), clock.now())
    days = timedelta(days=2)
    assert words(missed, now.date() + days) == "second place not since Tue"
    long = words(missed, now.date() + 9 * days)
    assert long == "second place not since Tue 9 Feb 2027"
    assert second_place.FIELD == "second_place"
