from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from senco_app.errors import FileUnusableError, RuleBrokenError
from senco_app.intake import read_office_file
from senco_app.pupils.records import FileNeed, FilePupil
from senco_app.vocabulary import SenStatus, Sex
from tests.intake.samples import SIMS_ROWS, arbor, sims, written

if TYPE_CHECKING:
    from pathlib import Path

    from senco_app.pupils.records import OfficeFile


def reasons(file: OfficeFile) -> str:
    return "\n".join(f"{told.row} {told.why}" for told in file.warnings)


def test_a_row_with_all_columns_is_read_whole(tmp_path: Path) -> None:
    file = read_office_file(written(tmp_path, sims()))

    assert (file.kind, file.read, file.left_out, file.warnings) == ("sims", 4, (), ())
    assert file.pupils[1] == FilePupil(
        row=3,
        legal_surname="D’Arcy",
        legal_forename="Tom",
        born_on=date(2019, 1, 29),
        sex=Sex.MALE,
        upn="E884200126001",
        year_group="3",
        form="3 Yew",
        status=SenStatus.EHC_PLAN,
        status_from_on=date(2026, 8, 31),
        needs=(FileNeed("ASD", 1),),
        pupil_premium=False,
        eal=True,
        looked_after=True,
        attendance="81.0%",
    )


def test_a_blank_says_nothing_and_n_says_no_sen(tmp_path: Path) -> None:
    _, _, no_sen, blank = read_office_file(written(tmp_path, sims())).pupils

    assert no_sen.status is SenStatus.NONE
    assert (blank.status, blank.needs, blank.looked_after) == (None, None, None)


def test_rows_of_one_pupil_become_one_with_ranked_needs(tmp_path: Path) -> None:
    file = read_office_file(written(tmp_path, arbor()))

    assert (file.kind, file.read) == ("arbor", 3)
    assert [pupil.row for pupil in file.pupils] == [2, 4, 5]
    assert file.pupils[0].needs == (FileNeed("SPLD", 1), FileNeed("SLCN", 2))
    assert file.pupils[2].status_from_on == date(2025, 7, 14)


@pytest.mark.parametrize(
    ("encoding", "mark"),
    [
        ("cp1252", b""),
        ("utf-8", b""),
        ("utf-8", b"\xef\xbb\xbf"),
        ("utf-16-le", b"\xff\xfe"),
        ("utf-16-be", b"\xfe\xff"),
    ],
)
def test_letters_are_read_in_every_usual_encoding(
    tmp_path: Path, encoding: str, mark: bytes
) -> None:
    path = written(tmp_path, mark + sims().encode(encoding))

    first, second, *_ = read_office_file(path).pupils

    assert (first.legal_forename, second.legal_surname) == ("Zoë", "D’Arcy")


@pytest.mark.parametrize("delimiter", [";", "\t"])
def test_semicolons_and_tabs_part_cells_too(tmp_path: Path, delimiter: str) -> None:
    text = sims(*SIMS_ROWS[2:]).replace(",", delimiter)

    file = read_office_file(written(tmp_path, text))

    assert [p.legal_surname for p in file.pupils] == ["Oakley", "Brook"]


def test_rows_have_the_number_that_the_spreadsheet_shows(tmp_path: Path) -> None:
    headings = '"Surname","Forename","DOB","Notes\nof the office"'
    text = sims("A,B,1/2/2019,x", "", "C,D,31/2/2019,y", headings=headings)

    file = read_office_file(written(tmp_path, text))

    assert [p.row for p in file.pupils] == [2, 4]
    assert "4 The date of birth “31/2/2019” is no date" in reasons(file)


def test_a_title_above_the_headings_is_passed_over(tmp_path: Path) -> None:
    text = "Wyebank Primary\n\nSurname,Forename,UPN\nFry,Ann,B801200005001\n"

    assert [p.row for p in read_office_file(written(tmp_path, text)).pupils] == [4]


def test_the_apostrophe_that_guards_a_formula_is_taken_off(tmp_path: Path) -> None:
    rows = ("'=Fry,'+1,B801200005001", "'t Hart,Jan,E884200126001")
    text = sims(*rows, headings="Surname,Forename,UPN")

    guarded, name = read_office_file(written(tmp_path, text)).pupils

    assert (guarded.legal_surname, guarded.legal_forename) == ("=Fry", "+1")
    assert name.legal_surname == "'t Hart"


