"""What was agreed with her: her goals in her own words, and who does what until when."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget
from typing_extensions import override

from ks_desktop.casefile.domain import CasePage
from ks_desktop.casefile.page.pieces import link, nothing, put
from ks_desktop.clients.domain.goal import MOST_GOALS, Goal, GoalState, open_goals
from ks_desktop.clients.service.goals import Goals
from ks_desktop.core.gestation import age_on, is_within
from ks_desktop.core.texts import N_, _
from ks_desktop.visits.domain import Agreement, open_agreements
from ks_desktop.visits.domain.goals import goals_of
from ks_desktop.visits.form.reading import read_goals
from ks_desktop.visits.page.case_form import Call, CaseForm
from ks_desktop.visits.service.reports import Reports
from ks_desktop.widgets.desk import Desk
from ks_desktop.widgets.fields import NoteField
from ks_desktop.widgets.form import Form, FormSection
from ks_desktop.widgets.parts import Card, Flow, column, label, typed
from ks_desktop.widgets.theme import Space, Tone
from ks_desktop.widgets.words import brief_day, short_day

GOALS_FORM = "goals"  # the name of its drafts; their subject is the case
_ENDED: Mapping[GoalState, str] = {
    GoalState.REACHED: N_("Reached on {day}: {goal}"),
    GoalState.DROPPED: N_("Let go on {day}: {goal}"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class AgreedServices:
    """What the card asks of the rooms."""

    goals: Goals
    reports: Reports


class GoalsForm(CaseForm):
    """Her goals, one on each line, in her order."""

    def __init__(self, desk: Desk, goals: Goals, parent: QWidget | None = None) -> None:
        hint = _("One goal on each line, {most} at most; a line taken away was let go", most=MOST_GOALS)
        field = NoteField("goals", N_("What she wants to reach, in her own words"), hint=hint)
        form = Form((FormSection(N_("Her goals"), (field,)),))
        super().__init__(desk, form, word=GOALS_FORM, save=N_("Save her &goals"), parent=parent)
        self._goals = goals
        self._page: CasePage | None = None

    def show_page(self, page: CasePage) -> None:
        """Show the goals of a case to be changed."""
        self._page = page
        hers = open_goals(_goals(page))
        self.begin(str(page.case.id), "", {"goals": "\n".join(goal.words for goal in hers)})

    @override
    def _call(self, values: Mapping[str, object]) -> Call:
        assert self._page is not None  # noqa: S101 - the form has a subject
        page = self._page
        goals = read_goals(str(values["goals"]), page.case.id, _goals(page), page.today)
        return partial(self._goals.put, page.case.id, goals, actor=self._desk.actor)


class AgreedCard(Card):
    """Her goals and the open agreements, each with what can be said of it.

    Attributes:
        form_wanted: Open its form.
        form_left: The form is done with.
    """

    form_wanted = Signal(object)
    form_left = Signal()

    def __init__(self, desk: Desk, services: AgreedServices, parent: QWidget | None = None) -> None:
        super().__init__(N_("Agreed with her"), parent)
        self.setObjectName("agreed")
        self._desk, self._services = desk, services
        self._page: CasePage | None = None
        self.form = GoalsForm(desk, services.goals)
        self.form.saved.connect(self.close_form)
        self.form.left.connect(self.close_form)

    @property
    def forms(self) -> tuple[QWidget, ...]:
        """What the page has to lay out."""
        return (self.form,)

    def show_page(self, page: CasePage) -> None:
        """Show what is agreed in a case."""
        self._page = page
        body = column(gap=Space.RELATED)
        goals, reports = _goals(page), [v.report for v in page.facts.appointments if v.report is not None]
        for goal in open_goals(goals):
            body.addLayout(self._goal(goal, page))
        agreements = open_agreements(reports)
        for agreement in agreements:
            body.addLayout(self._agreement(agreement, page))
        if not body.count():
            body.addWidget(nothing(N_("Nothing agreed yet.")))
        for goal in (one for one in goals if not one.is_open):
            body.addWidget(label(_ended(goal, page), tone=Tone.MUTED, wrap=True))
        if page.case.is_open:
            change = link(N_("Change her goals"), "change_goals")
            change.clicked.connect(self._on_change_clicked)
            body.addLayout(Flow(change))
        put(self, body)

    def _goal(self, goal: Goal, page: CasePage) -> QVBoxLayout:
        box = column(typed(f"•  {goal.words}", wrap=True), gap=Space.NONE)
        if page.case.is_open:
            reached, dropped = link(N_("Reached"), "goal_reached"), link(N_("Let go"), "goal_dropped")
            for button, state in ((reached, GoalState.REACHED), (dropped, GoalState.DROPPED)):
                button.setAccessibleName(f"{button.text()}: {goal.words}")
                button.clicked.connect(partial(self._end, goal, state))
            box.addLayout(Flow(reached, dropped))
        return box

    def _agreement(self, one: Agreement, page: CasePage) -> QVBoxLayout:
        is_due = one.by_when is not None and one.by_when <= page.today and page.case.is_open
        words = typed(f"{one.who}: {one.what}" if one.who else one.what, wrap=True)
        box = column(words, gap=Space.NONE)
        if one.by_when is not None:
            when = _("by {day}", day=_day_in_weeks(one, page))
            box.addWidget(label(when, "" if is_due else "secondary", tone=Tone.ATTENTION if is_due else Tone.MUTED))
        if page.case.is_open:
            done = link(N_("Done"), "agreement_done")
            done.setAccessibleName(f"{done.text()}: {one.what}")
            done.clicked.connect(partial(self._tick, one))
            box.addLayout(Flow(done))
        return box

    def _end(self, goal: Goal, state: GoalState) -> None:
        page = self._page
        if page is not None:
            changed = [one.ended(state, page.today) if one.id == goal.id else one for one in _goals(page)]
            self._desk.tasks.run(partial(self._services.goals.put, page.case.id, changed, actor=self._desk.actor))

    def _tick(self, one: Agreement) -> None:
        self._desk.tasks.run(partial(self._services.reports.tick, one.id, actor=self._desk.actor))

    @Slot()
    def _on_change_clicked(self) -> None:
        if self._page is not None:
            self.form_wanted.emit(self.form)
            self.form.show_page(self._page)

    def flush_draft(self) -> None:
        """Save what is typed now, before a lock or a close."""
        self.form.flush_draft()

    @Slot()
    def close_form(self) -> None:
        """Take the form away; what was typed and not saved is kept."""
        self.flush_draft()
        self.form_left.emit()


def _goals(page: CasePage) -> tuple[Goal, ...]:
    return goals_of(page.goals, page.facts.appointments)


def _ended(goal: Goal, page: CasePage) -> str:
    day = short_day(goal.ended_on, today=page.today) if goal.ended_on is not None else ""
    return _(_ENDED[goal.state], day=day, goal=goal.words)


def _day_in_weeks(one: Agreement, page: CasePage) -> str:
    if one.by_when is None:
        return ""
    weeks = f" ({age_on(page.case.due, one.by_when)})" if is_within(page.case.due, one.by_when) else ""
    return f"{brief_day(one.by_when)}{weeks}"
