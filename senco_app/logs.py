"""The technical log: what went wrong and where, never whose record it was."""

from __future__ import annotations

import logging
import traceback
from logging.handlers import RotatingFileHandler
from pathlib import Path

from platformdirs import user_log_path

KEPT_FILES = 5
FILE_BYTES = 1_000_000
BUG_SENTENCE = (
    "Something went wrong that should not have; the register is as it was before "
    "this step. Details without names are in the log: "
)

_log = logging.getLogger("senco_app")


def folder() -> Path:
    """Return the folder of the log files."""
    return user_log_path("SENCO Workbench", appauthor=False)


def start() -> None:
    """Write the log into rotating files; without a writable folder, into none."""
    if _log.handlers:
        return
    _log.propagate = False
    _log.setLevel(logging.INFO)
    try:
        folder().mkdir(parents=True, exist_ok=True)
        handler: logging.Handler = RotatingFileHandler(
            folder() / "senco-app.log",
            maxBytes=FILE_BYTES,
            backupCount=KEPT_FILES - 1,
            encoding="utf-8",
            delay=True,
        )
    except OSError:
        handler = logging.NullHandler()
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(message)s"))
    _log.addHandler(handler)


def record(message: str) -> None:
    """Write a line: ids and kinds of things only, never a name."""
    start()
    _log.warning(message)


def record_bug(bug: BaseException) -> None:
    """Write a bug's type and where it happened.

    Its message is left out: the texts of errors often carry the values, and the
    values are children's.
    """
    record(described(bug))


def described(bug: BaseException) -> str:
    """Return a bug's type and frames, without its message or any value."""
    frames = traceback.extract_tb(bug.__traceback__)
    places = (f"{Path(f.filename).name}:{f.lineno} {f.name}" for f in frames)
    return " < ".join([type(bug).__name__, *reversed(list(places))])