def test_hostile_names_are_kept_as_typed(tmp_path: Path) -> None:
    names = ("<b>Bold</b> & <para>", "Robert'); DROP TABLE pupil;--", "@SUM(A1)")
    rows = (f"{name},Ann,B801200005001" for name in names)
    text = sims(*rows, headings="Surname,Forename,UPN")

    file = read_office_file(written(tmp_path, text))

    assert tuple(p.legal_surname for p in file.pupils) == names


def test_a_control_character_is_no_part_of_a_name(tmp_path: Path) -> None:
    text = sims(
        "Fr\x07y\uffff,\u202eAnn,B801200005001", headings="Surname,Forename,UPN"
    )

    file = read_office_file(written(tmp_path, text))

    assert file.pupils[0].legal_surname == "Fr y"
    assert file.pupils[0].legal_forename == "\u202eAnn"
    assert "2 The name holds a character that cannot be seen" in reasons(file)


def test_letters_that_the_export_lost_are_told(tmp_path: Path) -> None:
    text = sims("Ivanovi?,Ann,B801200005001", headings="Surname,Forename,UPN")

    assert "2 The name holds a question mark" in reasons(
        read_office_file(written(tmp_path, text))
    )


def test_what_is_not_understood_is_left_aside_with_a_warning(tmp_path: Path) -> None:
    row = "Fry,Ann,,1/2/2019,?,B801200005001,Year 99,,Watch,soon,WAND,ASD,,maybe,No,,"

    file = read_office_file(written(tmp_path, sims(row)))
    (pupil,) = file.pupils

    assert (pupil.sex, pupil.year_group, pupil.status) == (None, None, None)
    assert (pupil.status_from_on, pupil.pupil_premium) == (None, None)
    assert pupil.needs == (FileNeed("ASD", 2),)
    for words in ("“?”", "“Year 99”", "“Watch”", "“soon”", "“WAND”", "“maybe”"):
        assert words in reasons(file)


def test_a_legacy_status_is_mapped_and_kept_in_words(tmp_path: Path) -> None:
    row = "Fry,Ann,,1/2/2019,F,,,,School Action Plus,1/9/2024,BESD,,,,,,"

    (pupil,) = read_office_file(written(tmp_path, sims(row))).pupils

    assert (pupil.status, pupil.original) == (
        SenStatus.SEN_SUPPORT,
        "School Action Plus",
    )
    assert pupil.needs == (FileNeed("", 1, "BESD"),)


def test_two_needs_of_one_rank_keep_their_order(tmp_path: Path) -> None:
    rows = [f"Ann,Fry,B801200005001,1 Feb 2019,,,K,,{n},1" for n in ("ASD", "VI")]

    file = read_office_file(written(tmp_path, arbor(*rows)))

    assert file.pupils[0].needs == (FileNeed("ASD", 1), FileNeed("VI", 0))
    assert "3 Two needs have rank 1" in reasons(file)


def test_rows_of_one_pupil_that_contradict_are_told(tmp_path: Path) -> None:
    row = "Ann,Fry,B801200005001,1 Feb 2019,Year 3,{},K,,{},"

    file = read_office_file(
        written(tmp_path, arbor(row.format("3 Yew", "ASD"), row.format("3 Ash", "VI")))
    )

    assert (file.read, file.pupils[0].form) == (1, "3 Yew")
    assert [need.type_code for need in file.pupils[0].needs or ()] == ["ASD", "VI"]
    assert "3 The row says otherwise than row 2" in reasons(file)


def test_children_of_one_name_and_birth_with_two_upns_are_two(tmp_path: Path) -> None:
    row = "Ann,Fry,{},1 Feb 2019,,,K,,ASD,1"
    rows = (row.format(upn) for upn in ("B801200005001", "E884200126001", ""))

    file = read_office_file(written(tmp_path, arbor(*rows)))

    assert [p.upn for p in file.pupils] == ["B801200005001", "E884200126001"]


