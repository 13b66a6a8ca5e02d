"""A copy of the register to read, while somebody else has the register open."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from sqlmodel import Session

from senco_app.errors import NotAllowedError
from senco_app.models import copies
from senco_app.models.keeping import Kept
from senco_app.register import WHO, Register, SignedIn, Work
from senco_app.roles import READING
from senco_app.wording import day

if TYPE_CHECKING:
    from senco_app.clock import Clock
    from senco_app.models.copies import Copy
    from senco_app.register import Command, Task, Topic
    from senco_app.roles import Permission
    from senco_app.security.sign_in import SignIn

T = TypeVar("T")


class RegisterCopy(Register):
    """Answers queries as the register does. Commands may look and print, no more.

    What they would enter into the history is noted beside the register instead.
    """

    def __init__(
        self, copy: Copy, entry: SignIn, clock: Clock, who: SignedIn, in_use: str
    ) -> None:
        """Read a copy.

        Args:
            copy: The open backup.
            entry: Whoever proved who they are.
            clock: Says what day it is.
            who: The person at the keyboard, and the laptop.
            in_use: The sentence that says who has the register itself open.

        Raises:
            FileUnusableError: If it cannot be noted that the copy is read.
        """
        kept = Kept(copy.database, entry.keys, entry.data_key, copy.audit_key, b"")
        super().__init__(kept, clock, who, entry.notices())
        self._copy = copy
        made = copy.made_at.astimezone()
        self.standing = (
            f"You are reading the copy of {day(made.date())}, {made:%H:%M}: {in_use} "
            "Nothing can be changed here."
        )
        about = ("register", entry.keys.register_id)
        copy.note(self._act(copies.READ_A_COPY, *about, self._which()))

    def may(self, permission: Permission) -> bool:
        """Say whether the person signed in may do such a thing in a copy."""
        return permission in READING and super().may(permission)

    def look_after(self, task: Task[T]) -> T:
        """Refuse: a copy has no file of its own to look after, and no keys to change.

        Raises:
            NotAllowedError: Always.
        """
        self._check_allowed(task.permission)
        raise NotAllowedError(copies.NOTHING_CHANGES)

    def close(self) -> None:
        """Let go of the copy; the register stays whoever's it is."""
        with self._lock:
            kept, self._kept = self._kept, None
            if kept is not None:
                kept.database.close()

    def _write(
        self, kept: Kept, command: Command[T], instead_of: str
    ) -> tuple[T, frozenset[Topic]]:
        del instead_of  # nobody has drafts in a copy
        with Session(kept.database.engine, info={WHO: self.who}) as session:
            copies.refuse_changes(session)
            work = Work(session, self.today(), self.now(), self.who)
            result = command.run(work)
            session.flush()
        about = (command.act, work.entity, work.entity_id)
        if getattr(command, "audited", True) and about not in self._told:
            why = ", ".join(filter(None, (work.why, self._which())))
            self._copy.note(self._act(*about, why))
        if work.once:
            self._told.add(about)
        return result, frozenset()

    def _check_allowed(self, permission: Permission) -> None:
        if super().may(permission) and not self.may(permission):
            raise NotAllowedError(copies.NOTHING_CHANGES)
        super()._check_allowed(permission)

    def _which(self) -> str:
        return f"in the copy of {self._copy.made_at.isoformat(timespec='minutes')}"
