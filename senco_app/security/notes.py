"""Lines that lie outside the register until it can be written: sealed, one by one."""

from __future__ import annotations

import base64
import binascii
import hmac
import os

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

_PURPOSE = b"SENCO Workbench: a line for the history"
_NONCE_BYTES = 12


def seal_line(text: str, key: bytes) -> str:
    """Return text as one line that only the register's own key reads.

    Args:
        text: What to keep.
        key: The key of the audit chain.
    """
    nonce = os.urandom(_NONCE_BYTES)
    box = AESGCM(_own_key(key)).encrypt(nonce, text.encode(), _PURPOSE)
    return base64.b64encode(nonce + box).decode("ascii")


def read_line(line: str, key: bytes) -> str | None:
    """Return what ``seal_line`` was given; None if the line is not as it was."""
    try:
        sealed = base64.b64decode(line.encode("ascii"), validate=True)
        nonce, box = sealed[:_NONCE_BYTES], sealed[_NONCE_BYTES:]
        return AESGCM(_own_key(key)).decrypt(nonce, box, _PURPOSE).decode()
    except (InvalidTag, binascii.Error, ValueError):
        return None


def _own_key(key: bytes) -> bytes:
    return hmac.digest(key, _PURPOSE, "sha256")
