"""The command line is a contract: words, exit codes, and JSON."""

from __future__ import annotations

import json
import os
import re
import shutil
import sys
import tempfile
from io import BytesIO, TextIOWrapper
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.conftest import PASSWORD, somebody_else

if TYPE_CHECKING:
    from tests.cli.conftest import Shell


def test_an_office_file_is_accounted_for_row_by_row(
    shell: Shell, office_file: Path
) -> None:
    answer = shell.ask("import", office_file)

    assert answer == {
        "read": 2,
        "new": 1,
        "changed": 0,
        "unchanged": 0,
        "left_out": [],
        "counted_only": 1,
        "warnings": [],
    }
    assert shell.ask("import", office_file)["unchanged"] == 1


def test_a_dry_run_says_the_same_and_writes_nothing(
    shell: Shell, office_file: Path
) -> None:
    assert shell.ask("import", office_file, "--dry-run")["new"] == 1
    assert shell.ask("pupils") == []


def test_pupils_are_listed_with_their_codes(shell: Shell, office_file: Path) -> None:
    shell.run("import", office_file)

    (pupil,) = shell.ask("pupils")

    assert pupil["legal_surname"] == "Quince"
    assert pupil["upn"] == "Q884299923877"
    assert pupil["born_on"] == "2018-11-18"
    assert pupil["sen_status"] == "K"
    assert pupil["needs"] == ["SLCN"]
    assert shell.ask("pupils", "--status", "E") == []
    assert shell.ask("pupils", "--search", "ottil") == [pupil]


def test_reminders_say_why_by_which_rule_and_how_binding(
    shell: Shell, office_file: Path
) -> None:
    shell.run("import", office_file)

    (reminder,) = shell.ask("reminders")

    assert reminder["kind"] == "support.without_cycle"
    assert reminder["force"] == "practice"
    assert re.fullmatch(r"\d{4}-\d\d-\d\d", reminder["due_on"])
    assert reminder["why"]
    assert reminder["source"]


@pytest.mark.parametrize("ending", ["pdf", "docx"])
def test_a_request_is_written_whole_under_its_name(
    shell: Shell, office_file: Path, tmp_path: Path, ending: str
) -> None:
    shell.run("import", office_file)
    target = tmp_path / f"request.{ending}"

    assert shell.run("export", "ehc-request", "Q884299923877", "--to", target) == 0

    assert shell.out.strip() == str(target)
    assert target.read_bytes()[:4] in (b"%PDF", b"PK\x03\x04")
    assert [file.name for file in tmp_path.glob("*request*")] == [target.name]


def test_an_export_stands_in_the_pupils_history(
    shell: Shell, office_file: Path, tmp_path: Path
) -> None:
    shell.run("import", office_file)
    shell.run("export", "ehc-request", "Q884299923877", "--to", tmp_path / "r.pdf")

    newest = shell.ask("history", "Q884299923877")[0]

    assert newest["person"] == "Quillon Marsh"
    assert newest["act"] == "export the EHC needs assessment request"
    assert set(newest) == {"at", "person", "act", "entity", "why"}


def test_an_export_that_could_not_be_written_is_no_export(
    shell: Shell, office_file: Path, tmp_path: Path
) -> None:
    shell.run("import", office_file)
    target = tmp_path / "absent" / "r.pdf"

    assert shell.run("export", "ehc-request", "Q884299923877", "--to", target) == 1

    newest = shell.ask("history", "Q884299923877")[0]
    assert newest["act"] == "export failed, no file was written"


def test_another_kind_of_file_is_not_guessed_at(
    shell: Shell, office_file: Path, tmp_path: Path
) -> None:
    shell.run("import", office_file)

    code = shell.run("export", "ehc-request", "Q884299923877", "--to", tmp_path / "r")

    assert code == 1
    assert ".pdf or .docx" in shell.err
    assert not (tmp_path / "r").exists()


def test_a_new_register_prints_its_recovery_code_once(
    shell: Shell, tmp_path: Path
) -> None:
    folder = tmp_path / "another"
    words = ("new", folder, "--school", "Wyebank Primary", "--senco", "Quillon Marsh")

    assert shell.bare(*words, "--password-file", shell.password_file) == 0

    code = re.sub(r"[^A-Z2-7]", "", shell.out)
    assert len(code) >= 26
    assert shell.bare(*words, "--password-file", shell.password_file) == 1
    assert "taken" in shell.err


def test_a_new_register_takes_the_password_file_that_stands_before_the_command(
    shell: Shell, tmp_path: Path
) -> None:
    words = ("--school", "Wyebank Primary", "--senco", "Quillon Marsh")

    code = shell.bare(
        "--password-file", shell.password_file, "new", tmp_path / "another", *words
    )

    assert code == 0, shell.err


def test_a_backup_prints_its_path_and_comes_back_elsewhere(
    shell: Shell, office_file: Path, tmp_path: Path
) -> None:
    shell.run("import", office_file)
    before = shell.ask("pupils")
    (tmp_path / "stick").mkdir()
    assert shell.run("backup", "--to", tmp_path / "stick") == 0
    made = shell.out.strip().splitlines()[-1]

    assert shell.run("restore", made, "--to", tmp_path / "back") == 0

    shell.folder = tmp_path / "back"
    assert shell.ask("pupils") == before
    assert shell.run("restore", made, "--to", tmp_path / "back") == 1


