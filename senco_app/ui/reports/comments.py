"""What the SENCO says of each part of a report."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Signal

from senco_app.summaries.termly_report.commands import SaveComments
from senco_app.summaries.termly_report.queries import ReportWords, WordsDoubted
from senco_app.summaries.termly_report.records import Comment, Part
from senco_app.ui.provision.form import RecordForm
from senco_app.ui.reports.charts import ChartPicture
from senco_app.ui.widgets.fields import Field, LongWords
from senco_app.ui.widgets.labels import PlainLabel, SafetyLine
from senco_app.vocabulary import Audience

if TYPE_CHECKING:
    from collections.abc import Mapping

    from senco_app.register import Command, Register
    from senco_app.ui.reports.shown import Shown
    from senco_app.ui.widgets.banner import Banner

FOR_HEAD = (
    "For the headteacher; governors have comments of their own. You may name a child "
    "where it is needed."
)
FOR_GOVERNORS = (
    "For governors: write without names, and without numbers of 1 to 4 children."
)


class CommentsForm(RecordForm):
    """One field a part; going into it turns the report to that part."""

    part_entered = Signal(str)  # its heading

    def __init__(self, register: Register, banner: Banner, shown: Shown) -> None:
        place = f"report/{shown.term_key}/{shown.audience.value}/comments"
        super().__init__(register, banner, "Your comments", place)
        self._shown = shown
        self._looked_through: tuple[str, ...] = ()
        self.charts: dict[Part, ChartPicture] = {}
        told = FOR_HEAD if shown.audience is Audience.HEAD else FOR_GOVERNORS
        self.body.addWidget(PlainLabel(told, "muted", wrap=True))
        for part in Part:
            words = LongWords(lines=2, most_lines=12)
            words.installEventFilter(self)
            field = self.fields[part.value] = Field(part.heading, words)
            self.charts[part] = ChartPicture()
            for widget in (field.label, self.charts[part], field):
                self.body.addWidget(widget)  # the label stands over the chart
        self.body.addWidget(SafetyLine())
        self.body.addStretch(1)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Tell which part is being written; look through what was."""
        if event.type() is QEvent.Type.FocusOut:
            self._look_through()
        if event.type() is QEvent.Type.FocusIn:
            for part in Part:
                if self.fields[part.value].editor is watched:
                    self.part_entered.emit(part.heading)
        return super().eventFilter(watched, event)

    def show_charts(self, drawn: Mapping[str, tuple[bytes, str]]) -> None:
        """Show the first chart of each part, by the part's heading."""
        for part, picture in self.charts.items():
            drawing, heard = drawn.get(part.heading, (b"", ""))
            if drawing:
                picture.show_chart(drawing, heard)
            else:
                picture.hide()

    def fill(self) -> None:
        """Show what is stored in the editors."""
        question = ReportWords(self._shown.term_key, self._shown.audience)
        stored = self.register.ask(question)
        for part in Part:
            self._words(part).show_words(stored.on(part))
        self._look_through()

    def value(self) -> tuple[Comment, ...]:
        """Return what stands in the editors."""
        return tuple(Comment(part, self._words(part).words()) for part in Part)

    def command(self) -> Command[object]:
        """Return the command that saves what stands in the editors."""
        shown = self._shown
        return SaveComments(shown.term_key, shown.audience, self.value())

    def _look_through(self) -> None:
        """Say beside each field what in it governors may have to be told otherwise."""
        if self._shown.audience is not Audience.GOVERNORS:
            return
        texts = tuple(said.words for said in self.value())
        if texts == self._looked_through:
            return
        self._looked_through = texts
        doubted = self.register.ask(WordsDoubted(texts))
        for part, doubt in zip(Part, doubted, strict=True):
            field = self.fields[part.value]
            field.show_hint(doubt.asked)
            if doubt.refused:
                field.show_problem(doubt.refused)
            else:
                field.clear_problem()

    def _words(self, part: Part) -> LongWords:
        editor = self.fields[part.value].editor
        if not isinstance(editor, LongWords):
            raise TypeError(part)
        return editor
