"""The calm line on her page after a pregnancy ended, and the little that can be done there."""

from functools import partial
from typing import Final

from PySide6.QtWidgets import QWidget

from ks_desktop.casefile.domain import CasePage
from ks_desktop.casefile.page.pieces import link
from ks_desktop.clients.domain import CallAfter, CloseReason, Ending, TakenBack
from ks_desktop.clients.service.endings import Endings
from ks_desktop.core.texts import N_, _
from ks_desktop.core.values import CaseId
from ks_desktop.widgets.desk import Desk
from ks_desktop.widgets.messages import ask
from ks_desktop.widgets.parts import Card, Flow, column, label
from ks_desktop.widgets.theme import Space, Tone
from ks_desktop.widgets.words import short_day

_ALL_BACK: Final = N_("Her page comes back as it was: appointments, letters and the state of her referrals.")
_OPEN_AGAIN: Final = N_("The case is open again. Appointments that were cancelled at its closing stay cancelled.")


class EndingCard(Card):
    """Says that it was closed, and no more; not there on any other page, but where a woman died."""

    def __init__(self, desk: Desk, endings: Endings, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self.setObjectName("ending")
        self._desk, self._endings = desk, endings
        self._page: CasePage | None = None
        self._lost: tuple[CaseId, str] | None = None
        self.line, self.call = label("", wrap=True), label("", tone=Tone.MUTED, wrap=True)
        self.not_back = label("", tone=Tone.MUTED, wrap=True)
        for name, part in (("ending_line", self.line), ("ending_call", self.call), ("ending_not_back", self.not_back)):
            part.setObjectName(name)
        self.called = link(N_("The call was made"), "ending_called")
        self.unwanted = link(N_("No call wanted"), "ending_unwanted")
        self.back = link(N_("Take back"), "ending_take_back")
        self.called.clicked.connect(partial(self._on_called, is_wanted=True))
        self.unwanted.clicked.connect(partial(self._on_called, is_wanted=False))
        self.back.clicked.connect(self._on_back)
        links = Flow(self.called, self.unwanted, self.back, gap=Space.INSIDE)
        self.body.addLayout(column(self.line, self.call, self.not_back, links, gap=Space.RELATED))

    def show_page(self, page: CasePage) -> None:
        """Show what became of a case."""
        self._page = page
        case, ending = page.case, page.ending
        lost = self._lost[1] if self._lost is not None and self._lost[0] == case.id else ""
        died = _("It was written down that she died. No letter goes out any more.") if page.has_died else ""
        self.line.setText(line_of(page) if case.is_quiet else died)
        self.call.setText(_call_words(ending))
        self.not_back.setText(lost)
        for part in (self.line, self.call, self.not_back):
            part.setVisible(bool(part.text()))
        may_call = ending is not None and ending.call is CallAfter.OFFERED
        self.called.setVisible(may_call)
        self.unwanted.setVisible(may_call)
        self.back.setVisible(case.is_quiet if ending is None else ending.can_take_back(page.now))
        until = _("Take back (until {day})", day=short_day(ending.last_day, today=page.today)) if ending else ""
        self.back.setText(until or _("Take back"))
        self.setVisible(case.is_quiet or page.has_died or bool(lost))

    def _on_called(self, *, is_wanted: bool) -> None:
        if self._page is not None:
            call = partial(self._endings.called, self._page.case.id, is_wanted=is_wanted, actor=self._desk.actor)
            self._desk.tasks.run(call, owner=self)

    def _on_back(self) -> None:
        if self._page is None:
            return
        text = _ALL_BACK if self._page.ending is not None else _OPEN_AGAIN
        ask(self, N_("Take this back?"), text, N_("Take back"), partial(self._take_back, self._page.case.id))

    def _take_back(self, case_id: CaseId) -> None:
        call = partial(self._endings.take_back, case_id, actor=self._desk.actor)
        self._desk.tasks.run(call, done=partial(self._on_taken_back, case_id), owner=self)

    def _on_taken_back(self, case_id: CaseId, told: TakenBack) -> None:
        self._lost = (case_id, "\n".join(_(each.text, **dict(each.values)) for each in told.not_back))


def line_of(page: CasePage) -> str:
    """Return the one line of a case that is quiet."""
    case, ending = page.case, page.ending
    on = ending.ended_on if ending is not None else None
    if case.close_reason is CloseReason.DIED:
        first = _("She died on {day}.", day=short_day(on, today=page.today)) if on else _("She died.")
    elif on is not None:
        first = _("This pregnancy ended on {day}.", day=short_day(on, today=page.today))
    else:
        first = _("This pregnancy ended.")
    told = _("Told by {who}.", who=ending.told_by) if ending is not None and ending.told_by else ""
    closed = _("Closed on {day}.", day=short_day(case.closed_on, today=page.today)) if case.closed_on else ""
    return " ".join(part for part in (first, told, closed, case.closing_note) if part)


def _call_words(ending: Ending | None) -> str:
    if ending is None or ending.call is CallAfter.NOT_OFFERED:
        return ""
    if ending.call is CallAfter.OFFERED:
        return _("If she wants it, a colleague who knew her may call her once.")
    day = f"{ending.called_on:%d-%m-%Y}" if ending.called_on else ""
    return _("She was called on {day}.", day=day) if ending.call is CallAfter.DONE else _("No call is wanted.")
