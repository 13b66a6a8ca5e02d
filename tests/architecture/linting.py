"""Running the tools that read our source."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path


def run(folder: Path, *words: str) -> subprocess.CompletedProcess[str]:
    """Run a tool of our environment in a folder."""
    tool = shutil.which(words[0], path=str(Path(sys.executable).parent))
    assert tool, f"{words[0]} is not installed: run python3 dev.py setup"
    return subprocess.run(  # noqa: S603 - a pinned tool, words from this module
        [tool, *words[1:]],
        cwd=folder,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
