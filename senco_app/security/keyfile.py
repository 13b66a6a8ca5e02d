"""Reading and writing ``register.keys``: who may open a register, and their slots.

The file is canonical JSON, one slot a line, so that damage to one person's line leaves
the others readable. It ends in a checksum, which tells damage from a wrong password,
and in a seal that only somebody who opened the register could have made. This module
loads nothing heavy: the unlock window reads names with it before anything else.
"""

from __future__ import annotations

import hashlib
import hmac
import json
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any

from senco_app.errors import DatabaseTooNewError, FileUnusableError
from senco_app.files import UNREADABLE, write_whole
from senco_app.roles import Role
from senco_app.security.labels import Cost, Slot, SlotKind, SlotLabel

if TYPE_CHECKING:
    from pathlib import Path

__all__ = [
    "Cost",
    "KeyFile",
    "Slot",
    "SlotKind",
    "SlotLabel",
    "people",
    "read_key_file",
    "write_key_file",
]

FILE_NAME, FORMAT = "register.keys", 1
APPLICATION_ID = 0x53454E43
"""The four letters SENC: marks ``register.db`` and ``register.keys`` as ours."""

_DIGEST = ',"digest":"'
_SEAL = '","seal":"'
_END = '"}'
_SHA256_DIGITS = 64
_LEAST_KIB = 8
_BYTES = ("salt", "nonce", "wrapped", "public", "ephemeral", "sealed")
_TOO_NEW = (
    "This register was last opened by a newer version of SENCO Workbench. "
    "Nothing was changed; install that version on this computer to open it."
)


@dataclass(frozen=True, slots=True)
class KeyFile:
    """What ``register.keys`` says.

    Attributes:
        damaged: How many slots cannot be read.
        whole: Whether the checksum agrees; if not, some byte was changed.
        signed: The exact bytes that the seal answers for.
        seal: HMAC over ``signed``; empty before the file was sealed.
    """

    register_id: str
    schema: int
    slots: tuple[Slot, ...]
    damaged: int = 0
    whole: bool = True
    signed: bytes = field(default=b"", repr=False)
    seal: str = field(default="", repr=False)


def read_key_file(folder: Path, *, newest_schema: int) -> KeyFile:
    """Read the key file of the register in ``folder``.

    Args:
        folder: The register's folder.
        newest_schema: The newest schema version that this application knows.

    Raises:
        FileUnusableError: If there is none, or it is damaged beyond single slots.
        DatabaseTooNewError: If a newer version of the application wrote it.
    """
    keys = parse(_bytes(folder), folder)
    if keys.whole and keys.schema > newest_schema:
        raise DatabaseTooNewError(_TOO_NEW)
    return keys


def people(folder: Path) -> tuple[SlotLabel, ...]:
    """Return who can sign in to the register in ``folder``, in the order of joining.

    Raises:
        FileUnusableError: If the key file is missing or damaged.
    """
    slots = parse(_bytes(folder), folder).slots
    return tuple(s.label for s in slots if s.label.kind is SlotKind.PASSWORD)


def parse(data: bytes, folder: Path) -> KeyFile:
    """Return what the bytes of a key file say.

    Raises:
        FileUnusableError: If more than single slots is damaged.
        DatabaseTooNewError: If the format is a newer one.
    """
    try:
        first, *lines, last, nothing = data.decode("utf-8", "replace").split("\n")
        head = json.loads(first + "]}")
        digest, seal = _ending(last, nothing)
        register_id, schema = _head(head)
    except UNREADABLE as error:
        raise FileUnusableError(_damaged(folder)) from error
    slots = [_slot_or_none(line.removesuffix(",")) for line in lines]
    signed, _, _ = data.rpartition(_SEAL.encode())
    body = signed[: -_SHA256_DIGITS - len(_DIGEST)]
    whole = hmac.compare_digest(hashlib.sha256(body).hexdigest().encode(), digest)
    if whole and head["format"] > FORMAT:
        raise DatabaseTooNewError(_TOO_NEW)
    return KeyFile(
        register_id=register_id,
        schema=schema,
        slots=tuple(slot for slot in slots if slot is not None),
        damaged=slots.count(None),
        whole=whole,
        signed=signed,
        seal=seal,
    )


def write_key_file(folder: Path, keys: KeyFile, seal_key: bytes) -> KeyFile:
    """Write the file whole, sealed with ``seal_key``, and return it as written.

    Raises:
        FileUnusableError: If it cannot be written; the old file is untouched.
    """
    written = sealed(keys, seal_key)
    write_whole(folder / FILE_NAME, file_bytes(written))
    return written


def sealed(keys: KeyFile, seal_key: bytes) -> KeyFile:
    """Return a key file as it is to be written: signed and sealed."""
    signed = _signed(keys)
    seal = seal_of(signed, seal_key)
    return replace(keys, damaged=0, whole=True, signed=signed, seal=seal)


def file_bytes(keys: KeyFile) -> bytes:
    """Return the exact bytes of a key file that was read or written."""
    return keys.signed + f"{_SEAL}{keys.seal}{_END}\n".encode()


