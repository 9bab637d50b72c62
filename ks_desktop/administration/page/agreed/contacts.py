"""The kinds of contact, and under the one that stands open the weeks in which it fits."""

from functools import partial

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from ks_desktop.administration.form.contact_type import ContactTypeForm
from ks_desktop.administration.page.agreed.weeks import WeeksCard
from ks_desktop.administration.page.lines import Call, Lines, Words
from ks_desktop.coalition.domain import FIRST_VISIT, ContactType, Municipality
from ks_desktop.coalition.service import Coalition
from ks_desktop.coalition.service.contact_types import NEW
from ks_desktop.core.texts import N_, _
from ks_desktop.widgets.desk import Desk
from ks_desktop.widgets.parts import column, label
from ks_desktop.widgets.theme import Space, Tone
from ks_desktop.widgets.words import minutes

_WORDS = Words(
    name="contact_type",
    heading=N_("Kinds of contact"),
    add=N_("Add a kind of contact"),
    empty=N_("There is no kind of contact yet."),
)
_NEW_KIND = ContactType(key=NEW, name="-", minutes=60)


class ContactLines(Lines[ContactType]):
    """Each line a kind of contact, also the hidden ones."""

    def __init__(self, desk: Desk, coalition: Coalition, parent: QWidget | None = None) -> None:
        self._coalition = coalition
        self._form = ContactTypeForm()
        super().__init__(desk, _WORDS, self._form, parent)

    @override
    def key(self, record: ContactType) -> str:
        return record.key

    @override
    def said(self, record: ContactType) -> tuple[str, str]:
        notes = [minutes(record.minutes)]
        if record.is_proposal:
            notes.append(_("proposal"))
        if record.is_hidden:
            notes.append(_("hidden"))
        return record.name, " · ".join(notes)

    @override
    def fill(self, record: ContactType | None) -> None:
        self._form.show_record(record)

    @override
    def saving(self) -> Call:
        kind = self._form.read(self.record or _NEW_KIND)
        return partial(self._coalition.contact_types.save, kind, actor=self.desk.actor)


class ContactsPane(QWidget):
    """A part of Beheer.

    Attributes:
        title: What it is called.
        told: A sentence for the message bar.
    """

    title = N_("Kinds of contact")
    told = Signal(str)

    def __init__(self, desk: Desk, coalition: Coalition, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("contacts")
        self._desk, self._coalition = desk, coalition
        self.lines = ContactLines(desk, coalition)
        self.lines.stored.connect(self._on_stored)
        self.lines.opened.connect(self._on_opened)
        self.weeks = WeeksCard(desk, coalition)
        self.weeks.stored.connect(self._on_stored)
        self.elsewhere = label(
            N_("The weeks of the first visit stand under Terms, for each municipality."), tone=Tone.MUTED, wrap=True
        )
        self.elsewhere.setObjectName("weeks_elsewhere")
        box = column(self.lines, self.elsewhere, self.weeks, gap=Space.INSIDE)
        box.addStretch(1)
        self.setLayout(box)
        self._on_opened(None)

    def focus_first(self) -> None:
        """Begin with a new kind of contact."""
        self.lines.add.setFocus()

    def know(self, municipalities: tuple[Municipality, ...]) -> None:
        """Offer the weeks of these municipalities."""
        self.weeks.know(municipalities)

    def refresh(self) -> None:
        """Look again at the kinds of contact."""
        listed = partial(self._coalition.contact_types.listed, actor=self._desk.actor)
        self._desk.tasks.run(listed, done=self.lines.show_records, owner=self, latest="kinds")

    @Slot(object)
    def _on_opened(self, kind: ContactType | None) -> None:
        self.elsewhere.setVisible(kind is not None and kind.key == FIRST_VISIT)
        self.weeks.setVisible(kind is not None and kind.key != FIRST_VISIT)
        if kind is not None and kind.key != FIRST_VISIT:
            self.weeks.show_kind(kind)

    @Slot()
    def _on_stored(self) -> None:
        self.told.emit(_("Saved."))
        self.refresh()
