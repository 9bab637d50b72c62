"""Whom to call now: who, why, the number, and one key for what came of it; who has her time later stands under it."""

from functools import partial
from typing import Final

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from ks_desktop.core.texts import N_, _, n_
from ks_desktop.core.values import CaseId
from ks_desktop.today.domain import MOST_CALLS, MOST_LATER, Asked, CallList, Neighbourhood, Next, ToCall
from ks_desktop.today.page.call_row import CallRow
from ks_desktop.today.page.extent import Extent, link, more_text, show_link
from ks_desktop.today.page.reasons import next_text
from ks_desktop.today.page.rows import Rows
from ks_desktop.widgets.desk import Desk
from ks_desktop.widgets.icons import Icon
from ks_desktop.widgets.parts import Button, Card, Flow, Prose, column, label, row, typed
from ks_desktop.widgets.theme import Space, Tone
from ks_desktop.widgets.words import short_day

_Entry = ToCall | Neighbourhood
_SHOWN_DAYS: Final = 3


class CallsCard(Card):
    """The women to call about a visit.

    Attributes:
        case_chosen: Open this woman's page.
        plan_wanted: Plan a visit for this case.
        referral_wanted: Begin a new referral.
        proposal_wanted: When is she best tried again: the row and the try that is to be written down.
        tried: Somebody tried to reach her: the row and the `Tried`.
        extent_changed: More or less is to be shown: the page asks `asked`.
        update_wanted: Bring the list up to date.
    """

    case_chosen = Signal(object)
    plan_wanted = Signal(object)
    referral_wanted = Signal()
    proposal_wanted = Signal(object, object)
    tried = Signal(object, object)
    extent_changed = Signal()
    update_wanted = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(N_("Call now"), parent)
        self.setObjectName("calls")
        self._desk = desk
        self.is_grouped = False
        self._with_colleagues = False
        self._now, self._later = Extent(MOST_CALLS), Extent(MOST_LATER)
        self._another_day = Extent(0)
        self.now_rows: Rows[_Entry] = Rows(self._make, _key)
        self.later_rows: Rows[_Entry] = Rows(self._make, _key)
        self.another_rows: Rows[_Entry] = Rows(self._make, _key)
        self._make_links()
        self._lay_out()

    def _make_links(self) -> None:
        self._grouped = link("calls_grouped", "", self._on_grouped)
        self._update = link("calls_update", N_("Somebody may be called now: update the list"), self._on_update)
        self._more = link("call_more", "", partial(self._on_more, self._now))
        self._more_later = link("later_more", "", partial(self._on_more, self._later))
        self._another = link("another_day_more", "", partial(self._on_more, self._another_day))
        self._colleagues = link("calls_colleagues", "", self._on_colleagues)
        self.refer = Button(N_("Enter a referral"), Icon.ADD)
        self.refer.setObjectName("enter_referral")
        self.refer.clicked.connect(self.referral_wanted)

    def _lay_out(self) -> None:
        self._nobody = Prose("", tone=Tone.MUTED)
        self._later_heading = label(N_("Later today"), "strong")
        self._another_heading = label(N_("On another day"), "strong")
        refer = row(self.refer)
        refer.addStretch(1)
        parts: tuple[QWidget, ...] = (
            self._update,
            self._nobody,
            self.now_rows,
            self._more,
            self._later_heading,
            self.later_rows,
            self._more_later,
            self._another_heading,
            self.another_rows,
        )
        for part in parts:
            self.body.addWidget(part)
        self.body.addLayout(Flow(self._another, self._colleagues, self._grouped, gap=Space.TIGHT))
        self.body.addLayout(refer)
        for part in (*parts, self._another, self._colleagues, self._grouped, self.refer):
            part.hide()

    def asked(self, asked: Asked) -> Asked:
        """Return a question with what is open here."""
        return asked.showing(
            most_now=self._now.most,
            most_later=self._later.most,
            most_another_day=self._another_day.most,
            is_grouped=self.is_grouped,
            with_colleagues=self._with_colleagues,
        )

    def show_calls(self, calls: CallList, ahead: Next | None = None) -> None:
        """Show whom to call, or that nobody needs to be, and what comes next."""
        self._update.hide()
        self.now_rows.show_entries(_grouped(calls.neighbourhoods) if self.is_grouped else calls.now, calls.day)
        self.later_rows.show_entries(calls.later, calls.day)
        self.another_rows.show_entries(calls.another_day, calls.day)
        self._show_nobody(calls, ahead)
        show_link(self._more, more_text(len(calls.now), calls.now_count))
        show_link(self._more_later, more_text(len(calls.later), calls.later_count))
        left = calls.another_day_count - len(calls.another_day)
        show_link(self._another, n_("{count} on another day", "{count} on another day", left) if left else "")
        by = _("One list") if self.is_grouped else _("By neighbourhood")
        show_link(self._grouped, by if calls.now_count > 1 else "")
        self._show_colleagues(calls)
        for shown, rows in ((self._later_heading, self.later_rows), (self._another_heading, self.another_rows)):
            shown.setVisible(bool(rows.keys()))
        for rows in (self.now_rows, self.later_rows, self.another_rows):
            rows.setVisible(bool(rows.keys()))

    def _show_nobody(self, calls: CallList, ahead: Next | None) -> None:
        nobody = not calls.now_count
        self._nobody.setVisible(nobody)
        self.refer.setVisible(calls.is_empty)
        if nobody:
            said = _("Nobody needs to be called now.") if calls.later_count else _("Nobody needs to be called today.")
            comes = _("Next: {what}", what=next_text(ahead, calls.day)) if ahead and calls.is_empty else ""
            self._nobody.show_text(f"{said} {comes}".strip())

    def _show_colleagues(self, calls: CallList) -> None:
        count, pressing = calls.of_colleagues, calls.pressing_of_colleagues
        text = _("Of colleagues: {count}", count=count) if count else ""
        if pressing:
            text = _("Of colleagues: {count}, {pressing} pressing", count=count, pressing=pressing)
        show_link(self._colleagues, _("Without those of colleagues") if self._with_colleagues else text)

    def say_it_is_time(self) -> None:
        """Say that somebody may be called by now, where the list must not move by itself."""
        self._update.show()

    def is_at_work(self) -> bool:
        """Tell whether somebody types here, or stands in a row."""
        rows = (*self.now_rows.rows(), *self.later_rows.rows(), *self.another_rows.rows())
        return any(isinstance(line, CallRow) and (line.is_busy() or line.has_focus()) for line in rows)

    def row_of(self, case_id: CaseId) -> CallRow | None:
        """Return the row of a woman, None when she is not shown."""
        found = (rows.row(case_id) for rows in (self.now_rows, self.later_rows, self.another_rows))
        return next((line for line in found if isinstance(line, CallRow)), None)

    def _make(self, entry: _Entry) -> QWidget:
        if isinstance(entry, Neighbourhood):
            return _heading(entry, self._desk)
        line = CallRow(entry, self._desk)
        line.case_chosen.connect(self.case_chosen)
        line.plan_wanted.connect(self.plan_wanted)
        line.proposal_wanted.connect(self.proposal_wanted)
        line.tried.connect(self.tried)
        return line

    @Slot()
    def _on_grouped(self) -> None:
        self.group(not self.is_grouped)

    def group(self, is_grouped: bool) -> None:
        """Show the calls by neighbourhood, or in one list."""
        self.is_grouped = is_grouped
        self._now.open()
        self.extent_changed.emit()

    @Slot()
    def _on_colleagues(self) -> None:
        self._with_colleagues = not self._with_colleagues
        self.extent_changed.emit()

    @Slot()
    def _on_update(self) -> None:
        self.update_wanted.emit()

    def _on_more(self, extent: Extent) -> None:
        extent.widen()
        self.extent_changed.emit()


def _key(entry: _Entry) -> object:
    return ("part", entry.postcode4) if isinstance(entry, Neighbourhood) else entry.case_id


def _grouped(parts: tuple[Neighbourhood, ...]) -> list[_Entry]:
    found: list[_Entry] = []
    for part in parts:
        found += [part, *part.to_call]
    return found


def _heading(part: Neighbourhood, desk: Desk) -> QWidget:
    where = f"{part.postcode4} {part.place}".strip() or _("Address secret or not known")
    count = n_("{count} to call", "{count} to call", len(part.to_call))
    line = row(typed(where, "strong"), label(count, "secondary"))
    line.addStretch(1)
    box = column(line, gap=Space.NONE)
    if part.visits:
        days = [short_day(day, today=desk.clock.today()) for day in part.visits[:_SHOWN_DAYS]]
        said = label(
            _("there is a visit in this neighbourhood already: {days}", days=", ".join(days)), "secondary", wrap=True
        )
        box.addWidget(said)
    holder = QWidget()
    holder.setLayout(box)
    return holder