def seal_of(signed: bytes, seal_key: bytes) -> str:
    """Return the seal that belongs under these exact bytes."""
    return hmac.new(seal_key, signed, hashlib.sha256).hexdigest()


def is_sealed(keys: KeyFile, seal_key: bytes) -> bool:
    """Say whether every byte of the file is as it was written."""
    expected = seal_of(keys.signed, seal_key)
    intact = hmac.compare_digest(expected.encode(), keys.seal.encode())
    return intact and keys.damaged == 0 and _signed(keys) == keys.signed


def wrapping_bytes(
    label: SlotLabel, cost: Cost, public: bytes, register_id: str
) -> bytes:
    """Return what is authenticated with a private key: nobody may change or move it."""
    said = {
        **_ours(register_id),
        **_cost(cost),
        "kind": label.kind.value,
        "person": label.person_id,
        "public": public.hex(),
    }
    return _canonical(said).encode()


def sealing_bytes(label: SlotLabel, public: bytes, register_id: str) -> bytes:
    """Return what is authenticated with the data key: name and role, too."""
    said = {**_ours(register_id), **_label(label), "public": public.hex()}
    return _canonical(said).encode()


def _bytes(folder: Path) -> bytes:
    try:
        return (folder / FILE_NAME).read_bytes()
    except FileNotFoundError as error:
        raise FileUnusableError(_missing(folder)) from error
    except OSError as error:
        message = f"The key file in {folder} could not be read ({error.strerror})."
        raise FileUnusableError(message) from error


def _signed(keys: KeyFile) -> bytes:
    head = {**_ours(keys.register_id), "schema": keys.schema, "slots": []}
    lines = ",\n".join(_slot_line(slot) for slot in keys.slots)
    body = f"{_canonical(head).removesuffix(']}')}\n{lines}\n]"
    digest = hashlib.sha256(body.encode()).hexdigest()
    return f"{body}{_DIGEST}{digest}".encode()


def _slot_line(slot: Slot) -> str:
    said = {**_label(slot.label), **_cost(slot.cost)}
    said.update({name: getattr(slot, name).hex() for name in _BYTES})
    return _canonical(said)


def _ours(register_id: str) -> dict[str, object]:
    return {"application": APPLICATION_ID, "format": FORMAT, "register": register_id}


def _cost(cost: Cost) -> dict[str, object]:
    return {
        "lanes": cost.lanes,
        "memory_kib": cost.memory_kib,
        "passes": cost.passes,
    }


def _label(label: SlotLabel) -> dict[str, object]:
    return {
        "kind": label.kind.value,
        "name": label.name,
        "person": label.person_id,
        "role": label.role.value,
    }


def _slot_or_none(line: str) -> Slot | None:
    try:
        said = json.loads(line)
        role, kind = Role(said["role"]), SlotKind(said["kind"])
        return Slot(
            SlotLabel(str(said["person"]), str(said["name"]), role, kind),
            _read_cost(said),
            **{name: bytes.fromhex(said[name]) for name in _BYTES},
        )
    except UNREADABLE:
        return None


def _read_cost(said: dict[str, Any]) -> Cost:
    """Return a cost that Argon2id can be asked for at all (RFC 9106, 3.1)."""
    cost = Cost(int(said["memory_kib"]), int(said["passes"]), int(said["lanes"]))
    if min(cost.passes, cost.lanes) < 1 or cost.memory_kib < _LEAST_KIB * cost.lanes:
        message = "no such cost"
        raise ValueError(message)
    return cost


def _head(head: dict[str, Any]) -> tuple[str, int]:
    if head["application"] != APPLICATION_ID or not isinstance(head["format"], int):
        message = "not a key file of this application"
        raise ValueError(message)
    return str(head["register"]), int(head["schema"])


def _ending(line: str, nothing: str) -> tuple[bytes, str]:
    length = len(f"]{_DIGEST}{_SEAL}{_END}") + 2 * _SHA256_DIGITS
    digest = line[len(f"]{_DIGEST}") :][:_SHA256_DIGITS]
    seal = line.removesuffix(_END)[-_SHA256_DIGITS:]
    rebuilt = f"]{_DIGEST}{digest}{_SEAL}{seal}{_END}"
    if nothing or len(line) != length or rebuilt != line:
        message = "the key file has no end"
        raise ValueError(message)
    return digest.encode("utf-8"), seal


def _canonical(said: dict[str, object]) -> str:
    return json.dumps(said, sort_keys=True, separators=(",", ":"), ensure_ascii=True)


def _missing(folder: Path) -> str:
    return (
        f"There is no register in {folder}: its key file, {FILE_NAME}, is missing. "
        "Choose another folder, or restore the register from a backup."
    )


def _damaged(folder: Path) -> str:
    return (
        f"The key file {FILE_NAME} in {folder} is damaged, so the register cannot be "
        "unlocked. Nothing was changed; restore the register from its newest backup."
    )
