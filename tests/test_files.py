from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from senco_app.errors import FileUnusableError
from senco_app.files import write_whole

if TYPE_CHECKING:
    from pathlib import Path


def test_a_file_is_replaced_whole_and_nothing_else_is_touched(tmp_path: Path) -> None:
    target, own = tmp_path / "report.pdf", tmp_path / "~report.pdf.part"
    target.write_bytes(b"old")
    own.write_bytes(b"somebody's own")
    write_whole(target, b"new")
    assert target.read_bytes() == b"new"
    assert own.read_bytes() == b"somebody's own"
    assert sorted(path.name for path in tmp_path.iterdir()) == [
        "report.pdf",
        "~report.pdf.part",
    ]


@pytest.mark.parametrize("missing", ["absent/report.pdf", "folder"])
def test_what_cannot_be_written_is_told_and_leaves_nothing(
    tmp_path: Path, missing: str
) -> None:
    (tmp_path / "folder").mkdir()
    (tmp_path / "folder" / "kept.txt").write_text("kept", encoding="utf-8")
    with pytest.raises(FileUnusableError, match="could not be written"):
        write_whole(tmp_path / missing, b"new")
    names = sorted(path.name for path in tmp_path.rglob("*"))
    assert names == ["folder", "kept.txt"]
