"""The register's own side of a pack: its id, its key pair, its enrolled books."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from sqlmodel import col, select

from senco_app.models.audit import RegisterFact, RegisterSecret
from senco_app.models.keeping import PACKS_KEY, REGISTER_ID
from senco_app.security import sealing
from senco_app.security.enrolment import spoken

if TYPE_CHECKING:
    from sqlmodel import Session


@dataclass(frozen=True, slots=True)
class RegisterKeys:
    """Who this register is to books.

    Attributes:
        private: The private key that it signs hand-outs and opens returns with.
    """

    register_id: str
    private: bytes = field(repr=False)

    @property
    def public(self) -> bytes:
        """The key that books know it by."""
        return sealing.public_key(self.private)

    @property
    def words(self) -> str:
        """The words that a book shows at its first hand-out."""
        return spoken(self.register_id.encode() + self.public)


def keys_of(session: Session) -> RegisterKeys:
    """Return the register's id and its keys for packs, which lie inside it."""
    register_id = session.exec(
        select(RegisterFact.value).where(col(RegisterFact.name) == REGISTER_ID)
    ).one()
    private = session.exec(
        select(RegisterSecret.value).where(col(RegisterSecret.name) == PACKS_KEY)
    ).one()
    return RegisterKeys(register_id, private)
