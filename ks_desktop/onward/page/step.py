"""What was heard of an onward referral: one key for each answer, and when it is asked again."""

from collections.abc import Mapping
from functools import partial

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from ks_desktop.core.errors import KsError
from ks_desktop.core.texts import N_, _
from ks_desktop.onward.domain import STATE_LABELS, OnwardReferral, OnwardState, next_step
from ks_desktop.onward.form.step import asked_later, offered, shown_fields, step_form, step_of
from ks_desktop.onward.page.saying import in_sight
from ks_desktop.onward.service import Onward
from ks_desktop.visits.page.case_form import Call, CaseForm, MadeAnew
from ks_desktop.widgets.desk import Desk
from ks_desktop.widgets.parts import typed
from ks_desktop.widgets.words import foldable, short_day

STEP_FORM = "onward_step"  # the name of its drafts; their subject is the referral


class StepFields(CaseForm):
    """The fields about one referral."""

    def __init__(self, desk: Desk, onward: Onward, referral: OnwardReferral, parent: QWidget | None = None) -> None:
        form = step_form(desk.clock.today, offered(referral))
        super().__init__(desk, form, word=STEP_FORM, save=N_("Keep it"), parent=parent)
        self._onward, self.referral = onward, referral
        self.taken: OnwardState | None = None
        self.box.insertWidget(0, typed(foldable(referral.receiver), "section", wrap=True))
        self.form.field("state").edited.connect(self._on_state)

    def show_step(self, state: OnwardState | None = None) -> None:
        """Ask what was heard, with an answer that is known already."""
        today = self._desk.clock.today()
        stands = _("{status} since {day}.", status=_(STATE_LABELS[self.referral.state]), day=self._since())
        asked = next_step(self.referral, today).text()
        values = {"on": today, "state": state.value if state is not None else None}
        self.begin(str(self.referral.id), " ".join(part for part in (stands, asked and f"{asked}.") if part), values)
        self._on_state()

    def _since(self) -> str:
        return short_day(self.referral.steps[-1].on, today=self._desk.clock.today())

    @Slot()
    def _on_state(self) -> None:
        shown = shown_fields(str(self.form.field("state").value()))
        for name in self.form.names():
            self.form.field(name).setVisible(name in shown)

    @override
    def _on_failed(self, error: KsError) -> None:
        super()._on_failed(in_sight(error, self.form))

    @override
    def _call(self, values: Mapping[str, object]) -> Call:
        onward_id, actor, version = self.referral.id, self._desk.actor, self.referral.version
        later, self.taken = asked_later(values), None
        if later is not None:
            return partial(self._onward.follow_up, onward_id, later, actor=actor, version=version)
        step = step_of(values)
        self.taken = step.state
        return partial(self._onward.take_step, onward_id, step, actor=actor, version=version)


class StepForm(MadeAnew[StepFields]):
    """Asks what was heard of one referral, made anew for each: what can follow differs.

    Attributes:
        second_wanted: Help did not begin: choose something else with her, in place of this `OnwardReferral`.
    """

    second_wanted = Signal(object)

    def __init__(self, desk: Desk, onward: Onward, parent: QWidget | None = None) -> None:
        super().__init__(desk, "onward_step_form", parent)
        self._onward = onward
        self.saved.connect(self._on_saved)

    def show_referral(self, referral: OnwardReferral, state: OnwardState | None = None) -> None:
        """Ask about a referral."""
        self.flush_draft()
        fields = StepFields(self._desk, self._onward, referral, self)
        self.put(fields)
        fields.show_step(state)

    def leave(self) -> None:
        """Go back without saving; what was typed is kept."""
        if self.form is not None:
            self.form.leave()
        else:
            self.left.emit()

    @Slot(object)
    def _on_saved(self, _changes: object) -> None:
        if self.form is not None and self.form.taken is OnwardState.NOT_STARTED:
            self.second_wanted.emit(self.form.referral)
