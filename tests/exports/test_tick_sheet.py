from __future__ import annotations

from dataclasses import replace
from datetime import date, time, timedelta

import pytest

from senco_app.exports.tick_sheet.pdf import BOX, NONE, SAFETY, tick_sheet_pdf
from senco_app.exports.tick_sheet.records import AWAY_LETTERS, TickSheet
from senco_app.provision.records import CardMember, SessionCard, SessionKey
from senco_app.vocabulary import AwayReason, CardState, NotRunReason
from tests.exports.papers import HOSTILE
from tests.exports.reading import Heard
from tests.exports.test_paper_pdf import bare, printed

MONDAY = date(2027, 2, 8)
NAMES = ("Amelia Hughes", "Idris Ahmed", "Kacper Wiśniewski")


def card(*names: str, days: int = 0, title: str = "Speech group") -> SessionCard:
    return SessionCard(
        key=SessionKey("group", MONDAY + timedelta(days=days), time(13, 15)),
        title=title,
        room="Rainbow room",
        minutes=30,
        focus="tell a friend about one event",
        week=7,
        weeks=10,
        others=1,
        members=tuple(CardMember(name, name) for name in names),
        state=CardState.LATER,
    )


def sheet(*cards: SessionCard) -> TickSheet:
    return TickSheet("J. Pritchard", MONDAY, cards, "Quillon Marsh", date(2027, 2, 5))


def test_a_session_has_a_row_of_boxes_for_every_pupil() -> None:
    heard = Heard(tick_sheet_pdf(sheet(card(*NAMES))))

    rows = heard["Table"][0].all("TR")
    assert [cell.whole() for cell in rows[0].parts] == [
        "Pupil",
        "Here",
        "Away, why",
        "Not yet",
        "Nearly",
        "Did it",
        "A few words",
    ]
    assert [row.parts[0].whole() for row in rows[1:]] == list(NAMES)
    for row in rows[1:]:
        assert [BOX in cell.whole() for cell in row.parts[1:]] == [True] * 5 + [False]


def test_a_session_says_when_where_how_long_and_what_for() -> None:
    heard = Heard(tick_sheet_pdf(sheet(card(*NAMES))))

    said = heard["Sect"][0].whole()
    assert "Mon 8 Feb 2027, 13:15 · Speech group" in said
    assert "Rainbow room · 30 minutes · week 7 of 10 · 1 other child" in said
    assert "Today: tell a friend about one event" in said


def test_under_every_session_stands_why_it_was_not_run_and_the_safety_sentence() -> (
    None
):
    heard = Heard(tick_sheet_pdf(sheet(card("Amelia"), card("Idris", days=1))))

    for section in heard["Sect"]:
        assert all(f"{BOX} {why.value}" in section.whole() for why in NotRunReason)
        assert SAFETY in section.whole()


def test_each_reason_for_being_away_has_a_letter_and_none_is_about_health() -> None:
    assert {*AWAY_LETTERS.values()} == {*AwayReason}
    heard = Heard(tick_sheet_pdf(sheet(card("Amelia"))))

    how = heard.document.parts[2].whole()
    assert "never anything about health" in how
    assert all(f"{key} {why.value}" in how for key, why in AWAY_LETTERS.items())


def test_the_sheet_is_a4_sideways_and_says_whose_data_it_holds() -> None:
    heard = Heard(tick_sheet_pdf(sheet(card(*NAMES))))

    page = heard.reader.pages[0].mediabox
    assert (round(page.width), round(page.height)) == (842, 595)
    assert "personal data about the pupils named here" in heard.pages[0].artifacts
    assert "Printed by Quillon Marsh" in heard.pages[0].artifacts
    assert heard.pages[0].stray == ""


def test_a_session_that_fits_on_a_page_is_never_cut_in_two() -> None:
    week = [card(*NAMES, days=day) for day in range(5)]

    heard = Heard(tick_sheet_pdf(sheet(*week)))

    assert len(heard.pages) > 1
    for section in heard["Sect"]:
        pages = {page for part in section.all("TH") for page in part.pages}
        pages |= {page for part in section.all("P") for page in part.pages}
        assert len(pages) == 1


def test_forty_pupils_go_on_to_the_next_page_with_their_headings_said_once() -> None:
    names = [f"Pupil {number}" for number in range(40)]

    heard = Heard(tick_sheet_pdf(sheet(card(*names))))

    rows = heard["Table"][0].all("TR")
    assert [row.parts[0].whole() for row in rows[1:]] == names
    assert len(heard.pages) > 1


def test_days_without_school_are_named() -> None:
    closed = replace(sheet(card("Amelia")), closed=(MONDAY + timedelta(days=4),))

    assert "no school on Fri 12 Feb 2027" in Heard(tick_sheet_pdf(closed))["P"][0].text


def test_a_week_without_sessions_says_so() -> None:
    heard = Heard(tick_sheet_pdf(sheet()))

    assert NONE in heard.document.whole()
    assert heard["Table"] == []


@pytest.mark.parametrize("text", HOSTILE)
def test_names_and_titles_are_printed_letter_for_letter(text: str) -> None:
    one = replace(card(text, title=text), room=text, focus=text)

    heard = Heard(tick_sheet_pdf(replace(sheet(one), whose=text, printed_by=text)))

    said = printed(heard["Table"][0].all("TR")[1].parts[0].whole())
    assert bare(said) == bare(text.replace("\t", " "))


def test_the_same_sheet_gives_the_same_bytes() -> None:
    one = sheet(card(*NAMES), card("Amelia", days=3))
    other = sheet(card(*NAMES), card("Amelia", days=3))

    assert tick_sheet_pdf(one) == tick_sheet_pdf(other)
