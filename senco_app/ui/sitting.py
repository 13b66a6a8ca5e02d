"""From unlocking to locking or closing, with nothing left open behind."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, NamedTuple, cast

from PySide6.QtCore import QObject, Signal

from senco_app.errors import SencoError
from senco_app.ui.background import Background
from senco_app.ui.unlock.door import is_book
from senco_app.ui.unlock.window import UnlockWindow

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from PySide6.QtWidgets import QWidget

    from senco_app.books.book import Book
    from senco_app.clock import Clock
    from senco_app.register import Register
    from senco_app.ui.book.house import BookHouse
    from senco_app.ui.book.shelf import BookShelf
    from senco_app.ui.first_run.window import FirstRunWindow
    from senco_app.ui.first_run.workshop import Workshop
    from senco_app.ui.main_window import MainWindow
    from senco_app.ui.notice import PutAwayNotice
    from senco_app.ui.unlock.door import Door
    from senco_app.ui.watch import Watch

AS_IT_WAS = "The backups that were made before are as they were."
NOT_BACKED_UP = "Everything you saved is in the register, but there is no new backup. "


class House(NamedTuple):
    """What a sitting is handed, from outside the ui.

    Attributes:
        door: How registers are opened.
        clock: Says what day and what time it is.
        back_up: Makes a verified backup beside the register, unless nothing changed
            since the last one; slow.
        workshop: Tells how new registers are made; without it none are.
        books: Tells how teaching assistants' books are served; without it none are.
    """

    door: Door
    clock: Clock
    back_up: Callable[[Register], Path | None]
    workshop: Callable[[], Workshop] | None = None
    books: Callable[[], BookHouse] | None = None


class Sitting(QObject):
    """Shows the unlock window, then the main window, and puts the register away."""

    finished = Signal()

    def __init__(self, house: House, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._house = house
        self._background = Background(self)
        self.unlock_window = UnlockWindow(house.door, self._background)
        self.main_window: MainWindow | None = None
        self.first_run: FirstRunWindow | None = None
        self.watch: Watch | None = None
        self._notice: PutAwayNotice | None = None
        self.shelf: BookShelf | None = None
        self.unlock_window.opened.connect(self._begin)
        self.unlock_window.new_requested.connect(self._make_new)
        self.unlock_window.book_requested.connect(self._make_book)
        self.unlock_window.closed.connect(self._finish)
        self.unlock_window.begun.connect(self._offer_help)

    def start(self, password: str = "") -> None:
        """Show the unlock window; with a password, try it at once."""
        self.unlock_window.showMaximized()
        if password:
            self.unlock_window.begin()
            self.unlock_window.form.password.setText(password)
            self.unlock_window.form.unlock.click()

    def come_forward(self) -> None:
        """Bring the window that is open to the front."""
        from PySide6.QtCore import Qt  # noqa: PLC0415 - to load it takes 30 ms

        book = self.shelf.shown if self.shelf is not None else None
        window = self.main_window or book or self.first_run or self.unlock_window
        window.setWindowState(window.windowState() & ~Qt.WindowState.WindowMinimized)
        window.show()
        window.activateWindow()

    def notice(self) -> PutAwayNotice:
        """Return the notice of a backup under way."""
        from senco_app.ui.notice import PutAwayNotice  # noqa: PLC0415 - not at the start

        if self._notice is None:
            self._notice = PutAwayNotice()
            self._notice.dismissed.connect(self._finish)
        return self._notice

    def _make_new(self) -> None:
        """Lead through the first run, in the place of the unlock window."""
        from senco_app.ui.first_run.window import FirstRunWindow  # noqa: PLC0415 - rare

        workshop = self._house.workshop
        if workshop is None or self.first_run is not None:
            return
        window = FirstRunWindow(workshop(), self._background, self._house.clock)
        window.opened.connect(self._open_new)
        window.left.connect(self._come_back)
        window.school.book.setVisible(self._house.books is not None)
        window.book_requested.connect(self._make_book)
        self.first_run = window
        self._show_instead(window)

    def _open_new(self, folder: Path, register: Register) -> None:
        self._end_first_run()
        self.unlock_window.let_in(folder, register)

    def _come_back(self, folder: Path | None, sentence: str) -> None:
        self.unlock_window.come_back(folder, sentence)
        self._end_first_run()

    def _make_book(self) -> None:
        """Lead through the first run of a teaching assistant."""
        shelf = self._open_shelf()
        if shelf is not None:
            shelf.begin()
            self._end_first_run()

    def _open_shelf(self) -> BookShelf | None:
        """Return what shows books; made when the first one is wanted."""
        from senco_app.ui.book.shelf import BookShelf  # noqa: PLC0415 - heavy

        if self.shelf is None and self._house.books is not None:
            shelf = BookShelf(self._house.books(), self._background, self)
            shelf.appeared.connect(self._show_instead)
            shelf.made.connect(self.unlock_window.let_in)
            shelf.left.connect(self.unlock_window.come_back)
            shelf.locked.connect(self.unlock_window.welcome_back)
            shelf.closed.connect(self._closed)
            self.shelf = shelf
        return self.shelf

    def _end_first_run(self) -> None:
        if self.first_run is not None:
            self.first_run.hide()
            self.first_run.deleteLater()
            self.first_run = None

    def _show_instead(self, window: QWidget) -> None:
        """Show a window where the unlock window is, as large."""
        window.setGeometry(self.unlock_window.geometry())
        if self.unlock_window.isMaximized():
            window.showMaximized()
        else:
            window.show()
        self.unlock_window.hide()

    def _begin(self, folder: object, register: object) -> None:
        from senco_app.ui.main_window import MainWindow  # noqa: PLC0415 - heavy
        from senco_app.ui.watch import Watch  # noqa: PLC0415 - not at the start

        shelf = self._open_shelf() if is_book(cast("Path", folder)) else None
        if shelf is not None:
            shelf.open(cast("Book", register))
            return
        opened = cast("Register", register)
        window = MainWindow(opened, self._house.clock, self._house.back_up)
        window.lock_requested.connect(self._lock)
        window.closed.connect(self._close)
        self.main_window = window
        self.watch = Watch(window, self._house, self._background, self)
        self.watch.lock_requested.connect(window.lock_now)
        self._show_instead(window)

    def _offer_help(self) -> None:
        from senco_app.ui.collecting import Collecting  # noqa: PLC0415 - as below
        from senco_app.ui.help.key import offer_help  # noqa: PLC0415 - after the paint

        collecting = Collecting(self)
        collecting.start()
        self.finished.connect(collecting.stop)
        offer_help(self.unlock_window, "unlock")

    def _lock(self) -> None:
        self._put_away(self._locked)

    def _close(self) -> None:
        self._put_away(self._closed)

    def _put_away(self, then: Callable[[str], None]) -> None:
        """Hide what was open, back up if something changed, and close the register."""
        window = self.main_window
        if window is None:
            return
        self.main_window = None
        if self.watch is not None:
            self.watch.stop()
            self.watch = None
        register, changed = window.register, window.changed
        if changed:
            self.notice().say_working(window)
        window.hide()
        window.deleteLater()
        self._background.run(
            partial(self._back_up_and_close, register, changed=changed),
            done=partial(self._put_away_done, then),
            failed=lambda error: then(f"{NOT_BACKED_UP}{error}"),
        )

    def _back_up_and_close(
        self, register: Register, *, changed: bool
    ) -> Exception | None:
        """Return the bug that kept the backup from being made, if there was one."""
        try:
            if changed:
                self._house.back_up(register)
        except SencoError:
            raise
        except Exception as bug:  # noqa: BLE001 - raised again once all is put away
            return bug
        finally:
            register.close()
            _end_press()
        return None

    def _put_away_done(
        self, then: Callable[[str], None], bug: Exception | None
    ) -> None:
        if bug is None:
            then("")
            return
        then(f"{NOT_BACKED_UP}{AS_IT_WAS}")
        raise bug

    def _locked(self, sentence: str) -> None:
        self.unlock_window.welcome_back(sentence)
        self.notice().hide()

    def _closed(self, sentence: str) -> None:
        if sentence:
            self.notice().say_failed(sentence)
        else:
            self._finish()

    def _finish(self) -> None:
        self._background.drain()
        if self._notice is not None:
            self._notice.hide()
        self.finished.emit()


def _end_press() -> None:
    """End the process that drew documents up, with every word that it holds."""
    from senco_app.exports.press import PRESS  # noqa: PLC0415 - not at the start

    PRESS.rest()