def test_a_sound_register_passes_its_check(shell: Shell) -> None:
    answer = shell.ask("check")

    assert answer["sound"] is True
    assert answer["faults"] == []
    assert answer["pages"] > 0


def test_damage_fails_the_check_in_a_sentence(shell: Shell) -> None:
    path = shell.folder / "register.db"
    hurt = bytearray(path.read_bytes())
    hurt[len(hurt) // 2] ^= 1
    path.write_bytes(hurt)

    assert shell.run("check") == 1
    assert "damaged" in shell.err
    assert "Traceback" not in shell.err


def test_a_wrong_password_opens_nothing(shell: Shell) -> None:
    shell.password_file.write_text("somebody elses password\n", encoding="utf-8")

    assert shell.run("pupils") == 1
    assert shell.err.strip()
    assert shell.out == ""


def test_a_refusal_is_json_when_json_was_asked_for(
    shell: Shell, tmp_path: Path
) -> None:
    assert shell.run("import", tmp_path / "absent.csv", "--json") == 1
    assert set(json.loads(shell.out)) == {"error"}


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (("--today", "23/11/2026", "pupils"), "is no date"),
        (("--today", "9999-12-31", "reminders"), "is no date of this century"),
        (("--today", "0001-01-01", "reminders"), "is no date of this century"),
        (("pupils", "--status", "Z"), "is no SEN status"),
        (("export", "ehc-request", "nobody", "--to", "r.pdf"), "nobody"),
        (("--person", "Somebody Else", "pupils"), "Somebody Else"),
    ],
)
def test_what_the_user_can_mend_exits_with_1_and_says_how(
    shell: Shell, words: tuple[str, ...], sentence: str
) -> None:
    assert shell.run(*words) == 1
    assert sentence in shell.err


def test_wrong_usage_exits_with_2(shell: Shell) -> None:
    assert shell.bare("no-such-command") == 2
    assert shell.bare("import") == 2


def test_a_password_file_that_is_not_there_is_told(
    shell: Shell, tmp_path: Path
) -> None:
    shell.password_file = tmp_path / "absent.txt"

    assert shell.run("pupils") == 1
    assert "cannot be read" in shell.err


def test_the_password_is_the_first_line_as_it_stands(
    shell: Shell,
) -> None:
    text = f"\ufeff{PASSWORD}\r\nsomething else\r\n"
    shell.password_file.write_bytes(text.encode())

    assert shell.run("pupils") == 0


def test_help_names_every_command(shell: Shell) -> None:
    assert shell.bare("--help") == 0
    for word in ("demo", "import", "reminders", "export", "check", "backup"):
        assert word in shell.out


def test_the_same_record_exported_twice_is_the_same_file(
    shell: Shell, office_file: Path, tmp_path: Path
) -> None:
    shell.run("import", office_file)
    for ending in ("pdf", "docx"):
        files = [tmp_path / f"{name}.{ending}" for name in ("first", "second")]
        for file in files:
            words = ("export", "ehc-request", "Q884299923877", "--to", file)
            assert shell.run("--today", "2026-11-23", *words) == 0
        assert files[0].read_bytes() == files[1].read_bytes()


def test_a_name_that_is_no_text_is_a_name_like_any_other(
    shell: Shell, office_file: Path
) -> None:
    odd = office_file.rename(office_file.with_name("register \udcff.csv"))

    assert shell.ask("import", odd)["new"] == 1
    assert "register ?.csv" in shell.ask("history")[1]["why"]
    assert shell.run("history", "\udcff") == 1
    assert "No pupil has the UPN or id" in shell.err


def test_letters_that_a_pipe_has_no_sign_for_stop_no_command(
    shell: Shell, office_file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    text = office_file.read_text(encoding="utf-8").replace("Quince", "Łącki")
    office_file.write_text(text, encoding="utf-8")

    def piped(*words: object) -> str:
        pipe = TextIOWrapper(BytesIO(), encoding="cp1252")
        with monkeypatch.context() as during:
            during.setattr(sys, "stdout", pipe)
            assert shell.run(*words) == 0
        pipe.flush()
        return pipe.buffer.getvalue().decode("cp1252")

    assert json.loads(piped("import", office_file, "--json"))["new"] == 1
    assert "??cki, Ottilie" in piped("pupils")
    (pupil,) = json.loads(piped("pupils", "--json"))
    assert pupil["legal_surname"] == "Łącki"


@pytest.mark.skipif(not hasattr(os, "setresuid"), reason="rights are of another kind")
def test_a_file_that_may_not_be_read_is_no_wrong_usage(
    shell: Shell, office_file: Path
) -> None:
    with tempfile.TemporaryDirectory(prefix="senco-rights-") as folder:
        Path(folder).chmod(0o777)
        kept = shutil.copy(office_file, Path(folder) / "kept.csv")
        Path(kept).chmod(0)
        words = (
            ("import", kept, "--json"),
            ("enrol", kept),
            ("merge", kept),
            ("--password-file", kept, "pupils"),
        )
        for some in words:  # what a command imports late is ours to read, not theirs
            shell.bare("--register", folder, *some)
        with somebody_else():
            codes = [shell.bare("--register", folder, *words[0])]
            assert set(json.loads(shell.out)) == {"error"}
            codes += [shell.bare("--register", folder, *some) for some in words[1:]]
    assert codes == [1, 1, 1, 1]
