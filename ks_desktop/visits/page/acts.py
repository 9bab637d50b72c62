"""The small forms beside the agenda: each is made when it is first needed, and leads back to the list."""

from collections.abc import Callable
from functools import partial
from typing import TypeVar

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QWidget

from ks_desktop.core.texts import _
from ks_desktop.core.values import CaseId, UserId
from ks_desktop.visits.domain import Appointment, Mode, ToPlan
from ks_desktop.visits.page.afterwards import AfterwardsForm
from ks_desktop.visits.page.details import VisitDetailsForm
from ks_desktop.visits.page.missed import MissedForm
from ks_desktop.visits.page.offers import LIFT, MISSED, PAGE, SAFETY, STOP, WISHES
from ks_desktop.visits.page.safety import SafetyCard
from ks_desktop.visits.page.services import AgendaServices
from ks_desktop.visits.page.side import Side
from ks_desktop.visits.page.stopping import StoppingPane
from ks_desktop.visits.page.wishes import WishesForm
from ks_desktop.visits.restricted import check_alone
from ks_desktop.widgets.desk import Desk

W = TypeVar("W", bound=QWidget)


class Acts(QObject):
    """Opens what is wanted for a woman of the list, or for a visit.

    Attributes:
        ended: Back to the list.
        case_chosen: Her page: the case.
        lift_wanted: Another moment: her ToPlan.
        noted: What is to be done before she is planned, and whether somebody had better come along.
    """

    ended = Signal()
    case_chosen = Signal(object)
    lift_wanted = Signal(object)
    noted = Signal(str, bool)

    def __init__(self, desk: Desk, services: AgendaServices, side: Side, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        self._services = services
        self._side = side
        self._made: dict[type[QWidget], QWidget] = {}

    @Slot(str, object)
    def begin(self, word: str, entry: ToPlan) -> None:
        """Do one of `offers.ACTS` for a woman."""
        acts: dict[str, Callable[[ToPlan], object]] = {
            LIFT: self.lift_wanted.emit,
            PAGE: self._show_page,
            STOP: self._show_stops,
            MISSED: self._show_missed,
            SAFETY: self._show_safety,
            WISHES: self._show_wishes,
        }
        acts[word](entry)

    @Slot(object)
    def look_at(self, entry: ToPlan | None) -> None:
        """Look whether somebody looked before a visit at her home."""
        if entry is not None and entry.mode is Mode.HOME:
            self._desk.tasks.run(
                partial(_look, self._services, entry.case_id, self._desk.actor),
                done=self._on_looked,
                owner=self,
                latest="unseen",
            )

    def _on_looked(self, note: tuple[str, bool]) -> None:
        self.noted.emit(*note)

    def flush_draft(self) -> None:
        """Save what is typed and not yet saved."""
        for form in self._made.values():
            form.flush_draft()  # type: ignore[attr-defined]  # each of these forms keeps a draft

    def _form(self, kind: type[W], make: Callable[[], W]) -> W:
        """Return a form, made now if need be, and show it."""
        form = self._made.get(kind)
        if form is None:
            form = self._made[kind] = make()
            form.left.connect(self.ended)  # type: ignore[attr-defined]  # each of these forms can be left
        self._side.turn_to(form)
        assert isinstance(form, kind)  # noqa: S101 - kept by its kind
        return form

    def _show_page(self, entry: ToPlan) -> None:
        self.case_chosen.emit(entry.case_id)

    def _show_stops(self, entry: ToPlan) -> None:
        pane = self._form(StoppingPane, lambda: StoppingPane(self._desk, self._services.stop_clocks))
        pane.show_case(entry.case_id, entry.name)

    def _show_missed(self, entry: ToPlan) -> None:
        self._form(MissedForm, self._make_missed).show_entry(entry)

    def _make_missed(self) -> MissedForm:
        form = MissedForm(self._desk, self._services.missed)
        form.saved.connect(self.ended)
        form.plan_wanted.connect(self._on_plan_wanted)
        form.afterwards_wanted.connect(self._on_held)
        return form

    @Slot(object)
    def _on_plan_wanted(self, entry: ToPlan) -> None:
        self.ended.emit()
        self.lift_wanted.emit(entry)

    @Slot(object)
    def _on_held(self, entry: ToPlan) -> None:
        self._form(AfterwardsForm, self._make_afterwards).show_entry(entry)

    def _make_afterwards(self) -> AfterwardsForm:
        form = AfterwardsForm(self._desk, self._services.visits.reports)
        form.saved.connect(self.ended)
        return form

    def _show_wishes(self, entry: ToPlan) -> None:
        self._form(WishesForm, self._make_wishes).show_case(entry.case_id, entry.name, entry.contact_type)

    def _make_wishes(self) -> WishesForm:
        form = WishesForm(self._desk, self._services.wishes)
        form.saved.connect(self.ended)
        return form

    def _show_safety(self, entry: ToPlan) -> None:
        self._form(SafetyCard, self._make_safety).show_case(entry.case_id, entry.name)

    def _make_safety(self) -> SafetyCard:
        form = SafetyCard(self._desk, self._services.safety)
        form.saved.connect(self.ended)
        return form

    def show_details(self, visit: Appointment) -> None:
        """Show how they meet at a visit, to be changed."""
        self._form(VisitDetailsForm, self._make_details).show_visit(visit)

    def _make_details(self) -> VisitDetailsForm:
        form = VisitDetailsForm(self._desk, self._services.details)
        form.saved.connect(self.ended)
        return form


def _look(services: AgendaServices, case_id: CaseId, actor: UserId) -> tuple[str, bool]:
    """Return what the safety look asks of a visit at her home, and whether somebody had better come along."""
    if not services.safety.is_wanted(actor=actor):
        return "", False
    look = services.safety.of([case_id], actor=actor).get(case_id)
    if look is None and not services.safety.may_read(actor=actor):
        return _("Nobody looked at the safety yet: ask her nurse before a visit at her home."), False
    if look is None:
        return _("Before a visit at her home: take the safety look (V)."), False
    asked = check_alone(look, Mode.HOME, ())
    return (asked.text(), True) if asked is not None else ("", False)
