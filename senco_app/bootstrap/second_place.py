"""Copying backups to the second place that this laptop has for a register."""

from __future__ import annotations

from typing import TYPE_CHECKING

from senco_app import places, second_place
from senco_app.errors import SencoError

if TYPE_CHECKING:
    from senco_app.register import Register


def copy_to_second_place(register: Register) -> None:
    """Copy the newest backup to the second place, if this laptop has one.

    The register is free meanwhile: a slow share holds nobody up. A place that is not
    there, or full, is noted in this laptop's settings, and fails nothing.

    Raises:
        NotAllowedError: If the person signed in may not.
        FileUnusableError: If the history cannot be written.
    """
    from senco_app.models.second_copies import NoteCopy, SecondCopies  # noqa: PLC0415 - heavy

    own, folder = places.this_laptop().own_folder, register.folder
    place = second_place.chosen(own, folder)
    if place is None:
        return
    copier = register.look_after(SecondCopies())
    try:
        copy = copier.bring(place.folder)
    except (SencoError, OSError) as error:
        second_place.note_missed(own, folder, copier.at, _reason(error))
        return
    second_place.note_copied(own, folder, copier.at)
    if copy is not None:
        register.look_after(NoteCopy(copy.name))


def _reason(error: Exception) -> str:
    if str(error) == second_place.NOT_THERE:
        return second_place.NOT_THERE
    said = str(error)
    if isinstance(error, OSError):
        said = f"{error.strerror or type(error).__name__}."
    return second_place.NOT_COPIED.format(said)