def test_one_column_of_needs_is_read_by_what_its_rows_say(tmp_path: Path) -> None:
    headings = "Surname,Forename,UPN,SEN status,SEN need"
    long = sims(
        "Fry,Ann,B801200005001,K,ASD",
        "Fry,Ann,B801200005001,K,VI",
        headings=headings,
    )
    wide = sims("Fry,Ann,B801200005001,K,ASD; VI", headings=headings)

    (one,) = read_office_file(written(tmp_path, long)).pupils
    (other,) = read_office_file(written(tmp_path, wide)).pupils

    assert one.needs == other.needs == (FileNeed("ASD", 0), FileNeed("VI", 0))


def test_a_row_with_too_many_cells_or_no_name_is_left_out(tmp_path: Path) -> None:
    rows = (
        "Smith, Jr,Ann,E884200126001",
        ",Ann,B801200005001",
        "Fry,,B801200005001",
        f"Fry,{'Ann' * 1_000},B801200005001",
    )
    text = sims(*rows, headings="Surname,Forename,UPN")

    file = read_office_file(written(tmp_path, text))

    assert (file.read, file.pupils) == (4, ())
    assert [told.row for told in file.left_out] == [2, 3, 4, 5]
    assert "more cells" in file.left_out[0].why


def test_columns_that_nothing_is_taken_from_are_named(tmp_path: Path) -> None:
    text = sims("Fry,Ann,B801200005001,b", headings="Surname,Forename,UPN,House")

    told = reasons(read_office_file(written(tmp_path, text)))

    assert "1 Columns that nothing is taken from: House." in told
    assert "1 There is no column of SEN status" in told


def test_a_file_cut_off_in_its_last_row_gives_the_whole_rows(tmp_path: Path) -> None:
    text = sims()[: -len("1 Ash,,,,,,F,Yes,,90%\r\n")]

    file = read_office_file(written(tmp_path, text))

    assert (file.read, len(file.pupils), file.whole) == (4, 3, False)
    assert [told.row for told in file.left_out] == [5]
    assert "5 The file is incomplete" in reasons(file)


@pytest.mark.parametrize(
    "end", ['Fry,"An', 'Fry,"Ann","B8', 'Fry,Ann,"B801200005001\n', "Fry,Ann,B8\u00eb"]
)
def test_an_open_quotation_mark_or_half_a_letter_is_a_cut(
    tmp_path: Path, end: str
) -> None:
    text = "Surname,Forename,UPN\nOak,Zoë,E884200126001\n" + end
    content = text.encode()
    if end.endswith("ë"):
        content = content[:-1]

    file = read_office_file(written(tmp_path, content))

    assert [p.legal_forename for p in file.pupils] == ["Zoë"]
    assert [told.row for told in file.left_out] == [3]


@pytest.mark.parametrize("text", [sims().removesuffix("\r\n"), "a,b\r\n" + sims()])
def test_a_whole_last_row_needs_no_line_end(tmp_path: Path, text: str) -> None:
    file = read_office_file(written(tmp_path, text))

    assert (file.read, file.left_out, file.whole) == (4, (), True)


def test_short_rows_all_over_are_no_sign_of_a_cut(tmp_path: Path) -> None:
    text = (
        "Surname,Forename,UPN,SEN status\nFry,Ann,B801200005001\nOak,Jo,E884200126001"
    )

    assert read_office_file(written(tmp_path, text)).whole


@pytest.mark.parametrize(
    ("kind", "text", "words"),
    [
        ("sims", arbor(), "take it in as arbor"),
        ("arbor", sims(), "take it in as sims"),
        ("bromcom", sims(), "Bromcom workbooks are not read"),
        ("ctf", sims(), "Common Transfer Files are not read"),
        ("pupil", sims(), "single pupils' records are not read"),
    ],
)
def test_a_file_of_another_kind_than_named_is_refused(
    tmp_path: Path, kind: str, text: str, words: str
) -> None:
    with pytest.raises(FileUnusableError, match=words):
        read_office_file(written(tmp_path, text), kind)


@pytest.mark.parametrize(("kind", "text"), [("sims", sims()), ("arbor", arbor())])
def test_a_file_of_the_kind_named_is_read(tmp_path: Path, kind: str, text: str) -> None:
    path = written(tmp_path, text)

    assert read_office_file(path, kind) == read_office_file(path)


def test_a_kind_that_does_not_exist_is_refused(tmp_path: Path) -> None:
    with pytest.raises(RuleBrokenError, match="no kind of file “scholarpack”"):
        read_office_file(written(tmp_path, sims()), "scholarpack")
