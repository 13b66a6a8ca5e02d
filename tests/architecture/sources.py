"""The application's own source text, as the walls read it."""

from __future__ import annotations

import ast
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

CHECKOUT = Path(__file__).resolve().parent.parent.parent

FunctionNode = ast.FunctionDef | ast.AsyncFunctionDef


@dataclass(frozen=True)
class Source:
    """One module: where it lies (POSIX, from the checkout) and what it says."""

    path: str
    text: str

    @cached_property
    def nodes(self) -> tuple[ast.AST, ...]:
        """Every node of the module."""
        return tuple(ast.walk(ast.parse(self.text, self.path)))

    @cached_property
    def functions(self) -> tuple[FunctionNode, ...]:
        """Every function and method, inner ones too."""
        kinds = (ast.FunctionDef, ast.AsyncFunctionDef)
        return tuple(node for node in self.nodes if isinstance(node, kinds))

    @cached_property
    def classes(self) -> tuple[ast.ClassDef, ...]:
        """Every class."""
        return tuple(node for node in self.nodes if isinstance(node, ast.ClassDef))

    @cached_property
    def _for_types(self) -> frozenset[ast.AST]:
        """What stands under ``if TYPE_CHECKING`` and is never executed."""
        guards = (
            node
            for node in self.nodes
            if isinstance(node, ast.If) and ast.unparse(node.test) == "TYPE_CHECKING"
        )
        return frozenset(
            part for guard in guards for line in guard.body for part in ast.walk(line)
        )

    def imports(self) -> Iterator[tuple[int, str]]:
        """Give the line and the full name of all that is imported while it runs."""
        for node in self.nodes:
            if node in self._for_types:
                continue
            if isinstance(node, ast.Import):
                yield from ((node.lineno, alias.name) for alias in node.names)
            elif isinstance(node, ast.ImportFrom):
                for alias in node.names:
                    yield node.lineno, f"{node.module}.{alias.name}"

    def at(self, line: int, complaint: str) -> str:
        """Return a complaint with the place that it is about."""
        return f"{self.path}:{line} {complaint}"


def lines(node: FunctionNode | ast.ClassDef) -> int:
    """Return how many lines a function or class takes, decorators aside."""
    return (node.end_lineno or node.lineno) - node.lineno + 1


@cache
def application() -> tuple[Source, ...]:
    """Return every module of ``senco_app``."""
    return _read(sorted((CHECKOUT / "senco_app").rglob("*.py")))


@cache
def everything_but_tests() -> tuple[Source, ...]:
    """Return every module that is not a test."""
    bench = sorted((CHECKOUT / "bench").rglob("*.py"))
    return application() + _read([CHECKOUT / "dev.py", *bench])


def _read(paths: list[Path]) -> tuple[Source, ...]:
    return tuple(
        Source(path.relative_to(CHECKOUT).as_posix(), path.read_text("utf-8"))
        for path in paths
    )
