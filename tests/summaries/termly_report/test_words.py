"""What governors may not read, looked for in what was typed."""

from __future__ import annotations

import pytest

from senco_app.summaries.termly_report.few import small_numbers
from senco_app.summaries.termly_report.naming import names_of

NAMES = names_of(
    [("O’Dowd", "Theodore", "Teddy"), ("Marsh", "May", ""), ("Łuk", "Zoë", "")]
)


@pytest.mark.parametrize(
    "text",
    [
        "Teddy has settled.",
        "We thank O'Dowd’s family",
        "for theodore o’dowd it worked",
        "Zoe and others",
        "may marsh was here",
    ],
)
def test_a_child_named_is_noticed(text: str) -> None:
    assert NAMES.certain(text)


@pytest.mark.parametrize(
    "text", ["In May we met.", "the marsh by the river", "Ted", ""]
)
def test_words_that_are_no_childs_name_pass(text: str) -> None:
    assert not NAMES.certain(text)


def test_a_name_that_is_a_word_too_is_doubtful() -> None:
    assert NAMES.doubtful("In May we met.") == ("May",)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("a good term for teddy", ("teddy",)),
        ("Anna read aloud, and so did Brook", ("Anna", "Brook")),
        ("The Lea-Brook family", ("Lea-Brook",)),
        ("for theodore o’dowd it worked", ()),
        ("the marsh by the river in may", ()),
        ("Mary-Anna", ()),
    ],
)
def test_a_name_written_small_and_half_of_a_double_one_are_doubtful(
    text: str, told: tuple[str, ...]
) -> None:
    names = names_of(
        [("O’Dowd", "Theodore", "Teddy"), ("Brook-Tarn", "Mary-Anna", "May")]
    )

    assert names.doubtful(text) == told


@pytest.mark.parametrize(
    "text", ["Two children joined.", "There are 3 in Reception", "one boy", "4"]
)
def test_a_small_number_is_noticed(text: str) -> None:
    assert small_numbers(text)


@pytest.mark.parametrize(
    "text",
    [
        "Year 3",
        "key stage 2",
        "one to one",
        "4.8 %",
        "3 %",
        "12 of 63",
        "by 4 Nov 2026",
    ],
)
def test_other_numbers_pass(text: str) -> None:
    assert not small_numbers(text)


@pytest.mark.parametrize(
    "text",
    [
        "Ted\u00addy has settled.",
        "Te\u200bd\u200bdy has settled.",
        "We saw\ufeffTeddy",
        "We saw\u00a0Teddy\u00a0read",
        "Zoe\u0308 and others",
        "TEDDY’S progress",
        "tEDDY",
        "Teddy`s progress",
        "Teddy\u00b4s progress",
        "\uff34\uff45\uff44\uff44\uff59 reads",
        "\U0001d5e7\U0001d5f2\U0001d5f1\U0001d5f1\U0001d606 reads",
        "Luk, too",
        "O‘Dowd",
        "May\u2028Marsh",
        "with Theodore\u2060O’Dowd",
    ],
)
def test_a_name_is_noticed_however_it_is_written(text: str) -> None:
    assert NAMES.certain(text)


def test_a_name_in_the_plural_is_doubtful() -> None:
    assert NAMES.doubtful("We met the O’Dowds") == ("O’Dowds",)


@pytest.mark.parametrize(
    "text",
    [
        "a couple of children",
        "A couple have joined",
        "a handful left",
        "a handful of pupils",
        "3-4 children",
        "3–4 children",
        "three or four pupils",
        "one of the twins",
        "the only child with a plan",
        "a pair of boys",
        "The pair have settled",
        "A boy in Year 3 has a plan",
        "both girls",
        "a few of the children",
        "her brother is on SEN support",
        "twin girls",
        "t\u00adwo children",
        "two\u00a0children",
        "\uff34\uff37\uff2f children",
        "There are 3.",
        "3, all in Reception",
        "one child in Years 3 and 4",
        "two left last week",
        "Only 2 of 8 were late",
        "In Year 4, 3 children joined",
        "3 children joined Year 4",
    ],
)
def test_few_children_are_noticed_in_figures_and_in_words(text: str) -> None:
    assert small_numbers(text)


@pytest.mark.parametrize(
    "text",
    [
        "Years 3 and 4 work together.",
        "Years 3-4 work together.",
        "Years 1, 2 and 3 were joined by a wall.",
        "KS2 and Y4 are settled.",
        "We met for two weeks.",
        "Three sessions a week were planned.",
        "A couple of weeks later it ran again.",
        "A handful of interventions will end.",
        "One of our priorities is reading.",
        "One-page profiles are in use.",
        "Two teaching assistants were trained.",
        "Two twilight sessions for all staff.",
        "Both reading and writing improved.",
        "Pairs of adults plan together; paired reading helps.",
        "No one was missed, and everyone came.",
        "Children help one another.",
        "The visit was on 4 November at 3 pm.",
        "It costs £3 a week.",
        "Only children who need it are withdrawn.",
        "Every child is heard; each one has a plan.",
        "The share rose by 2.3 percentage points to 15.3 %.",
        "Attendance was 1 per cent lower.",
        "A few groups moved to the hall.",
        "On one hand this is progress.",
        "The plan has three parts and four targets.",
        "1:1 and one-to-one support continue; 1-1 as well.",
        "63 children have SEN, 5 more than last term.",
        "Term 2 begins with a single meeting for staff.",
        "SEN support is stage 1 of 2.",
        "Twenty-one children read more.",
    ],
)
def test_an_ordinary_sentence_raises_no_alarm(text: str) -> None:
    assert small_numbers(text) == ()
