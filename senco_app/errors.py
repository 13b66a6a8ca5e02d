"""Errors that the user can do something about; anything else is a bug.

The text of each is shown as it stands: what happened, what was kept, what to do next.
"""

from __future__ import annotations


class SencoError(Exception):
    """Base of our errors: its text is shown to the user as it stands."""


class RuleBrokenError(SencoError):
    """The request contradicts a rule of the register.

    Attributes:
        field: Name of the command's field to show the text beside; empty for none.
    """

    def __init__(self, message: str, field: str = "") -> None:
        super().__init__(message)
        self.field = field


class RecordMissingError(SencoError):
    """The record asked for is not in the register."""


class RecordChangedError(SencoError):
    """The record was changed by somebody after the form was filled from it."""


class NotAllowedError(SencoError):
    """The person signed in may not do this."""


class WrongPasswordError(SencoError):
    """The password, or the recovery code, opens none of the person's key slots."""


class FileUnusableError(SencoError):
    """A file or folder is missing, damaged, full, read-only or of another kind."""


class DiskFullError(FileUnusableError):
    """There is no room left; what was being saved was taken back whole."""


class RegisterInUseError(SencoError):
    """Somebody else has the register open."""


class DatabaseTooNewError(SencoError):
    """The register was last opened by a newer version of this application."""
