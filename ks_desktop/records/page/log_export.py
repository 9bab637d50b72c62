"""How lines of the log go out of the program: as which file, and whether people stand in it by name."""

from functools import partial
from pathlib import Path

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from ks_desktop.core.errors import KsError, StorageError, StorageProblem
from ks_desktop.core.paths import write_private
from ks_desktop.core.texts import N_, _
from ks_desktop.paper.paint import Paper
from ks_desktop.records.log import LogBook, LogExport, LogQuestion
from ks_desktop.records.log.exporting import FileKind
from ks_desktop.widgets.desk import Desk
from ks_desktop.widgets.fields import ChoiceField, LineField, Option
from ks_desktop.widgets.form import Form, FormSection
from ks_desktop.widgets.parts import Button, Flow, Prose, column
from ks_desktop.widgets.saving import ask_where
from ks_desktop.widgets.theme import Space, Tone

_NAMES = "names"
_NUMBERS = "numbers"
_WHY = N_("The lines that are asked go along. That they went out, and why, becomes a line of the log.")


class ExportCard(QWidget):
    """Asks how, and writes the file.

    Attributes:
        told: A sentence for the message bar.
        paper_wanted: Look at the lines on paper: what makes it, its title, and the name of its file.
        left: It is done, or not wanted any more.
    """

    told = Signal(str)
    paper_wanted = Signal(object, str, str)
    left = Signal()

    def __init__(self, desk: Desk, log: LogBook, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk, self._log = desk, log
        self._question = LogQuestion()
        kinds = (Option("csv", N_("CSV")), Option("xlsx", N_("Excel")), Option("pdf", N_("On paper")))
        people = (Option(_NUMBERS, N_("By number")), Option(_NAMES, N_("By name")))
        self.form = Form(
            (
                FormSection(
                    N_("Take lines along"),
                    (
                        ChoiceField("file", N_("As"), kinds),
                        ChoiceField("people", N_("People stand in it"), people),
                        LineField("reason", N_("Why by name?")),
                    ),
                ),
            )
        )
        self.form.hands_in_at_end = True
        self.form.submitted.connect(self.submit)
        self.go = self._button(N_("Take along"), "export_lines", self.submit, part="primary")
        self.no = self._button(N_("Cancel"), "export_cancel", self._on_cancel)
        box = column(self.form, Prose(_WHY, tone=Tone.MUTED), gap=Space.RELATED)
        box.addLayout(Flow(self.go, self.no))
        self.setLayout(box)

    def _button(self, text: str, name: str, slot: object, *, part: str = "") -> Button:
        made = Button(text, part=part)
        made.setObjectName(name)
        made.clicked.connect(slot)
        return made

    def begin(self, question: LogQuestion) -> None:
        """Begin with people by number."""
        self._question = question
        self.form.clear_errors()
        self.form.set_values({"file": FileKind.CSV.value, "people": _NUMBERS, "reason": ""})
        self._wait(is_asking=False)

    def focus_first(self) -> None:
        """Begin with the kind of file."""
        self.form.focus_first()

    def _wait(self, *, is_asking: bool) -> None:
        self.go.setEnabled(not is_asking)

    @Slot()
    def submit(self) -> None:
        """Make the file and ask where it goes, or show it as paper."""
        if not self.go.isEnabled():
            return
        self.form.clear_errors()
        texts = self.form.content()
        kind = FileKind(str(texts["file"]) or FileKind.CSV.value)
        call = partial(
            self._log.export,
            self._question,
            kind,
            actor=self._desk.actor,
            with_names=texts["people"] == _NAMES,
            reason=str(texts["reason"]),
        )
        self._wait(is_asking=True)
        done = partial(self._on_made, kind)
        self._desk.tasks.run_aside(call, done=done, failed=self._on_failed, owner=self)

    def _on_made(self, kind: FileKind, made: LogExport) -> None:
        self._wait(is_asking=False)
        day = f"{self._desk.clock.today():%Y-%m-%d}"
        if kind is FileKind.PDF:
            self.paper_wanted.emit(lambda: Paper(pdf=made.file), _("Log"), f"logboek-{day}")
            self.left.emit()
            return
        name, suffix = f"logboek-{day}.{kind.value}", kind.value
        ask_where(self, _("Save"), name, partial(self._save, made), kind=_("List"), suffix=suffix)

    def _save(self, made: LogExport, file: Path) -> None:
        call = partial(_write, file, made.file)
        self._desk.tasks.run(call, done=self._on_saved, failed=self._on_failed, owner=self)

    def _on_saved(self, file: Path) -> None:
        self.told.emit(_("Saved as {name}.", name=file.name))
        self.left.emit()

    def _on_failed(self, error: KsError) -> None:
        self._wait(is_asking=False)
        self.form.show_errors(error)

    @Slot()
    def _on_cancel(self) -> None:
        self.form.set_values({"file": FileKind.CSV.value, "people": _NUMBERS, "reason": ""})
        self.left.emit()


def _write(file: Path, content: bytes) -> Path:
    try:
        write_private(file, content)
    except OSError as error:
        raise StorageError(
            StorageProblem.READ_ONLY, N_("The list could not be saved there. Choose another place.")
        ) from error
    return file
