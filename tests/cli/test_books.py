"""Books and packs by the command line: words, exit codes, one sentence each."""

from __future__ import annotations

import json
from datetime import date
from typing import TYPE_CHECKING

from senco_app.bootstrap import open_register
from senco_app.people.records import Newcomer
from senco_app.people.tasks import AddPerson
from senco_app.roles import Role
from tests.conftest import PASSWORD

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.conftest import Shell


HEAD = Newcomer("Ada Voss", Role.HEADTEACHER, date(2026, 9, 1))
HEADS_PASSWORD = "marble otter canyon lantern"  # noqa: S105 - of nobody


def make(shell: Shell, folder: Path) -> str:
    """Make Tamsin's book beside the register; return the words that it says."""
    words = ("--person", "Tamsin Oddlode", "--to", folder / "enrol")
    secret = ("--password-file", shell.password_file)
    assert shell.bare("book", folder / "book", *words, *secret) == 0, shell.err
    return shell.out


def test_a_pack_goes_out_and_comes_back(shell: Shell, tmp_path: Path) -> None:
    spoken = make(shell, tmp_path)

    assert shell.run("enrol", tmp_path / "enrol") == 0
    assert shell.out == spoken
    assert "Nothing was taken in yet" in shell.err
    assert shell.run("hand-out", "Tamsin Oddlode", "--to", tmp_path / "out") == 1
    assert "No book of Tamsin Oddlode is enrolled" in shell.err
    assert shell.run("enrol", tmp_path / "enrol", "--confirmed") == 0
    assert shell.run("hand-out", "Tamsin Oddlode", "--to", tmp_path / "out") == 0
    assert shell.out.startswith("For Tamsin Oddlode: 0 groups, 0 pupils, 0 sessions")
    ends = ("--password-file", shell.password_file)
    packs = ("--take", tmp_path / "out", "--give-back", tmp_path / "back")
    assert shell.bare("book", tmp_path / "book", *packs, *ends) == 0, shell.err
    assert "Hand-out 1 of Wyebank Primary was taken in" in shell.out
    answer = shell.ask("merge", tmp_path / "back")
    assert (answer["packs"][0]["person"], answer["refused"]) == ("Tamsin Oddlode", [])
    assert shell.run("merge", tmp_path / "back", "--dry-run") == 0
    assert "nothing was written (dry run)" in shell.out


def test_what_cannot_be_merged_is_refused_with_a_sentence(
    shell: Shell, tmp_path: Path
) -> None:
    noise = tmp_path / "x.pack"
    noise.write_bytes(b"\x07" * 4000)

    assert shell.run("merge", noise) == 1
    assert shell.err.startswith("x.pack is no pack of SENCO Workbench.")
    assert shell.run("merge", noise, "--json") == 1
    assert "no pack" in json.loads(shell.out)["error"]
    assert shell.run("merge", tmp_path / "nowhere") == 1
    assert "There is no file" in shell.err
    assert shell.run("merge") == 2
    assert shell.run("enrol", noise) == 1
    assert "x.pack is no enrolment file" in shell.err


def test_a_book_is_made_once_and_for_one_person(shell: Shell, tmp_path: Path) -> None:
    spoken = make(shell, tmp_path)
    assert make(shell, tmp_path) == spoken

    secret = ("--password-file", shell.password_file)
    where = ("book", tmp_path / "book")
    assert shell.bare(*where, "--person", "Wilf Oake", *secret) == 1
    assert "This is the book of Tamsin Oddlode" in shell.err
    wrong = tmp_path / "wrong"
    wrong.write_text(f"{PASSWORD} not\n", encoding="utf-8")
    assert shell.bare(*where, "--password-file", wrong) == 1
    assert "does not open the book of Tamsin Oddlode" in shell.err
    assert shell.bare("book", tmp_path / "new", *secret) == 1
    assert "Enter your name" in shell.err or "Enter the name" in shell.err


def test_a_book_is_revoked_for_good(shell: Shell, tmp_path: Path) -> None:
    make(shell, tmp_path)
    shell.run("enrol", tmp_path / "enrol", "--confirmed")
    assert shell.run("revoke", "Tamsin Oddlode") == 2  # it asks for the reason

    assert shell.run("revoke", "tamsin oddlode", "--why", "Left on the bus") == 0

    assert "The book of Tamsin Oddlode" in shell.err
    assert "is revoked" in shell.err
    told = {line["act"]: line["why"] for line in shell.ask("history")}
    assert told["revoke a book"] == "Left on the bus"
    assert shell.run("revoke", "Tamsin Oddlode", "--why", "again") == 1
    assert "was revoked on" in shell.err
    assert shell.run("hand-out", "Tamsin Oddlode", "--to", tmp_path / "out") == 1
    assert shell.run("revoke", "Wilf Oake", "--why", "left") == 1
    assert "No book of Wilf Oake is enrolled" in shell.err


def test_of_two_books_one_has_to_be_named(shell: Shell, tmp_path: Path) -> None:
    words = []
    for name in ("one", "two"):
        (tmp_path / name).mkdir()
        words.append(make(shell, tmp_path / name))
        shell.run("enrol", tmp_path / name / "enrol", "--confirmed")

    assert shell.run("revoke", "Tamsin Oddlode", "--why", "lost") == 1
    assert "has 2 books in use" in shell.err
    assert all(one.split()[0] in shell.err for one in words)
    told = ("--book", " ".join(words[0].split()))
    assert shell.run("revoke", "Tamsin Oddlode", "--why", "lost", *told) == 0
    assert shell.run("revoke", "Tamsin Oddlode", "--why", "lost too") == 0


def test_who_may_not_exchange_packs_may_not_revoke_either(
    shell: Shell, tmp_path: Path
) -> None:
    make(shell, tmp_path)
    shell.run("enrol", tmp_path / "enrol", "--confirmed")
    with open_register(shell.folder, PASSWORD) as register:
        register.look_after(AddPerson(HEAD, HEADS_PASSWORD, PASSWORD))
    shell.password_file.write_text(f"{HEADS_PASSWORD}\n", encoding="utf-8")

    assert (
        shell.run("--person", HEAD.name, "revoke", "Tamsin Oddlode", "--why", "x") == 1
    )

    assert "may not" in shell.err
