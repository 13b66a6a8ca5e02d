"""Who may import what, where import-linter cannot say it."""

from __future__ import annotations

import ast
import sys
from fnmatch import fnmatch
from typing import TYPE_CHECKING

import pytest

from tests.architecture.sources import Source, application

if TYPE_CHECKING:
    from collections.abc import Iterator

POSIX_MODULES = {
    *("fcntl", "grp", "pwd", "resource", "termios", "tty", "pty", "syslog", "posix"),
    *("crypt", "readline", "spwd", "nis"),
}
POSIX_CALLS = {
    *("os.fork", "os.forkpty", "os.getuid", "os.geteuid", "os.getgid", "os.getegid"),
    *("os.chown", "os.lchown", "os.mkfifo", "os.setsid", "os.killpg", "os.wait"),
    *("os.uname", "os.sync", "os.statvfs", "os.pread", "os.pwrite", "os.fchmod"),
    *("signal.SIGKILL", "signal.SIGHUP", "signal.SIGUSR1", "signal.alarm"),
    *("signal.setitimer", "signal.pause", "socket.AF_UNIX"),
}
# Parts of the standard library that reach for files, the clock, chance or the machine.
IMPURE = {
    *("os", "io", "pathlib", "shutil", "tempfile", "subprocess", "socket", "random"),
    *("secrets", "time", "threading", "logging", "sqlite3", "urllib", "csv", "json"),
}
# Words, how to say them, and the calendar that the law lays down: none asks for more
# than the tables that come with the application.
PURE_ROOMS = (
    "senco_app.vocabulary",
    "senco_app.errors",
    "senco_app.wording",
    "senco_app.school.calendars",
)
PURE_FILES = ("rules", "records")


def dotted(node: ast.AST) -> str:
    """Return "os.fork" for the expression that reads so, else nothing."""
    if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name):
        return f"{node.value.id}.{node.attr}"
    return ""


def with_windows_twin(source: Source) -> set[int]:
    """Return the lines that run elsewhere only, since Windows has its own beside it."""
    return {
        line
        for node in source.nodes
        if isinstance(node, ast.If)
        and ast.unparse(node.test) == "sys.platform == 'win32'"
        for other in node.orelse
        for line in range(other.lineno, (other.end_lineno or other.lineno) + 1)
    }


def posix_only(source: Source) -> list[str]:
    """Return what a module uses that Windows does not have."""
    elsewhere = with_windows_twin(source)
    told = [
        source.at(line, f"imports {name}")
        for line, name in source.imports()
        if name.partition(".")[0] in POSIX_MODULES or name in POSIX_CALLS
        if line not in elsewhere
    ]
    return told + [
        source.at(node.lineno, f"uses {dotted(node)}")
        for node in source.nodes
        if isinstance(node, ast.Attribute) and dotted(node) in POSIX_CALLS
    ]


def impure(source: Source) -> list[str]:
    """Return what a module of rules imports besides words, errors and other rules."""
    return [
        source.at(line, f"imports {name}")
        for line, name in source.imports()
        if not _is_pure(name)
    ]


def _is_pure(name: str) -> bool:
    room = name.partition(".")[0]
    if room == "senco_app":
        parts = name.split(".")
        return name.startswith(PURE_ROOMS) or not {*PURE_FILES}.isdisjoint(parts)
    return room in sys.stdlib_module_names - IMPURE


def rules() -> Iterator[Source]:
    """Give every module of rules, whole files and folders alike."""
    for source in application():
        if fnmatch(source.path, "*/rules.py") or "/rules/" in source.path:
            yield source


def test_nothing_in_the_application_needs_more_than_windows_has() -> None:
    assert [told for source in application() for told in posix_only(source)] == []


def test_rules_know_words_errors_and_other_rules_only() -> None:
    checked = list(rules())

    assert checked
    assert [told for source in checked for told in impure(source)] == []


@pytest.mark.parametrize(
    "text",
    [
        "import fcntl",
        "from pwd import getpwnam",
        "import os\nos.fork()",
        "from os import geteuid",
        "import signal\nkind = signal.SIGKILL",
        "import sys\nif sys.platform != 'win32':\n    import fcntl",
        "import sys\nif sys.platform == 'win32':\n    import fcntl",
    ],
)
def test_what_windows_lacks_is_told(text: str) -> None:
    assert len(posix_only(Source("a.py", text))) == 1


def test_what_windows_does_its_own_way_may_differ_elsewhere() -> None:
    text = "import sys\nif sys.platform == 'win32':\n    import msvcrt\nelse:\n"
    assert posix_only(Source("a.py", f"{text}    import fcntl")) == []


@pytest.mark.parametrize(
    "text",
    [
        "from pathlib import Path",
        "import sqlmodel",
        "from PySide6.QtCore import Qt",
        "from senco_app.models.cycle import Cycle",
        "from senco_app.cycles.queries import CyclePage",
        "from senco_app import clock",
    ],
)
def test_a_rule_that_reaches_out_is_told(text: str) -> None:
    assert len(impure(Source("senco_app/cycles/rules.py", text))) == 1


@pytest.mark.parametrize(
    "text",
    [
        "from datetime import date",
        "from senco_app.vocabulary import SenStatus",
        "from senco_app.school import rules",
        "from senco_app.school.rules import next_school_day",
        "from senco_app.school.records import Calendar",
        "if TYPE_CHECKING:\n    from senco_app.school.queries import CalendarIs",
    ],
)
def test_a_rule_may_use_words_other_rules_records_and_types(text: str) -> None:
    assert impure(Source("senco_app/cycles/rules.py", text)) == []
