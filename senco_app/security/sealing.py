"""Sealing a key to somebody who is not there: no password is needed for it.

X25519 makes a secret that only the two key pairs share, HKDF-SHA256 a key out of it,
AES-256-GCM does the rest; as in the authenticated mode of HPKE (RFC 9180), the sender's
own key pair takes part, so that nobody else can put another key in its place.
"""

from __future__ import annotations

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.asymmetric.x25519 import (
    X25519PrivateKey,
    X25519PublicKey,
)
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

KEY_BYTES = 32
_PURPOSE = b"SENCO Workbench: a data key sealed to one person"
PACK = b"SENCO Workbench: a pack sealed to one recipient"
_NONCE = bytes(12)  # each key seals once only, so that no nonce can come twice


class SealBrokenError(Exception):
    """What was sealed is not as it was, or was sealed to or by somebody else."""


def new_private_key() -> bytes:
    """Return a new X25519 private key."""
    return X25519PrivateKey.generate().private_bytes_raw()


def public_key(private: bytes) -> bytes:
    """Return the public key that belongs to a private one."""
    return _private(private).public_key().public_bytes_raw()


def seal(
    content: bytes, to: bytes, sender: bytes, said: bytes, purpose: bytes = _PURPOSE
) -> tuple[bytes, bytes]:
    """Seal something to a public key.

    Args:
        content: What only the receiver shall read.
        to: The receiver's public key.
        sender: The sender's private key.
        said: What is authenticated with it.
        purpose: What it is for: what was sealed for one opens for no other.

    Returns:
        A public key made for this alone, and what was sealed.

    Raises:
        SealBrokenError: If ``to`` is no public key.
    """
    ephemeral = new_private_key()
    shared = _shared(ephemeral, to) + _shared(sender, to)
    parties = (public_key(ephemeral), to, public_key(sender))
    return parties[0], AESGCM(_key(shared, parties, purpose)).encrypt(
        _NONCE, content, said
    )


def unseal(
    sealed: tuple[bytes, bytes],
    receiver: bytes,
    sender: bytes,
    said: bytes,
    purpose: bytes = _PURPOSE,
) -> bytes:
    """Return what was sealed.

    Args:
        sealed: What ``seal`` returned.
        receiver: The receiver's private key.
        sender: The sender's public key.
        said: What was authenticated with it.
        purpose: What it was sealed for.

    Raises:
        SealBrokenError: If any of it differs by a bit.
    """
    ephemeral, box = sealed
    try:
        shared = _shared(receiver, ephemeral) + _shared(receiver, sender)
        parties = (ephemeral, public_key(receiver), sender)
        return AESGCM(_key(shared, parties, purpose)).decrypt(_NONCE, box, said)
    except (InvalidTag, ValueError) as error:
        raise SealBrokenError from error


def _shared(private: bytes, public: bytes) -> bytes:
    try:
        other = X25519PublicKey.from_public_bytes(public)
        return _private(private).exchange(other)
    except ValueError as error:  # a point of low order, or no key at all
        raise SealBrokenError from error


def _private(private: bytes) -> X25519PrivateKey:
    return X25519PrivateKey.from_private_bytes(private)


def _key(shared: bytes, parties: tuple[bytes, bytes, bytes], purpose: bytes) -> bytes:
    info = purpose + b"".join(parties)
    return HKDF(SHA256(), KEY_BYTES, salt=None, info=info).derive(shared)
