"""A pupil who is N in the office's file: asked about where somebody is there to ask."""

from __future__ import annotations

from io import StringIO
from typing import TYPE_CHECKING

import pytest

from tests.cli.conftest import OFFICE_FILE

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.cli.conftest import Shell

UPN = "Q884299923877"
ON = ("--today", "2027-02-09")


class Terminal(StringIO):
    """Somebody at a terminal, who types these lines."""

    def isatty(self) -> bool:
        return True


@pytest.fixture
def now_n(shell: Shell, office_file: Path, tmp_path: Path) -> Path:
    """Return a file in which the one pupil of the register is N."""
    assert shell.run(*ON, "import", office_file) == 0
    path = tmp_path / "now_n.csv"
    path.write_text(OFFICE_FILE.replace(",K,07/10/2024,SLCN", ",N,,"), encoding="utf-8")
    return path


@pytest.fixture
def types(monkeypatch: pytest.MonkeyPatch) -> Callable[..., None]:
    def type_lines(*lines: str) -> None:
        typed = Terminal("".join(f"{line}\n" for line in lines))
        monkeypatch.setattr("sys.stdin", typed)

    return type_lines


def status(shell: Shell) -> str:
    [pupil] = shell.ask(*ON, "pupils")
    return str(pupil["sen_status"])


@pytest.mark.parametrize("more", [(), ("--dry-run",)])
def test_with_nobody_to_ask_it_is_counted_and_told_and_nothing_changes(
    shell: Shell, now_n: Path, more: tuple[str, ...]
) -> None:
    answer = shell.ask(*ON, "import", now_n, *more)

    assert list(answer) == [
        *("read", "new", "changed", "unchanged", "left_out", "counted_only"),
        "warnings",
    ]
    assert (answer["changed"], answer["unchanged"], answer["counted_only"]) == (1, 0, 1)
    [warning] = answer["warnings"]
    assert warning["row"] == 2
    assert warning["why"] == (
        "Ottilie Quince is N in the file and SEN support in the register, which stays "
        "until you say why it ends and when parents and carers were told: under "
        "Changed in the Import window, at a terminal, or on the pupil's page."
    )
    assert status(shell) == "K"
    assert shell.ask(*ON, "import", now_n) == answer


def test_in_words_it_is_marked_as_only_proposed(shell: Shell, now_n: Path) -> None:
    assert shell.run(*ON, "import", now_n) == 0

    assert "1 changed (1 only proposed), 0 unchanged" in shell.out
    assert "SEN support from 7 Oct 2024 → No SEN from 9 Feb 2027 (only proposed)" in (
        shell.out
    )


def test_at_a_terminal_it_asks_and_the_answer_stands_in_the_history(
    shell: Shell, now_n: Path, types: Callable[..., None]
) -> None:
    types("Caught up", "2027-02-30", "2027-02-10", "2027-02-01")

    assert shell.run(*ON, "import", now_n) == 0

    assert "row 2: Ottilie Quince is N in the file" in shell.err
    assert "2027-02-30 is no date of this century" in shell.err
    assert "Wed 10 Feb 2027 is still to come." in shell.err
    assert "only proposed" not in shell.out
    assert "is N in the file" not in shell.out
    assert status(shell) == "N"
    newest = shell.ask(*ON, "history", UPN)[0]
    assert newest["act"] == "change a pupil's SEN status"
    assert newest["why"] == "Caught up"
    again = shell.ask(*ON, "import", now_n)
    assert (again["changed"], again["unchanged"], again["warnings"]) == (0, 1, [])


@pytest.mark.parametrize("lines", [("",), ("Caught up", ""), (), ("Caught up",)])
def test_what_is_not_answered_at_the_terminal_stays_as_it_is(
    shell: Shell, now_n: Path, types: Callable[..., None], lines: tuple[str, ...]
) -> None:
    types(*lines)

    assert shell.run(*ON, "import", now_n) == 0

    assert "1 changed (1 only proposed)" in shell.out
    assert "say why it ends" in shell.out
    assert status(shell) == "K"


def test_a_dry_run_and_json_ask_nobody(
    shell: Shell, now_n: Path, types: Callable[..., None]
) -> None:
    for more in (("--dry-run",), ("--json",)):
        types("Caught up", "2027-02-01")
        assert shell.run(*ON, "import", now_n, *more) == 0
        assert shell.err == ""
        assert status(shell) == "K"
