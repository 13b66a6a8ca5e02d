"""A register at the real cost, since the command line knows no cheaper one."""

from __future__ import annotations

import json
import shutil
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import pytest

from senco_app.bootstrap import Founding, create_register
from senco_app.cli.app import main
from tests.conftest import PASSWORD

if TYPE_CHECKING:
    from pathlib import Path

OFFICE_FILE = """\
Legal Surname,Legal Forename,DOB,Sex,UPN,Year taught in,Reg Group,SEN Status,\
SEN Start Date,Need 1,Pupil Premium Indicator,EAL,In Care
Quince,Ottilie,18/11/2018,Female,Q884299923877,Year 3,3 Elm,K,07/10/2024,SLCN,F,No,N
Zebedee,Idris,29/03/2019,Male,P884299923145,Year 3,3 Ash,N,,,F,No,N
"""


@dataclass
class Shell:
    """Runs commands as a person would, and keeps what they said."""

    folder: Path
    password_file: Path
    capsys: pytest.CaptureFixture[str]
    out: str = ""
    err: str = ""

    def run(self, *words: object) -> int:
        """Run a command on the register; return its exit code."""
        before = ("--register", self.folder, "--password-file", self.password_file)
        return self.bare(*before, *words)

    def bare(self, *words: object) -> int:
        """Run a command without naming a register."""
        self.capsys.readouterr()
        code = main([str(word) for word in words])
        said = self.capsys.readouterr()
        self.out, self.err = said.out, said.err
        return code

    def ask(self, *words: object) -> Any:  # noqa: ANN401 - any JSON
        """Return the one JSON document that a command answers."""
        assert self.run(*words, "--json") == 0, self.err
        return json.loads(self.out)


@pytest.fixture(scope="session")
def founded(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("founded") / "register"
    create_register(folder, Founding("Wyebank Primary", "Quillon Marsh"), PASSWORD)
    return folder


@pytest.fixture
def shell(founded: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Shell:
    folder = tmp_path / "register"
    shutil.copytree(founded, folder)
    password_file = tmp_path / "password.txt"
    password_file.write_text(f"{PASSWORD}\n", encoding="utf-8")
    return Shell(folder, password_file, capsys)


@pytest.fixture
def office_file(tmp_path: Path) -> Path:
    path = tmp_path / "sen_register.csv"
    path.write_text(OFFICE_FILE, encoding="utf-8")
    return path
