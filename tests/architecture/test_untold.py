"""Only drafts go without an entry in the history."""

from __future__ import annotations

from tests.architecture.sources import Source, application
from tests.architecture.test_acts import acts, said

DRAFTS = "senco_app/drafts/commands.py"


def untold(source: Source) -> list[str]:
    """Return the commands that ask to be left out of the history."""
    return [
        source.at(node.lineno, f"{node.name} is not audited")
        for _, node in acts(source)
        if "audited" in said(node)
    ]


def test_the_history_tells_everything_but_drafts() -> None:
    told = {source.path: untold(source) for source in application()}

    assert len(told.pop(DRAFTS)) == 2
    assert [line for lines in told.values() for line in lines] == []


def test_a_command_that_wants_to_go_untold_is_found() -> None:
    text = (
        "class Hide:\n    audited: ClassVar[bool] = False\n"
        "    def run(self, work): ...\n"
    )

    assert untold(Source("a.py", text)) == ["a.py:1 Hide is not audited"]
