"""Exchanging packs with books by itself: the register's side of ``exchange/``.

The book's side is the window's: see ``ui.book.errands``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from senco_app.register import Register

EXCHANGE = "exchange"


def take_in_returns(register: Register) -> Register:
    """Merge what books left in a register's exchange folder; return the register.

    Most of the time nothing lies there, and nothing is loaded for it.
    """
    folder = register.folder / EXCHANGE
    if not folder.is_dir() or not any(folder.glob("return-*.pack")):
        return register
    from senco_app.books import exchange  # noqa: PLC0415 - heavy

    register.notices = (*register.notices, *exchange.take_in_returns(register))
    return register


def leave_hand_outs(register: Register) -> tuple[str, ...]:
    """Leave a hand-out for each book in the exchange folder, if its content changed.

    Returns:
        What could not be done, in sentences.
    """
    from senco_app.books import exchange  # noqa: PLC0415 - heavy

    return exchange.leave_hand_outs(register)
