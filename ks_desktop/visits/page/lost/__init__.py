"""The register of lost paper: what was lost, when the privacy officer has to judge it by, and whom it concerns."""

from collections.abc import Callable
from datetime import date, datetime
from functools import partial
from uuid import UUID

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from ks_desktop.clients.domain import Client
from ks_desktop.core.clock import local_day, local_time
from ks_desktop.core.texts import N_, _
from ks_desktop.core.values import Changes
from ks_desktop.visits.domain.incident import LOST_LABELS, Incident, LostKind
from ks_desktop.visits.page.lost.form import LostForm
from ks_desktop.visits.service.incidents import Incidents
from ks_desktop.widgets.desk import Desk
from ks_desktop.widgets.icons import Icon
from ks_desktop.widgets.messages import ask
from ks_desktop.widgets.parts import Button, Flow, PageTitle, Scrolling, column, label, page_column, row, say, typed
from ks_desktop.widgets.table import Column, RecordsTable
from ks_desktop.widgets.theme import Space, Tone
from ks_desktop.widgets.words import brief_day, short_day


class LostPage(QWidget):
    """Lists what was lost, and writes it down.

    Attributes:
        left: Back to where she was.
        paper_wanted: Show the note for the privacy officer about this incident.
    """

    left = Signal()
    paper_wanted = Signal(object)

    def __init__(self, desk: Desk, incidents: Incidents, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("lost")
        say(self, part="page")
        self._desk, self._incidents = desk, incidents
        self.table: RecordsTable[Incident] = RecordsTable(
            _columns(desk.clock.now),
            key=lambda incident: incident.id,
            name=N_("Lost paper"),
            empty=N_("No paper was lost."),
        )
        self.table.setObjectName("lost_table")
        self.table.selected.connect(self._on_selected)
        self.form = LostForm(desk, incidents)
        self.form.saved.connect(self._on_saved)
        self.form.left.connect(self._show_list)
        self._scrolling = Scrolling(self.form)
        self._make_bar()
        head = row(PageTitle(N_("Lost paper")))
        head.addStretch(1)
        head.addWidget(self.other)
        head.addWidget(self._button("leave_lost", N_("Back"), self._on_escape, icon=Icon.BACK))
        hint = N_(
            "The privacy officer judges whether it must be reported to the Dutch data protection authority within 72"
            " hours of noticing. This is information, no legal advice."
        )
        box = page_column(head, label(hint, "secondary", tone=Tone.MUTED, wrap=True))
        box.addWidget(self.table, 1)
        box.addWidget(self._scrolling, 3)
        box.addWidget(self.bar)
        self.setLayout(box)
        self._give_keys()
        self._show_list()

    def _make_bar(self) -> None:
        self.about = typed("", wrap=True)
        self.women = typed("", wrap=True)
        self.other = self._button("other_lost", N_("Other paper lost (N)"), self.begin_other)
        self.paper = self._button("lost_paper_note", N_("Note on paper (P)"), self._on_paper, part="primary")
        self.change = self._button("change_lost", N_("Change (W)"), self._on_change)
        self.whom = self._button("whom_lost", N_("Whom it concerns"), self._on_whom)
        self.remove = self._button("remove_lost", N_("Off the register"), self._on_remove)
        buttons = QWidget()
        buttons.setLayout(Flow(self.paper, self.change, self.whom, self.remove))
        self.bar = QWidget()
        self.bar.setLayout(column(self.about, self.women, buttons, gap=Space.RELATED))

    def _give_keys(self) -> None:
        acts: dict[str, tuple[QWidget, Callable[[], object]]] = {
            "N": (self.table, self.other.click),
            "P": (self.table, self.paper.click),
            "W": (self.table, self.change.click),
            "Esc": (self, self._on_escape),
        }
        for keys, (where, act) in acts.items():
            shortcut = QShortcut(QKeySequence(keys), where)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(act)

    def _button(
        self, name: str, text: str, slot: Callable[[], object], *, part: str = "", icon: Icon | None = None
    ) -> Button:
        button = Button(text, icon, part=part)
        button.setObjectName(name)
        button.clicked.connect(slot)
        return button

    def begin_plan(self, plan_id: UUID) -> None:
        """Write down that this printed plan was lost, or look at what was written down of it."""
        call = partial(self._incidents.begin_plan, plan_id, actor=self._desk.actor)
        self._desk.tasks.run(call, done=self._show_form, owner=self, latest="lost_begin")

    @Slot()
    def begin_other(self) -> None:
        """Write down that another paper was lost."""
        call = partial(self._incidents.begin, LostKind.LETTER, actor=self._desk.actor)
        self._desk.tasks.run(call, done=self._show_form, owner=self, latest="lost_begin")

    def refresh(self) -> None:
        """Fetch the register anew."""
        call = partial(self._incidents.register, actor=self._desk.actor)
        self._desk.tasks.run(call, done=self._on_register, latest="lost")

    @Slot(object)
    def on_changes(self, changes: Changes) -> None:
        """Look again when something was undone or written down and the page is shown."""
        if (changes.visits or changes.undo) and self.isVisible():
            self.refresh()

    def _on_register(self, found: tuple[Incident, ...]) -> None:
        self.table.set_records(found)
        if self.table.current() is None:
            self.table.select_first()
        self._on_selected(self.table.current())
        if not found and self.other.isVisibleTo(self):
            self.other.setFocus(Qt.FocusReason.OtherFocusReason)  # an empty list takes no keys

    @Slot(object)
    def _on_selected(self, incident: Incident | None) -> None:
        self.women.hide()
        self.bar.setVisible(incident is not None and not self._scrolling.isVisibleTo(self))
        if incident is not None:
            self.about.setText(_about(incident, self._desk.clock.today()))
            self.whom.setVisible(incident.plan_id is not None)

    def _show_form(self, incident: Incident) -> None:
        self.table.hide()
        self.bar.hide()
        self.other.hide()
        self._scrolling.show()
        self.form.show_incident(incident)

    @Slot()
    def _show_list(self) -> None:
        self._scrolling.hide()
        self.table.show()
        self.other.show()
        self._on_selected(self.table.current())
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_saved(self, _changes: object) -> None:
        self._show_list()
        self.refresh()

    @Slot()
    def _on_escape(self) -> None:
        if self._scrolling.isVisibleTo(self):
            self.form.leave()
        else:
            self.left.emit()

    @Slot()
    def _on_change(self) -> None:
        if (incident := self.table.current()) is not None:
            self._show_form(incident)

    @Slot()
    def _on_paper(self) -> None:
        if (incident := self.table.current()) is not None:
            self.paper_wanted.emit(incident.id)

    @Slot()
    def _on_whom(self) -> None:
        if (incident := self.table.current()) is not None:
            call = partial(self._incidents.concerned, incident.id, actor=self._desk.actor)
            self._desk.tasks.run(call, done=self._on_women, owner=self, latest="whom_lost")

    def _on_women(self, women: tuple[Client, ...]) -> None:
        names = ", ".join(woman.name.full for woman in women)
        self.women.setText(
            _("It concerns: {names}", names=names) if names else _("Their records are not there any more.")
        )
        self.women.show()

    @Slot()
    def _on_remove(self) -> None:
        incident = self.table.current()
        if incident is None:
            return
        call = partial(self._incidents.remove, incident, actor=self._desk.actor)
        ask(
            self,
            _("Take this off the register?"),
            _("Only when it was written down by mistake. It can be undone."),
            N_("Off the register"),
            partial(self._desk.tasks.run, call, done=self._on_saved, owner=self),
        )


def _columns(now: Callable[[], datetime]) -> tuple[Column[Incident], ...]:
    def state(incident: Incident) -> str:
        if incident.told_on is not None:
            return _("told")
        return (
            _("tell before {day} {time}", **_moment(incident.judged_by))
            if incident.judged_by > now()
            else _("tell now")
        )

    def tone(incident: Incident) -> Tone:
        return Tone.MUTED if incident.told_on is not None else Tone.ATTENTION

    return (
        Column(N_("Noticed"), lambda i: brief_day(local_day(i.noticed_at)), sort=lambda i: i.noticed_at),
        Column(N_("What was lost"), _what, stretch=True),
        Column(N_("Women"), lambda i: str(i.women), sort=lambda i: i.women),
        Column(N_("Privacy officer"), state, pill=tone),
    )


def _what(incident: Incident) -> str:
    return f"{_(LOST_LABELS[incident.kind])}: {incident.what}"


def _moment(at: datetime) -> dict[str, str]:
    return {"day": brief_day(local_day(at)), "time": f"{local_time(at):%H:%M}"}


def _about(incident: Incident, today: date) -> str:
    """Return what was written down of it, as far as the list does not say it."""
    said = [_("Judged by {day}, {time} at the latest (72 hours).", **_moment(incident.judged_by))]
    if incident.told_on is not None:
        said.append(_("The privacy officer was told on {day}.", day=short_day(incident.told_on, today=today)))
    return "\n".join(part for part in (" ".join(said), incident.where, incident.done) if part)
