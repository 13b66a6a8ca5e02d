"""Key slots: a password opens the data key, and the data key opens the register.

Argon2id makes a key out of what a person types, and AES-256-GCM wraps the person's
private key with it. The data key is sealed to their public key, by the register's own
private key, which lies inside the register: so a new data key, a new name or a new role
needs nobody's password, and a data key from elsewhere opens nothing. Register, person,
role, cost and format are authenticated together with it.
"""

from __future__ import annotations

import hmac
import secrets
from dataclasses import dataclass, field, replace

from argon2.exceptions import HashingError
from argon2.low_level import Type, hash_secret_raw
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from senco_app.errors import (
    FileUnusableError,
    RecordMissingError,
    WrongPasswordError,
)
from senco_app.roles import Role
from senco_app.security import recovery, sealing
from senco_app.security.keyfile import KeyFile, sealing_bytes, wrapping_bytes
from senco_app.security.labels import CEILING, FLOOR, Cost, Slot, SlotKind, SlotLabel
from senco_app.security.passwords import normalised
from senco_app.security.sealing import SealBrokenError
from senco_app.wording import listed

KEY_BYTES = 32
SALT_BYTES = 16
NONCE_BYTES = 12
RECOVERY_NAME = "Recovery code"


@dataclass(frozen=True, slots=True)
class Keyring:
    """What somebody must hold who makes slots: all of it comes from an open register.

    Attributes:
        data_key: What opens ``register.db``.
        sealer: The register's own private key; it lies inside the register.
    """

    register_id: str
    data_key: bytes = field(repr=False)
    sealer: bytes = field(repr=False)


def new_data_key() -> bytes:
    """Return a new random 256-bit key for a register."""
    return secrets.token_bytes(KEY_BYTES)


def seal_key(data_key: bytes) -> bytes:
    """Return the key that seals ``register.keys``."""
    return hmac.digest(data_key, b"SENCO Workbench: key file", "sha256")


def manifest_key(data_key: bytes) -> bytes:
    """Return the key that seals the manifest of a backup."""
    return hmac.digest(data_key, b"SENCO Workbench: backup manifest", "sha256")


def recovery_label(person_id: str) -> SlotLabel:
    """Return the label of a register's recovery slot."""
    return SlotLabel(person_id, RECOVERY_NAME, Role.SENCO, SlotKind.RECOVERY)


def make_slot(label: SlotLabel, secret: str, ring: Keyring, cost: Cost) -> Slot:
    """Make a slot that a password opens, or the 26 letters of a recovery code."""
    salt, nonce = secrets.token_bytes(SALT_BYTES), secrets.token_bytes(NONCE_BYTES)
    private = sealing.new_private_key()
    public = sealing.public_key(private)
    said = wrapping_bytes(label, cost, public, ring.register_id)
    both = private + sealing.public_key(ring.sealer)
    wrapped = AESGCM(_derive(secret, salt, cost)).encrypt(nonce, both, said)
    ephemeral, sealed = _sealed(label, public, ring)
    return Slot(label, cost, salt, nonce, wrapped, public, ephemeral, sealed)


def sealed_anew(slot: Slot, label: SlotLabel, ring: Keyring) -> Slot:
    """Return a slot with another data key, name or role; its password stays."""
    ephemeral, sealed = _sealed(label, slot.public, ring)
    return replace(slot, label=label, ephemeral=ephemeral, sealed=sealed)


def open_slot(slot: Slot, secret: str, register_id: str) -> bytes:
    """Return the data key.

    Raises:
        WrongPasswordError: If the secret is wrong, or the slot was tampered with:
            mathematics cannot tell the two apart.
    """
    wrapping_key = _derive(secret, slot.salt, slot.cost)
    wrapping = wrapping_bytes(slot.label, slot.cost, slot.public, register_id)
    said = sealing_bytes(slot.label, slot.public, register_id)
    try:
        both = AESGCM(wrapping_key).decrypt(slot.nonce, slot.wrapped, wrapping)
        private, sender = both[:KEY_BYTES], both[KEY_BYTES:]
        return sealing.unseal((slot.ephemeral, slot.sealed), private, sender, said)
    except (InvalidTag, ValueError, SealBrokenError) as error:
        raise WrongPasswordError(_does_not_open(slot.label)) from error


