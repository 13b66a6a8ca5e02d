from __future__ import annotations

import os
import random
import zipfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from senco_app.errors import FileUnusableError
from senco_app.intake import read_office_file
from senco_app.intake.opening import LARGEST_BYTES
from senco_app.intake.tables import MOST_ROWS
from tests.intake.samples import SIMS_HEADINGS, arbor, sims, written

ENTITIES = (
    '<?xml version="1.0"?><!DOCTYPE CTfile [<!ENTITY a "aaaaaaaaaa">'
    + "".join(
        f'<!ENTITY {name} "{f"&{before};" * 10}">'
        for before, name in zip("abcdefgh", "bcdefghi", strict=True)
    )
    + "]><CTfile><Header>&i;</Header></CTfile>"
)
OUTSIDE = '<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><a>&x;</a>'
NOISE = random.Random(7).randbytes(5_000)  # noqa: S311 - nothing secret


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "is empty"),
        (b"\r\n \r\n", "is empty"),
        (b"\xef\xbb\xbf", "damaged or no text|None of the headings"),
        (NOISE, "damaged or no text"),
        (sims().replace("Oak", "O\x00k"), "damaged or no text"),
        (b"\xff\xfe" + NOISE, "damaged or no text|None of the headings"),
        (sims(headings="").split("\r\n")[0] + SIMS_HEADINGS, "no pupils under them"),
        ("a,b,c\n1,2,3\n", "None of the headings"),
        ("Surname,UPN\nFry,B801200005001\n", "no columns of surnames and forenames"),
        ("Surname,Forename\nFry,Ann\n", "neither UPNs nor dates of birth"),
        (ENTITIES, "defines entities of its own"),
        (OUTSIDE, "defines entities of its own"),
        ("\n  " + ENTITIES, "defines entities of its own|XML and is damaged"),
        (b"\xff\xfe" + ENTITIES.encode("utf-16-le"), "entities of its own|damaged"),
        ("<CTfile><Header/></CTfile>", "is a Common Transfer File"),
        ('<CTfile xmlns="urn:x"><Header/>', "is a Common Transfer File"),
        ("<pupils/>", "is XML, and only CSV"),
        ('<!DOCTYPE a SYSTEM "http://x.invalid/a"><a/>', "is XML, and only CSV"),
        ("<!DOCTYPE html>\n<html><body><table>", "is a web page"),
        ("<CTfile", "looks like XML and is damaged"),
        ('{"pupil": 1}', "is JSON"),
        (b"%PDF-1.7 ...", "is a PDF"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "old Excel workbook"),
        ("Surname,Forename,UPN\n" + "x" * 200_000 + ",b,c\n", "damaged and cannot be"),
        ("Surname,Forename,UPN\n" + "a,b,c\n" * (MOST_ROWS + 1), "more than 20,000"),
        ("," * 100_000, "None of the headings"),
        ("Surname,Forename,UPN" + "\n" * 110_000, "more than 20,000 rows"),
        ("<!--" + "a" * 3_000_000, "looks like XML and is damaged"),
    ],
)
def test_an_unusable_file_is_refused_with_the_reason(
    tmp_path: Path, content: str | bytes, words: str
) -> None:
    path = written(tmp_path, content)

    with pytest.raises(FileUnusableError, match=words) as refusal:
        read_office_file(path)

    said = str(refusal.value)
    assert said.startswith("register.csv: ")
    assert "\n" not in said
    assert len(said) < 250


def test_a_workbook_is_known_by_its_first_bytes(tmp_path: Path) -> None:
    path = tmp_path / "register.csv"
    with zipfile.ZipFile(path, "w") as workbook:
        workbook.writestr("xl/workbook.xml", "<workbook/>")

    with pytest.raises(FileUnusableError, match="Excel workbook or a zip archive"):
        read_office_file(path)


def test_a_file_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(FileUnusableError, match=r"absent\.csv: There is no such file"):
        read_office_file(tmp_path / "absent.csv")


def test_a_folder_is_told_from_a_file(tmp_path: Path) -> None:
    with pytest.raises(FileUnusableError, match="This is a folder"):
        read_office_file(tmp_path)


def test_what_is_neither_file_nor_folder_is_not_called_a_folder() -> None:
    with pytest.raises(FileUnusableError, match="no file that can be read"):
        read_office_file(Path(os.devnull))


def test_a_file_that_is_too_large_is_not_read(tmp_path: Path) -> None:
    path = tmp_path / "huge.csv"
    with path.open("wb") as huge:
        huge.truncate(LARGEST_BYTES + 1)

    with pytest.raises(FileUnusableError, match="larger than 20 MB"):
        read_office_file(path)


SEEDS = (
    sims().encode(),
    arbor().encode(),
    ENTITIES.encode(),
    sims().encode("cp1252"),
    b"\xff\xfe" + arbor().encode("utf-16-le"),
)
EDIT = st.tuples(st.integers(0, 2_000), st.integers(0, 12), st.binary(max_size=6))


@settings(
    max_examples=400,
    deadline=2_000,  # milliseconds: a file that hangs fails
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(seed=st.sampled_from(SEEDS), edits=st.lists(EDIT, max_size=6))
def test_no_damaged_byte_provokes_anything_but_a_refusal(
    tmp_path: Path, seed: bytes, edits: list[tuple[int, int, bytes]]
) -> None:
    data = seed
    for place, length, new in edits:
        data = data[:place] + new + data[place + length :]

    try:
        file = read_office_file(written(tmp_path, data))
    except FileUnusableError as refusal:
        assert "damaged and cannot be read" not in str(refusal)  # noqa: PT017
    else:
        assert file.read == len(file.pupils) + len(file.left_out)


@settings(
    max_examples=200,
    deadline=2_000,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(rows=st.lists(st.lists(st.text(max_size=12), max_size=20), max_size=8))
def test_any_cells_under_the_headings_are_read_or_refused(
    tmp_path: Path, rows: list[list[str]]
) -> None:
    body = "\n".join(",".join(row) for row in rows)
    data = f"{SIMS_HEADINGS}\n{body}\n".encode(errors="surrogatepass")

    try:
        file = read_office_file(written(tmp_path, data))
    except FileUnusableError as refusal:
        assert "damaged and cannot be read" not in str(refusal)  # noqa: PT017
    else:
        assert file.read == len(file.pupils) + len(file.left_out)
        assert all(p.legal_surname and p.legal_forename for p in file.pupils)
