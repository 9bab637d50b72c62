"""Why cases close: the reasons in the organisation's own words and order."""

from functools import partial

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from ks_desktop.administration.form.close_reason import KINDS, CloseReasonForm
from ks_desktop.administration.form.contact_type import number
from ks_desktop.administration.page.lines import Call, Lines, Words
from ks_desktop.clients.domain import CloseReason, ClosingReason
from ks_desktop.clients.service.close_reasons import NEW, CloseReasons
from ks_desktop.core.texts import N_, _, n_
from ks_desktop.widgets.desk import Desk
from ks_desktop.widgets.parts import Prose, column
from ks_desktop.widgets.theme import Space, Tone

_WORDS = Words(
    name="close_reason",
    heading=N_("Closing reasons"),
    add=N_("Add a closing reason"),
    empty=N_("There is no closing reason."),
    remove=N_("Delete this reason"),
)
_NEW_REASON = ClosingReason(key=NEW, label="", kind=CloseReason.OTHER, position=0, is_own=True)
_KEPT = N_("Closed cases keep their reason. What is in use is not deleted: do not offer it any more instead.")
Used = tuple[ClosingReason, int]


class ReasonLines(Lines[Used]):
    """Each line a reason with how many cases keep it, also those that are not offered any more."""

    def __init__(self, desk: Desk, reasons: CloseReasons, parent: QWidget | None = None) -> None:
        self._reasons = reasons
        self._form = CloseReasonForm()
        super().__init__(desk, _WORDS, self._form, parent)

    @override
    def key(self, record: Used) -> str:
        return record[0].key

    @override
    def said(self, record: Used) -> tuple[str, str]:
        reason, used = record
        notes = [_(KINDS[reason.kind])] if reason.is_own else []
        if not reason.is_offered:
            notes.append(_("not offered any more"))
        if used:
            notes.append(n_("{count} case", "{count} cases", used))
        return reason.label, " · ".join(notes)

    @override
    def fill(self, record: Used | None) -> None:
        reason, used = record if record is not None else (None, 0)
        place = self.found.index(record) + 1 if record in self.found else len(self.found) + 1
        self._form.show_record(reason, place, may_change_kind=reason is None or (reason.is_own and not used))

    @override
    def open(self, record: Used | None) -> None:
        super().open(record)
        self.remove.setVisible(record is not None and record[0].is_own and not record[1])

    @override
    def saving(self) -> Call:
        before = self.record[0] if self.record is not None else _NEW_REASON
        place = number(str(self.form.values()["place"]), "place")
        return partial(self._reasons.save, self._form.read(before), place=place, actor=self.desk.actor)

    @override
    def removing(self, record: Used) -> Call:
        return partial(self._reasons.delete, record[0].key, actor=self.desk.actor)


class CloseReasonsPane(QWidget):
    """A part of Beheer.

    Attributes:
        title: What it is called.
        told: A sentence for the message bar.
    """

    title = N_("Closing reasons")
    told = Signal(str)

    def __init__(self, desk: Desk, reasons: CloseReasons, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("close_reasons")
        self._desk, self._reasons = desk, reasons
        self.lines = ReasonLines(desk, reasons)
        self.lines.stored.connect(self._on_stored)
        box = column(self.lines, Prose(_KEPT, tone=Tone.MUTED), gap=Space.INSIDE)
        box.addStretch(1)
        self.setLayout(box)

    def focus_first(self) -> None:
        """Begin with a new reason."""
        self.lines.add.setFocus()

    def refresh(self) -> None:
        """Look again at the reasons."""
        listed = partial(self._reasons.listed, actor=self._desk.actor)
        self._desk.tasks.run(listed, done=self.lines.show_records, owner=self, latest="close_reasons")

    @Slot()
    def _on_stored(self) -> None:
        self.told.emit(_("Saved."))
        self.refresh()
