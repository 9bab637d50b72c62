"""What her page says of the due date: how it became known, and what a correction changes."""

from collections.abc import Iterator
from datetime import datetime

from ks_desktop.casefile.domain import CasePage
from ks_desktop.casefile.page.pieces import link, refill
from ks_desktop.clients.domain import DueDate
from ks_desktop.coalition.domain import Terms
from ks_desktop.core.clock import local_day
from ks_desktop.core.gestation import Due
from ks_desktop.core.texts import N_, _
from ks_desktop.referrals.wording import METHODS
from ks_desktop.visits.domain import AppointmentState
from ks_desktop.widgets.parts import Card, Flow, column, label, typed
from ks_desktop.widgets.theme import Space
from ks_desktop.widgets.words import brief_day, clock_time, due_words, short_day


def weeks_words(due: Due, terms: Terms) -> str:
    """Return when a visit fits best: `beste weken 16+0–28+0 = ma 5 okt–ma 28 dec`."""
    best, window = terms.window.best(due), terms.window
    return _(
        "best {ages} = {days}",
        ages=f"{window.best_from}–{window.best_until}",
        days=f"{brief_day(best.first)}–{brief_day(best.last)}",
    )


def correction_words(page: CasePage, due: Due) -> str:
    """Return what changes with another due date: the weeks before and after, and the visits that fall out of them."""
    if due == page.case.due:
        return ""
    words = _(
        "It was: {before}; it becomes: {after}.",
        before=weeks_words(page.case.due, page.terms),
        after=weeks_words(due, page.terms),
    )
    out = [_("{day} at {time}", day=brief_day(day.date()), time=clock_time(day.time())) for day in _falling(page, due)]
    if out:
        words += " " + _("Outside the weeks then, and still planned: {visits}.", visits=", ".join(out))
    return words


def _falling(page: CasePage, due: Due) -> Iterator[datetime]:
    """Give the local start of each booked visit to come that the other due date puts outside the weeks."""
    before, after = page.terms.window.possible(page.case.due), page.terms.window.possible(due)
    for visit in page.facts.appointments:
        if visit.state is AppointmentState.BOOKED and visit.starts_at > page.now:
            day = local_day(visit.starts_at)
            if day in before and day not in after:
                yield datetime.combine(day, visit.start)


class DatingCard(Card):
    """Everything that was stated of the due date, newest first, with how it was known, by whom and when."""

    def __init__(self) -> None:
        super().__init__(N_("Due date"))
        self.correct = link(N_("Correct it"), "correct_due_date")
        self.correct.setAccessibleDescription(_("Due date"))
        self._lines = column()
        self.body.addLayout(self._lines)
        self.body.addLayout(Flow(self.correct))

    def show_page(self, page: CasePage) -> None:
        """Show the history."""
        body = column(gap=Space.INSIDE)
        for stated in page.due_dates:
            lines = (typed(self._stated(stated), wrap=True), label(self._source(page, stated), "secondary", wrap=True))
            body.addLayout(column(*lines, gap=Space.NONE))
        refill(self._lines, body)

    @staticmethod
    def _stated(stated: DueDate) -> str:
        return f"{due_words(stated.due)} · {_(METHODS[stated.method])}"

    @staticmethod
    def _source(page: CasePage, stated: DueDate) -> str:
        who, day = page.names.get(stated.stated_by, ""), short_day(local_day(stated.stated_at))
        return ", ".join(part for part in (who, day) if part)
