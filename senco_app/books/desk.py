"""My sessions over a book: the same desk as over the register, without the register."""

from __future__ import annotations

from typing import TYPE_CHECKING

from senco_app.books import rules
from senco_app.books.records import DidNotRun, DidRun, Finished, Marked
from senco_app.provision.rules import check_everybody, check_mark, check_words
from senco_app.vocabulary import CardState

if TYPE_CHECKING:
    from datetime import date

    from senco_app.books.book import Book
    from senco_app.books.records import HandedMember
    from senco_app.provision.records import PupilMark, SessionCard, SessionKey
    from senco_app.vocabulary import NotRunReason


class BookDesk:
    """The sessions in one book; a ``SessionDesk``."""

    def __init__(self, book: Book) -> None:
        """Work over an open book."""
        self._book = book

    @property
    def who(self) -> str:
        """The name of the adult whose sessions these are."""
        return self._book.owner.who

    def today(self) -> date:
        """Return the local day."""
        return self._book.today()

    def day(self, on: date) -> tuple[SessionCard, ...]:
        """Return the sessions of a day, in time order."""
        cards = self._cards()
        return tuple(
            rules.with_last(card, _before(card, cards))
            for card in cards
            if card.key.held_on == on
        )

    def mark(self, key: SessionKey, mark: PupilMark) -> None:
        """Save how one pupil took part; what was said of that pupil is replaced.

        A session that was said not to have run did run.

        Raises:
            RuleBrokenError: If the pupil is not in it, or the mark contradicts itself.
            FileUnusableError: If it cannot be written; nothing was changed.
        """
        check_mark(mark, _names(self._book.card(key)))
        if self._standing(key).state is CardState.NOT_RUN:
            # Said of the session itself: it holds when the pupil's mark is erased.
            self._book.add(key, DidRun())
        self._book.add(key, Marked(mark))

    def not_run(self, key: SessionKey, reason: NotRunReason, words: str) -> None:
        """Save that the session did not take place, and why."""
        check_words(words)
        self._book.add(key, DidNotRun(reason, words))

    def ran(self, key: SessionKey) -> None:
        """Take back that the session did not run; it is to be recorded again."""
        self._book.add(key, DidRun())

    def finish(self, key: SessionKey) -> None:
        """Save that the session is recorded whole.

        Raises:
            RuleBrokenError: If somebody is neither here nor away.
        """
        card = self._standing(key)
        marked = [one.pupil_id for one in card.members if one.mark is not None]
        if card.state is not CardState.NOT_RUN:
            check_everybody(marked, _names(card))
        self._book.add(key, Finished())

    def needs(self, group_id: str) -> tuple[HandedMember, ...]:
        """Return what was handed out about a group's pupils: outcomes, alerts."""
        content = self._book.content
        groups = () if content is None else content.groups
        return next((group.members for group in groups if group.id == group_id), ())

    def days(self) -> tuple[date, date] | None:
        """Return the first and the last day in the book; none if it is empty."""
        content = self._book.content
        return None if content is None else (content.from_on, content.to_on)

    def _standing(self, key: SessionKey) -> SessionCard:
        """Return a session's card as the book and the register say together.

        Raises:
            RuleBrokenError: If it was not handed out.
        """
        new = self._book.new_entries().get(key, ())
        return rules.overlaid(self._book.card(key), rules.fold(new), self.today())

    def _cards(self) -> tuple[SessionCard, ...]:
        """Return every session in the book as it stands, in time order."""
        content, new = self._book.content, self._book.new_entries()
        cards = () if content is None else content.cards
        today = self.today()
        standing = (
            rules.overlaid(card, rules.fold(new.get(card.key, ())), today)
            for card in cards
        )
        return tuple(sorted(standing, key=_in_time))


def _names(card: SessionCard) -> dict[str, str]:
    return {member.pupil_id: member.name for member in card.members}


def _in_time(card: SessionCard) -> tuple[date, object, str]:
    return card.key.held_on, card.key.starts_at, card.key.group_id


def _before(
    card: SessionCard, cards: tuple[SessionCard, ...]
) -> tuple[SessionCard, ...]:
    """Return the sessions of the same group that come before one."""
    return tuple(
        other
        for other in cards
        if other.key.group_id == card.key.group_id and other.key < card.key
    )
