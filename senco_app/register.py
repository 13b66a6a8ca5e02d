"""The register: runs commands and queries against the open database."""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import dataclass, field
from enum import Enum, auto
from threading import RLock
from typing import TYPE_CHECKING, ClassVar, Protocol, Self, TypeVar, cast

from sqlmodel import Session

from senco_app.errors import FileUnusableError, NotAllowedError
from senco_app.models import draft, lease, writing
from senco_app.models.failures import translated
from senco_app.models.keeping import Turn
from senco_app.roles import may

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from datetime import date, datetime
    from pathlib import Path

    from senco_app.clock import Clock
    from senco_app.models.keeping import Kept
    from senco_app.roles import Permission, Role

WHO = "senco_who"
T = TypeVar("T")
T_co = TypeVar("T_co", covariant=True)


class Topic(Enum):
    """A part of the register that screens may show."""

    SCHOOL = auto()
    PEOPLE = auto()
    PUPILS = auto()
    CYCLES = auto()
    REQUESTS = auto()
    PROVISION = auto()
    REPORTS = auto()


@dataclass(frozen=True, slots=True)
class SignedIn:
    """The person at the keyboard, and the laptop."""

    person_id: str
    name: str
    role: Role
    device: str


def asker(session: Session) -> SignedIn:
    """Return the person for whom this session reads or writes."""
    return cast("SignedIn", session.info[WHO])


@dataclass(slots=True)
class Work:
    """What a command is given: one open transaction, the day, and who asks.

    The command says what it changed (``changed``) and, for the one audit entry that
    the register writes for it, which record it was about and why. ``once`` has the
    entry written once a sign-in for that record, if nothing was changed.
    """

    session: Session
    today: date
    now: datetime
    who: SignedIn
    changed: set[Topic] = field(default_factory=set)
    entity: str = ""
    entity_id: str = ""
    why: str = ""
    once: bool = False

    def about(self, entity: str, entity_id: str, why: str = "") -> None:
        """Say for the audit entry which record this was about, and why."""
        self.entity, self.entity_id, self.why = entity, entity_id, why


class Command(Protocol[T_co]):
    """A change asked for by the user: all of it happens, or none.

    One of drafts says ``audited = False``: no entry, and no record changes.
    """

    permission: ClassVar[Permission]
    act: ClassVar[str]  # what the history calls it: "start a cycle"

    def run(self, work: Work) -> T_co:
        """Make the change."""


class Query(Protocol[T_co]):
    """A question: it changes nothing and returns plain data."""

    permission: ClassVar[Permission]

    def fetch(self, session: Session, today: date) -> T_co:
        """Return the answer as it stands today."""


class Task(Protocol[T_co]):
    """Work on the files themselves, outside any transaction: a backup, a check.

    One that changes what screens show says which ``topics``.
    """

    permission: ClassVar[Permission]
    act: ClassVar[str]

    def perform(self, kept: Kept, turn: Turn) -> tuple[T_co, str | None]:
        """Do it; return the result, and for the history how it went.

        None instead: it has told the history itself.
        """


