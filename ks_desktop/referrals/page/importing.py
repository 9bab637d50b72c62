"""A list on its way in: what its columns hold, what would become of its rows, and what did."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from ks_desktop.core.errors import KsError, UserError
from ks_desktop.core.paths import write_private
from ks_desktop.core.texts import N_, _, n_
from ks_desktop.referrals.exchange import MOST_BYTES, Preview, Problem, ReferralList, RowOutcome, Stored
from ks_desktop.referrals.exchange.labels import label_of
from ks_desktop.referrals.page.list_columns import OUTCOMES
from ks_desktop.referrals.page.list_parts import ListParts
from ks_desktop.referrals.service.exports import results_file
from ks_desktop.referrals.service.imports import Imports
from ks_desktop.widgets.desk import Desk
from ks_desktop.widgets.parts import column
from ks_desktop.widgets.saving import ask_where, ask_which
from ks_desktop.widgets.tasks import Cancelled, LongTask
from ks_desktop.widgets.theme import Tone

_KINDS = " (*.csv *.xlsx *.txt *.tsv)"


class ImportPane(QWidget):
    """Takes in a list: looked at first, stored when she says so.

    Attributes:
        closed: She is done with it.
        stored: Rows were stored (`Stored`).
    """

    closed = Signal()
    stored = Signal(object)

    def __init__(self, desk: Desk, imports: Imports, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("import_pane")
        self._desk, self._imports = desk, imports
        self._found: ReferralList | None = None
        self._content, self._name = b"", ""
        self._work: LongTask | None = None
        self._is_storing = False
        self._result: Stored | None = None
        self.parts = ListParts(desk.clock.today, self)
        self.setLayout(column(self.parts))
        self._connect()
        self._show_nothing()

    def _connect(self) -> None:
        parts = self.parts
        parts.choose.clicked.connect(self.choose_file)
        parts.close_button.clicked.connect(self.close_list)
        parts.take.clicked.connect(self._on_take)
        parts.save.clicked.connect(self._on_save)
        parts.sheet.activated.connect(self._on_sheet_activated)
        parts.sent_by.editor.editingFinished.connect(self._on_sender_edited)
        parts.received_on.left.connect(self._on_rearranged)
        parts.grid.rearranged.connect(self._on_rearranged)
        parts.problems.selected.connect(self._on_problem_selected)

    @Slot()
    def choose_file(self) -> None:
        """Ask which list is taken in."""
        ask_which(self, _("Take in a list"), _("Lists") + _KINDS, self._on_files_chosen)

    def _on_files_chosen(self, files: tuple[Path, ...]) -> None:
        if files:
            self.open_file(files[0])

    def open_file(self, file: Path) -> None:
        """Read a file and show it."""
        self._begin(file.name, partial(_read, file))

    def show_list(self, name: str, content: bytes) -> None:
        """Show a list that was brought in."""
        self._begin(name, lambda: content)

    def _begin(self, name: str, content: Callable[[], bytes], *, sheet: str = "") -> None:
        self._name, self._result = name, None
        self._found = None
        self.parts.show_reading(name)
        imports, actor = self._imports, self._desk.actor

        def read(task: LongTask) -> tuple[bytes, ReferralList, tuple[str, ...]]:
            task.report(0)
            raw = content()
            return raw, imports.open(raw, actor=actor, sheet=sheet), imports.senders(actor=actor)

        self._run(read, N_("The list is read"), self._on_opened)

    def is_idle(self) -> bool:
        """Tell whether nothing of the list is on its way."""
        return self._work is None

    def sender_of_list(self) -> str:
        """Return who sent the list that is shown, "" of none."""
        return "" if self._found is None else self._found.sender

    @Slot()
    def close_list(self) -> None:
        """Leave the list; what was stored stays stored."""
        self._stop()
        self._show_nothing()
        self.closed.emit()

    def _show_nothing(self) -> None:
        self._found, self._content, self._result = None, b"", None
        self.parts.show_nothing()

    def _run(self, call: Callable[[LongTask], object], title: str, done: Callable[..., object]) -> None:
        self._stop()
        tasks = self._desk.tasks
        self._work = tasks.run_long(call, title, done=done, failed=self._on_failed, owner=self)
        self._work.ended.connect(self._on_work_ended)

    def _stop(self) -> None:
        if self._work is not None:
            self._work.cancel()

    @Slot()
    def _on_work_ended(self) -> None:
        if self.sender() is self._work:
            self._work = None
            self.parts.set_busy(False)

    def _on_opened(self, answer: tuple[bytes, ReferralList, tuple[str, ...]]) -> None:
        self._content, found, senders = answer
        self.parts.offer_senders(senders)
        self._show(found)

    def _show(self, found: ReferralList) -> None:
        self._found = found
        self.parts.show_list(self._name, found)
        if found.faults:
            self.parts.status.tell(_why_not(found), Tone.ATTENTION)
            return
        if not found.count:
            self.parts.status.tell(_("There is not one row in this list."), Tone.ATTENTION)
            return
        imports, actor = self._imports, self._desk.actor
        self.parts.set_busy(True)
        self._run(
            lambda task: imports.look(found, actor=actor, report=task.report),
            N_("The rows are looked at"),
            self._on_looked,
        )

    def _on_looked(self, seen: Preview) -> None:
        found = self._found
        if found is None:
            return
        self.parts.show_preview(found, seen)
        counts = ", ".join(
            f"{seen.count(outcome)} {_(label).lower()}" for outcome, label in OUTCOMES.items() if seen.count(outcome)
        )
        sentences = [_("What would become of it: {counts}.", counts=counts)]
        if found.is_remembered:
            sentences.append(_("The columns are as you chose them before."))
        self.parts.status.tell(" ".join(sentences))

    def _on_failed(self, error: KsError) -> None:
        self._is_storing = False
        self.parts.set_busy(False)
        self.parts.status.tell(error.text(), Tone.ATTENTION)

    @Slot(int)
    def _on_sheet_activated(self, index: int) -> None:
        content = self._content
        self._begin(self._name, lambda: content, sheet=self.parts.sheet.itemText(index))

    @Slot()
    def _on_sender_edited(self) -> None:
        if self._found is not None and self.parts.sent_by.value() != self._found.sender:
            self._arrange(is_other_sender=True)

    @Slot()
    def _on_rearranged(self) -> None:
        self._arrange(is_other_sender=False)

    def _arrange(self, *, is_other_sender: bool) -> None:
        """Look again with what is chosen now; of another sender, as it was chosen before."""
        found, fields, sender = self._found, self.parts.grid.fields(), self.parts.sent_by.value()
        if found is None or self._is_storing:
            return
        try:
            fixed = self.parts.fixed()
        except UserError as error:
            self.parts.received_on.show_error(error.text())
            return
        imports, actor = self._imports, self._desk.actor

        def arrange() -> ReferralList:
            arranged = imports.rearrange(found, fields, sender=sender, fixed=fixed)
            return imports.sent_by(arranged, sender, actor=actor) if is_other_sender else arranged

        self._desk.tasks.run(arrange, done=self._show, owner=self, latest="arrange")

    @Slot(object)
    def _on_problem_selected(self, problem: Problem | None) -> None:
        if problem is not None and self._found is not None:
            fields = self._found.layout.fields
            self.parts.grid.go_to(problem.line, fields.index(problem.field) if problem.field in fields else 0)

    @Slot()
    def _on_take(self) -> None:
        found = self._found
        if found is None or found.faults or self._is_storing:
            return
        self._is_storing = True
        self.parts.set_busy(True)
        imports, actor = self._imports, self._desk.actor
        self._run(
            lambda task: imports.store_all(found, actor=actor, report=task.report, stopped=Cancelled),
            N_("The list is taken in"),
            self._on_stored,
        )

    def _on_stored(self, result: Stored) -> None:
        self._is_storing = False
        self._result = result
        self.parts.show_result(result)
        refused = result.count(RowOutcome.REFUSED)
        sentences = [n_("{count} row was taken in.", "{count} rows were taken in.", len(result.results) - refused)]
        if refused:
            sentences.append(n_("{count} row was refused.", "{count} rows were refused.", refused))
        if result.is_stopped:
            sentences.insert(0, _("Stopped."))
            sentences.append(_("What is stored stays; taking the list in again stores nothing twice."))
        sentence = " ".join(sentences)
        self.parts.status.tell(sentence, Tone.ATTENTION if result.is_stopped or refused else Tone.ACCENT)
        self.stored.emit(result)

    @Slot()
    def _on_save(self) -> None:
        if self._result is not None:
            ask_where(self, _("Save the result"), _("result of the list.csv"), self.save_to, kind="CSV", suffix="csv")

    def save_to(self, target: Path) -> None:
        """Save what became of the rows."""
        result = self._result
        if result is not None:
            done = partial(self.parts.status.tell, _("The result is saved."))
            self._desk.tasks.run(
                lambda: _save(target, results_file(result.results)),
                done=lambda _: done(),
                failed=self._on_failed,
                owner=self,
            )


def _why_not(found: ReferralList) -> str:
    """Return why nothing can be taken in yet, with fields by the names that stand above the columns."""
    missing = [label_of(error.field) for error in found.faults if error.code == "csv_missing"]
    sentences = [error.text() for error in found.faults if error.code != "csv_missing"]
    if missing:
        sentences.append(_("Choose the column of: {fields}.", fields=", ".join(missing)))
    return " ".join(sentences)


def _read(file: Path) -> bytes:
    try:
        with file.open("rb") as stream:
            return stream.read(MOST_BYTES + 1)  # one more than is taken: a file without end is refused there
    except OSError as error:
        raise UserError(N_("This file cannot be read."), code="file", field="file") from error


def _save(target: Path, content: bytes) -> None:
    try:
        write_private(target, content)
    except OSError as error:
        raise UserError(
            N_("The file could not be written. Check the folder and the disk."), code="file", field="file"
        ) from error