def choose_slot(keys: KeyFile, secret: str, person: str, cost: Cost) -> Slot:
    """Return the slot of a person, or the recovery slot if the secret is such a code.

    Args:
        keys: The register's key file.
        secret: A password, or the recovery code as typed.
        person: Who signs in; empty for the first SENCO.
        cost: What a slot should cost. A slot under the floor is refused, unless the
            caller asks for less than that itself.

    Raises:
        RecordMissingError: If nobody of that name has a slot.
        FileUnusableError: If the slot cannot be read, or is too weak.
    """
    is_code = recovery.parse(secret) is not None and person == ""
    slot = _slot_of(keys, RECOVERY_NAME if is_code else person)
    _check_cost(slot.cost, cost)
    return slot


def unlock(keys: KeyFile, slot: Slot, secret: str) -> bytes:
    """Return the data key out of a person's slot.

    Raises:
        WrongPasswordError: If the slot does not open.
        FileUnusableError: If it does not open and the key file is damaged.
    """
    code = recovery.parse(secret) if slot.label.kind is SlotKind.RECOVERY else None
    try:
        return open_slot(slot, normalised(code or secret), keys.register_id)
    except WrongPasswordError as error:
        if keys.whole:
            raise
        message = (
            "The password is wrong, or the key file is to blame: register.keys is "
            "damaged. Nothing was changed; if the password is right, restore the "
            "register from its newest backup."
        )
        raise FileUnusableError(message) from error


def _slot_of(keys: KeyFile, person: str) -> Slot:
    wanted = normalised(person).strip().casefold()
    for slot in keys.slots:
        if normalised(slot.label.name).casefold() == wanted:
            return slot
    own = [slot for slot in keys.slots if slot.label.kind is SlotKind.PASSWORD]
    if own and not wanted:
        return min(own, key=lambda slot: slot.label.role is not Role.SENCO)
    if keys.damaged:
        message = (
            "The key file register.keys is damaged where this person's key lay. "
            "Somebody else can still sign in; or restore from the newest backup."
        )
        raise FileUnusableError(message)
    names = listed(tuple(slot.label.name for slot in own))
    message = f"Nobody called {person} can sign in here. Those who can: {names}."
    raise RecordMissingError(message)


def _check_cost(found: Cost, wanted: Cost) -> None:
    floor = FLOOR if wanted.reaches(FLOOR) else wanted
    if not found.reaches(floor) or not CEILING.reaches(found):
        message = (
            "The key file register.keys asks for another strength of password hashing "
            "than this application allows, so it may have been tampered with. Nothing "
            "was changed; restore the register from its newest backup."
        )
        raise FileUnusableError(message)


def _does_not_open(label: SlotLabel) -> str:
    if label.kind is SlotKind.RECOVERY:
        return (
            "That recovery code does not open this register. Nothing was changed; "
            "see that it is this school's code, and the newest one printed."
        )
    return (
        f"That password does not open the register for {label.name}. "
        "Nothing was changed; try again, or use the recovery code in the safe."
    )


def _sealed(label: SlotLabel, public: bytes, ring: Keyring) -> tuple[bytes, bytes]:
    said = sealing_bytes(label, public, ring.register_id)
    return sealing.seal(ring.data_key, public, ring.sealer, said)


def _derive(secret: str, salt: bytes, cost: Cost) -> bytes:
    try:
        return hash_secret_raw(
            secret.encode(),
            salt,
            time_cost=cost.passes,
            memory_cost=cost.memory_kib,
            parallelism=cost.lanes,
            hash_len=KEY_BYTES,
            type=Type.ID,
        )
    except (HashingError, MemoryError) as error:
        message = (
            "This computer has too little free memory to check the password "
            f"({cost.memory_kib // 1024} MiB are needed). Close other programs and "
            "try again; nothing was changed."
        )
        raise FileUnusableError(message) from error