class Register:
    """The school's SEN register, open for one person.

    Everything passes through one lock, because there is one connection: each call, from
    whatever thread, is done whole.

    Attributes:
        who: The person at the keyboard.
        notices: What to tell that person now: failed sign-ins, a damaged key slot.
        standing: What to tell as long as it is open; mostly nothing.
        busy: Whether a call is being done now, on whatever thread.
    """

    standing = ""

    def __init__(
        self, kept: Kept, clock: Clock, who: SignedIn, notices: tuple[str, ...] = ()
    ) -> None:
        self.who, self.notices = who, notices
        self._kept: Kept | None = kept
        self._folder = kept.folder
        self._clock = clock
        self._lock = RLock()
        self.busy = False
        self._told: set[tuple[str, str, str]] = set()
        self._listeners: list[Callable[[frozenset[Topic]], None]] = []

    @property
    def folder(self) -> Path:
        """The folder that the register lies in."""
        return self._folder

    @property
    def is_open(self) -> bool:
        """Whether it can still be asked."""
        return self._kept is not None

    def today(self) -> date:
        """Return the day on which commands and queries happen."""
        return self._clock.today()

    def now(self) -> datetime:
        """Return the time in UTC that commands enter."""
        return self._clock.now()

    def ask(self, query: Query[T]) -> T:
        """Answer a query.

        Raises:
            NotAllowedError: If the person signed in may not see this.
            FileUnusableError: If the register is closed, or the file cannot be read.
        """
        self._check_allowed(query.permission)
        info = {WHO: self.who}
        with self._turn() as kept, Session(kept.database.engine, info=info) as session:
            return query.fetch(session, self._clock.today())

    def may(self, permission: Permission) -> bool:
        """Say whether the person signed in may do this."""
        return may(self.who.role, permission)

    def execute(self, command: Command[T], *, instead_of: str = "") -> T:
        """Run a command in one transaction, then tell listeners what it changed.

        When this returns, the change is on the disk: a power cut loses nothing.

        Args:
            command: What to do.
            instead_of: The place of one's own draft that this record replaces.

        Raises:
            NotAllowedError: If the person signed in may not do this.
            RuleBrokenError: If the command contradicts a rule; nothing was changed.
            FileUnusableError: If it is closed, or cannot be written; nothing changed.
        """
        self._check_allowed(command.permission)
        with self._turn() as kept:
            result, topics = self._write(kept, command, instead_of)
        self._spread(topics)
        return result

    def look_after(self, task: Task[T]) -> T:
        """Do work on the file itself, and note it in the history.

        Raises:
            NotAllowedError: If the person signed in may not do this.
            FileUnusableError: If the file, or the place to write to, is unusable.
        """
        self._check_allowed(task.permission)
        with self._turn() as kept:
            who = (self.who.person_id, self.who.name, self.who.device)
            turn = Turn(*who, self._clock.now(), self._clock.today())
            result, how = task.perform(kept, turn)
            if how is not None:
                self._note(kept, task.act, how)
        self._spread(getattr(task, "topics", frozenset()))
        return result

    def subscribe(
        self, listener: Callable[[frozenset[Topic]], None]
    ) -> Callable[[], None]:
        """Call ``listener`` on the thread of each later change; return what ends it."""
        self._listeners.append(listener)
        return lambda: self._listeners.remove(listener)

    def close(self) -> None:
        """Let go of the file and of the key. Closing twice does no harm."""
        with self._lock:
            kept, self._kept = self._kept, None
            if kept is not None:
                lease.give_back(self._folder)
                kept.database.close()

    def __enter__(self) -> Self:
        """Return itself; leaving the block closes it."""
        return self

    def __exit__(self, *_: object) -> None:
        """Close."""
        self.close()

    def _write(
        self, kept: Kept, command: Command[T], instead_of: str
    ) -> tuple[T, frozenset[Topic]]:
        info = {WHO: self.who}
        with Session(kept.database.writer, info=info) as session, session.begin():
            writing.watch(session)
            work = Work(session, self._clock.today(), self._clock.now(), self.who)
            result = command.run(work)
            if instead_of:
                draft.drop(session, self.who.person_id, instead_of)
            about = (command.act, work.entity, work.entity_id)
            untold = not getattr(command, "audited", True)
            if untold or (work.once and about in self._told):
                writing.finish_untold(session)
            else:
                writing.finish(session, self._act(*about, work.why), kept.audit_key)
        if work.once:
            self._told.add(about)
        return result, frozenset(work.changed)

    def _spread(self, topics: frozenset[Topic]) -> None:
        for listener in tuple(self._listeners) if topics else ():
            listener(topics)

    def _note(self, kept: Kept, act: str, why: str) -> None:
        with Session(kept.database.writer) as session, session.begin():
            writing.watch(session)
            about = ("register", kept.keys.register_id, why)
            writing.finish(session, self._act(act, *about), kept.audit_key)

    def _act(self, act: str, entity: str, entity_id: str, why: str) -> writing.Act:
        who = (self.who.person_id, self.who.name, self.who.device)
        return writing.Act(self._clock.now(), *who, act, entity, entity_id, why)

    @contextmanager
    def _turn(self) -> Iterator[Kept]:
        """Wait for the one connection, and tell the disk's troubles in our words."""
        with self._lock:
            if self.busy:
                message = "a command or query uses the session that it was given"
                raise RuntimeError(message)
            if self._kept is None or self._kept.database.closed:
                message = "The register is locked. Unlock it, then try again."
                raise FileUnusableError(message)
            self.busy = True
            try:
                with translated(self._folder):
                    yield self._kept
            finally:
                self.busy = False

    def _check_allowed(self, permission: Permission) -> None:
        if not self.may(permission):
            message = (
                f"{self.who.name} ({self.who.role.value}) may not {permission.value}. "
                "Nothing was changed; ask the SENCO."
            )
            raise NotAllowedError(message)
