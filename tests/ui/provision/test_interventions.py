"""The catalogue of interventions."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from senco_app.provision.commands import EditIntervention, TakeCatalogue
from senco_app.provision.queries import Interventions
from senco_app.ui.provision.intervention_form import InterventionPage
from senco_app.vocabulary import Level
from tests.ui.provision.building import words_on

if TYPE_CHECKING:
    from senco_app.register import Register
    from senco_app.ui.provision.interventions import InterventionsPart
    from senco_app.ui.provision.screen import ProvisionScreen


@pytest.fixture
def part(screen: ProvisionScreen) -> InterventionsPart:
    """Return the catalogue, on show."""
    screen.show()
    screen.open_part(screen.interventions)
    return screen.interventions


def open_first(part: InterventionsPart) -> InterventionPage:
    part.list.open_chosen()
    assert isinstance(part.opened, InterventionPage)
    return part.opened


def test_an_empty_catalogue_offers_the_starting_set(
    part: InterventionsPart, register: Register
) -> None:
    assert "starting set of twenty" in words_on(part)

    part.take.click()

    assert len(register.ask(Interventions())) == 20
    assert part.list.sorter.rowCount() == 20
    assert not part.take.isVisible()


def test_an_intervention_is_added_by_hand(
    part: InterventionsPart, register: Register
) -> None:
    part.add.click()
    page = part.opened
    assert isinstance(page, InterventionPage)
    page.form.name.setText("Phonics again")
    page.form.level.choose(Level.SPECIALIST)
    page.form.area.setCurrentIndex(2)
    page.form.longs["exit"].setPlainText("Reads 40 words")
    page.form.save_button.click()

    (stored,) = register.ask(Interventions())
    assert (stored.name, stored.level) == ("Phonics again", Level.SPECIALIST)
    assert stored.exit == "Reads 40 words"
    assert stored.area
    assert part.opened is None


@pytest.mark.parametrize(
    ("name", "words"),
    [("", "Enter the"), ("  ", "Enter the"), ("DAILY check-in", "already")],
)
def test_a_name_that_lacks_or_is_taken_is_said_beside_it(
    part: InterventionsPart, register: Register, name: str, words: str
) -> None:
    register.execute(TakeCatalogue())
    part.add.click()
    page = part.opened
    assert isinstance(page, InterventionPage)
    page.form.name.setText(name)
    page.form.longs["aim"].setPlainText("Long thought about")

    page.form.save_button.click()

    assert words in page.form.fields["name"].problem.text()
    assert page.form.longs["aim"].words() == "Long thought about"


def test_archived_ones_are_shown_only_if_asked_for(
    part: InterventionsPart, register: Register
) -> None:
    register.execute(TakeCatalogue())
    open_first(part).archive.click()

    assert part.list.sorter.rowCount() == 19
    part.archived.click()
    assert part.list.sorter.rowCount() == 20

    archived = next(i for i in register.ask(Interventions(archived=True)) if i.archived)
    part.list.chosen.emit(archived)
    page = part.opened
    assert isinstance(page, InterventionPage)
    assert page.archived.isVisible()
    page.archive.click()
    assert len(register.ask(Interventions())) == 20


def test_what_was_typed_is_offered_again(
    part: InterventionsPart, register: Register
) -> None:
    register.execute(TakeCatalogue())
    page = open_first(part)
    page.form.longs["evidence"].setPlainText("Our own figures, 2026")
    page.back.click()
    assert part.opened is None

    again = open_first(part)

    assert again.form.longs["evidence"].words() == "Our own figures, 2026"
    assert "unsaved words" in words_on(again)


def test_what_changed_meanwhile_is_said_and_nothing_is_overwritten(
    part: InterventionsPart, register: Register
) -> None:
    register.execute(TakeCatalogue())
    page = open_first(part)
    page.form.longs["aim"].setPlainText("Mine")
    stored = page.form.stored
    register.execute(EditIntervention(replace(stored, exit="Enough")))

    page.form.save_button.click()

    assert page.banner.isVisible()
    assert page.form.longs["aim"].words() == "Mine"
    page.banner.act.click()
    assert page.form.longs["aim"].words() == stored.aim
