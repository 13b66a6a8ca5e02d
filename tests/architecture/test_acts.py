"""What every command and every query must say of itself, and must not do."""

from __future__ import annotations

import ast
from typing import TYPE_CHECKING

import pytest

from senco_app.roles import Permission
from tests.architecture.sources import Source, application

if TYPE_CHECKING:
    from collections.abc import Iterator

COMMAND, QUERY = "run", "fetch"
ORM_BYPASSES = {"insert", "update", "delete", "text", "exec_driver_sql"}


def kind(node: ast.ClassDef) -> str:
    """Return ``run`` for a command, ``fetch`` for a query, nothing for the rest."""
    for part in node.body:
        if isinstance(part, ast.FunctionDef) and len(part.args.args) > 1:
            taken = part.args.args[1].arg
            if (part.name, taken) in {(COMMAND, "work"), (QUERY, "session")}:
                return part.name
    return ""


def said(node: ast.ClassDef) -> dict[str, str]:
    """Return the class's constants: their names, and how they are written."""
    return {
        ast.unparse(part.target): ast.unparse(part.value)
        for part in node.body
        if isinstance(part, ast.AnnAssign)
        and part.value is not None
        and "ClassVar" in ast.unparse(part.annotation)
    }


def acts(source: Source) -> Iterator[tuple[str, ast.ClassDef]]:
    """Give each command and query of a module; the Protocols themselves are none."""
    for node in source.classes:
        is_protocol = any("Protocol" in ast.unparse(base) for base in node.bases)
        if kind(node) and not is_protocol:
            yield kind(node), node


def unsaid(source: Source) -> list[str]:
    """Return the commands and queries that name no permission, or no act."""
    told = []
    for what, node in acts(source):
        words = said(node)
        permission = words.get("permission", "").removeprefix("Permission.")
        if permission not in Permission.__members__:
            told.append(source.at(node.lineno, f"{node.name} names no permission"))
        if what == COMMAND and "act" not in words:
            told.append(source.at(node.lineno, f"{node.name} names no act"))
    return told


def thawed(source: Source) -> list[str]:
    """Return the commands and queries that are no frozen dataclass with slots."""
    return [
        source.at(node.lineno, f"{node.name} is not frozen with slots")
        for _, node in acts(source)
        if not any(_freezes(ast.unparse(said)) for said in node.decorator_list)
    ]


def _freezes(decorator: str) -> bool:
    return all(part in decorator for part in ("dataclass", "frozen=True", "slots=True"))


def bypasses(source: Source) -> list[str]:
    """Return the statements that would write past the listener of versions."""
    return [
        source.at(node.lineno, f"calls {_called(node)}")
        for node in source.nodes
        if isinstance(node, ast.Call) and _called(node) in ORM_BYPASSES
    ]


def _called(call: ast.Call) -> str:
    """Return the name of the function called; of methods, only those of SQL."""
    if isinstance(call.func, ast.Name):
        return call.func.id
    if not isinstance(call.func, ast.Attribute):
        return ""
    owner = ast.unparse(call.func.value)
    sql = owner in {"sa", "sqlalchemy", "sqlmodel"} or owner.endswith("__table__")
    return call.func.attr if sql or call.func.attr == "exec_driver_sql" else ""


def test_every_command_and_query_names_its_permission_and_act() -> None:
    assert [told for source in application() for told in unsaid(source)] == []


def test_every_command_and_query_is_frozen_with_slots() -> None:
    assert [told for source in application() for told in thawed(source)] == []


def test_commands_write_through_the_session_only() -> None:
    commands = [
        source
        for source in application()
        if "commands" in source.path or COMMAND in dict(acts(source))
    ]

    assert commands
    assert [told for source in commands for told in bypasses(source)] == []


GOOD = """
@dataclass(frozen=True, slots=True)
class StartCycle:
    permission: ClassVar[Permission] = Permission.EDIT_CYCLES
    act: ClassVar[str] = "start a cycle"
    pupil_id: str

    def run(self, work: Work) -> str: ...
"""


@pytest.mark.parametrize(
    ("lacking", "complaint"),
    [
        (
            "    permission: ClassVar[Permission] = Permission.EDIT_CYCLES\n",
            "permission",
        ),
        ('    act: ClassVar[str] = "start a cycle"\n', "act"),
    ],
)
def test_a_command_that_does_not_say_so_is_told(lacking: str, complaint: str) -> None:
    assert unsaid(Source("a.py", GOOD)) == []
    assert unsaid(Source("a.py", GOOD.replace(lacking, ""))) == [
        f"a.py:3 StartCycle names no {complaint}"
    ]


def test_a_permission_that_nobody_has_is_told() -> None:
    wrong = GOOD.replace("EDIT_CYCLES", "EDIT_EVERYTHING")

    assert unsaid(Source("a.py", wrong)) == ["a.py:3 StartCycle names no permission"]


def test_a_query_without_a_permission_is_told() -> None:
    text = "class Cycles:\n    def fetch(self, session, today): ...\n"

    assert unsaid(Source("a.py", text)) == ["a.py:1 Cycles names no permission"]


def test_a_command_that_can_be_changed_is_told() -> None:
    assert thawed(Source("a.py", GOOD)) == []
    assert len(thawed(Source("a.py", GOOD.replace("frozen=True, ", "")))) == 1


@pytest.mark.parametrize(
    "text",
    [
        "session.execute(insert(Pupil).values(x=1))",
        "session.execute(sa.update(Pupil))",
        "session.execute(Pupil.__table__.delete())",
        "connection.exec_driver_sql('DELETE FROM pupil')",
        "session.execute(text('DELETE FROM pupil'))",
    ],
)
def test_a_write_past_the_session_is_told(text: str) -> None:
    assert len(bypasses(Source("a.py", text))) == 1


def test_changing_a_set_or_a_dictionary_is_no_write_past_the_session() -> None:
    text = "work.changed.update({1})\nparts.insert(0, x)\nsession.delete(row)\n"

    assert bypasses(Source("a.py", text)) == []
