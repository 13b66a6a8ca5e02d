"""What a key slot is made of: plain values, read before anything heavy is loaded."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from senco_app.roles import Role


@dataclass(frozen=True, slots=True)
class Cost:
    """What one guess at a password costs: Argon2id's memory, passes and lanes."""

    memory_kib: int = 131_072
    passes: int = 3
    lanes: int = 4

    def reaches(self, other: Cost) -> bool:
        """Say whether a guess costs at least as much memory and as many passes."""
        return self.memory_kib >= other.memory_kib and self.passes >= other.passes


FLOOR = Cost(memory_kib=65_536, passes=3, lanes=1)
"""The cheapest slot that is read: RFC 9106's second choice of memory and passes."""

CEILING = Cost(memory_kib=1_048_576, passes=16, lanes=16)
"""The dearest slot that is tried: a forged file must not exhaust the laptop."""


class SlotKind(StrEnum):
    """What opens a slot."""

    PASSWORD = "password"  # noqa: S105 - a kind of slot, not a secret
    RECOVERY = "recovery"


@dataclass(frozen=True, slots=True)
class SlotLabel:
    """Whose slot it is: all that can be read without a password."""

    person_id: str
    name: str
    role: Role
    kind: SlotKind


@dataclass(frozen=True, slots=True)
class Slot:
    """One person's way to the data key, or the recovery code's.

    Attributes:
        salt: Makes the wrapping key out of the password.
        nonce: Of the wrapping.
        wrapped: The person's private key and the register's public one, wrapped by
            the password.
        public: The person's public key: the data key is sealed to it, so that a new
            one can be sealed without the password.
        ephemeral: The public key made for this one sealing.
        sealed: The data key.
    """

    label: SlotLabel
    cost: Cost
    salt: bytes = field(repr=False)
    nonce: bytes = field(repr=False)
    wrapped: bytes = field(repr=False)
    public: bytes = field(repr=False)
    ephemeral: bytes = field(repr=False)
    sealed: bytes = field(repr=False)
