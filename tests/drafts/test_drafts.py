from __future__ import annotations

import time
from dataclasses import dataclass
from datetime import timedelta
from threading import Thread
from typing import TYPE_CHECKING, ClassVar

import pytest

from senco_app.bootstrap import check, open_register
from senco_app.drafts.commands import DropDraft, KeepDraft
from senco_app.drafts.queries import DraftOf, DraftPlaces
from senco_app.errors import RecordMissingError
from senco_app.models.audit import Version
from senco_app.models.history import History
from senco_app.models.people import Person
from senco_app.roles import Permission
from tests.conftest import PASSWORD, QUICK
from tests.register.examples import AddPerson, Names

if TYPE_CHECKING:
    from senco_app.places import Laptop
    from senco_app.register import Register, Work
    from tests.conftest import FixedClock, MadeRegister

PLACE = "cycle/1/review"
WORDS = "Ada says: <b>more</b> time\nto read, Łuk’s “quiet” corner & 😀"


@dataclass(frozen=True, slots=True)
class RenameUntold:
    """Change a record without a word in the history, as no command may."""

    person_id: str
    permission: ClassVar[Permission] = Permission.READ_REGISTER
    act: ClassVar[str] = "rename a person"
    audited: ClassVar[bool] = False

    def run(self, work: Work) -> None:
        work.session.get_one(Person, self.person_id).name = "Nobody"


def test_a_draft_is_given_back_letter_for_letter(
    register: Register, clock: FixedClock
) -> None:
    assert register.ask(DraftOf(PLACE)) is None
    register.execute(KeepDraft(PLACE, WORDS))
    clock.time += timedelta(seconds=2)
    register.execute(KeepDraft(PLACE, WORDS + "."))
    kept = register.ask(DraftOf(PLACE))
    assert kept is not None
    assert (kept.text, kept.saved_at) == (WORDS + ".", clock.time)


def test_a_draft_is_there_after_a_crash(
    made: MadeRegister, clock: FixedClock, laptop: Laptop
) -> None:
    for _ in range(2):
        with open_register(
            made.folder, PASSWORD, clock=clock, cost=QUICK, laptop=laptop
        ) as register:
            register.execute(KeepDraft(PLACE, WORDS))
            kept = register._kept  # noqa: SLF001 - dies like a killed program
            assert kept is not None
            kept.database.close()
    with open_register(
        made.folder, PASSWORD, clock=clock, cost=QUICK, laptop=laptop
    ) as register:
        found = register.ask(DraftOf(PLACE))
        assert found is not None
        assert found.text == WORDS


def test_a_draft_stands_in_no_history_and_changes_no_screen(register: Register) -> None:
    heard: list[object] = []
    register.subscribe(heard.append)
    before = register.ask(History())
    register.execute(KeepDraft(PLACE, WORDS))
    register.execute(DropDraft(PLACE))
    register.execute(DropDraft(PLACE))
    assert register.ask(DraftOf(PLACE)) is None
    assert register.ask(History()) == before
    assert heard == []
    assert check(register).is_sound


def test_nobody_reads_somebody_elses_draft(register: Register) -> None:
    register.execute(KeepDraft(PLACE, WORDS))
    mine, register.who = (
        register.who,
        type(register.who)("another", "Tamsin Oddlode", register.who.role, "LAPTOP-07"),
    )
    assert register.ask(DraftOf(PLACE)) is None
    assert register.ask(DraftPlaces()) == ()
    register.execute(KeepDraft(PLACE, "theirs"))
    register.who = mine
    found = register.ask(DraftOf(PLACE))
    assert found is not None
    assert found.text == WORDS


def test_drafts_are_found_by_the_beginning_of_their_place(
    register: Register, clock: FixedClock
) -> None:
    for place in ("cycle/1/review", "cycle/1_/plan", "cycle/1/plan", "pupil/1"):
        clock.time += timedelta(seconds=1)
        register.execute(KeepDraft(place, WORDS))
    assert register.ask(DraftPlaces("cycle/1/")) == ("cycle/1/plan", "cycle/1/review")
    assert register.ask(DraftPlaces("cycle/1_/")) == ("cycle/1_/plan",)
    assert len(register.ask(DraftPlaces())) == 4


def test_saving_the_record_drops_the_draft_with_it(register: Register) -> None:
    register.execute(KeepDraft(PLACE, WORDS))
    register.execute(KeepDraft("elsewhere", WORDS))
    register.execute(AddPerson("Ada Voss"), instead_of=PLACE)
    assert register.ask(DraftOf(PLACE)) is None
    assert register.ask(DraftPlaces()) == ("elsewhere",)


def test_a_record_that_is_not_saved_keeps_its_draft(register: Register) -> None:
    register.execute(KeepDraft(PLACE, WORDS))
    with pytest.raises(RecordMissingError):
        register.execute(AddPerson("Ada Voss", then_fail=True), instead_of=PLACE)
    assert register.ask(DraftOf(PLACE)) is not None


def test_no_record_changes_without_a_word_in_the_history(register: Register) -> None:
    person = register.execute(AddPerson("Ada Voss"))
    with pytest.raises(TypeError, match="history"):
        register.execute(RenameUntold(person))
    assert "Ada Voss" in register.ask(Names())


def test_drafts_have_no_versions(register: Register) -> None:
    assert Version.__tablename__ == "version"
    register.execute(KeepDraft(PLACE, WORDS))
    kept = register._kept  # noqa: SLF001 - to look into the table itself
    assert kept is not None
    found = kept.database.connection.execute(
        "SELECT count(*) FROM version WHERE entity = 'draft'"
    )
    assert found.fetchone() == (0,)


def test_a_long_draft_is_kept_in_a_blink_from_any_thread(register: Register) -> None:
    text = "words as long as a whole review, and longer. " * 400
    taken: list[float] = []

    def keep() -> None:
        for number in range(10):
            started = time.perf_counter()
            register.execute(KeepDraft(PLACE, f"{text}{number}"))
            taken.append(time.perf_counter() - started)

    threads = [Thread(target=keep) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(taken) == 20
    assert min(taken) < 0.02  # the best says what it takes, the rest how busy it is
    found = register.ask(DraftOf(PLACE))
    assert found is not None
    assert found.text == f"{text}9"


def test_a_draft_is_printed_by_no_error() -> None:
    assert WORDS not in repr(KeepDraft(PLACE, WORDS))
