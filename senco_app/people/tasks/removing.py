"""Taking somebody's key away: the register is encrypted anew."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from senco_app.errors import FileUnusableError, RuleBrokenError
from senco_app.models import key_holders, rekeying
from senco_app.models.appointments import appointments_of
from senco_app.models.backup import BackUp
from senco_app.people.commands import senco_spans
from senco_app.people.rules import check_always_a_senco
from senco_app.register import Topic
from senco_app.roles import Permission

if TYPE_CHECKING:
    from sqlmodel import Session

    from senco_app.models.database import Database
    from senco_app.models.keeping import Kept, Turn


@dataclass(frozen=True, slots=True)
class RemovePerson:
    """Take somebody's key away, and give everybody else a new one.

    They keep their passwords, and the recovery code holds. What the person wrote
    stays, with their name.
    """

    person_id: str
    permission: ClassVar[Permission] = Permission.EDIT_PEOPLE
    act: ClassVar[str] = "remove a person"
    topics: ClassVar[frozenset[Topic]] = frozenset({Topic.PEOPLE})

    def perform(self, kept: Kept, turn: Turn) -> tuple[str, str]:
        """Do it; return what to tell about it.

        A crash at any moment leaves the register as it was before, or as it is after.

        Raises:
            RecordMissingError: If nobody like that has a key.
            RuleBrokenError: If it is oneself, or the last SENCO.
            FileUnusableError: If the key file is damaged, or the disk too full;
                nothing was changed then.
        """
        name = self._check(kept, turn)

        def end(database: Database) -> None:
            with key_holders.changing(database) as session:
                self._end(session, turn)
                act = turn.act(self.act, "person", self.person_id)
                key_holders.tell(session, act, kept.audit_key)

        rekeying.rekey(kept, self.person_id, end)
        sentence = (
            f"{name} can no longer open this register, not even with an old copy of "
            "the key file. Everybody else keeps their password. Backups made before "
            f"now still open with {name}’s password: delete those that lie where "
            f"{name} can reach them. If {name} may know the recovery code, make a new "
            "one."
        )
        return _backed_up(kept, turn, sentence), "the register has a new key"

    def _check(self, kept: Kept, turn: Turn) -> str:
        if self.person_id == turn.person_id:
            message = (
                "You cannot take your own key away. Another SENCO or deputy can; "
                "nothing was changed."
            )
            raise RuleBrokenError(message, "person")
        with key_holders.reading(kept) as session:
            person = key_holders.person_of(session, self.person_id)
            left = senco_spans(session, without=person.id)
            check_always_a_senco(senco_spans(session), left, turn.today)
            return person.name

    def _end(self, session: Session, turn: Turn) -> None:
        person = key_holders.person_of(session, self.person_id)
        person.removed_on = turn.today
        for row in appointments_of(session, person.id):
            if row.from_on > turn.today:
                session.delete(row)
            elif row.until_on is None or row.until_on > turn.today:
                row.until_on = turn.today


def _backed_up(kept: Kept, turn: Turn, sentence: str) -> str:
    """Make the first backup under the new key: the old ones need the old key."""
    try:
        BackUp().perform(kept, turn)
    except FileUnusableError as error:
        return f"{sentence} There is no new backup yet. {error}"
    return sentence
