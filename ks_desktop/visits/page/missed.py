"""A contact whose weeks passed: why, and what can still be done: plan it, or write down that it was held."""

from collections.abc import Mapping
from functools import partial
from typing import Final

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from ks_desktop.core.errors import UserError
from ks_desktop.core.texts import N_, _
from ks_desktop.visits.domain import MissedReason, ToPlan
from ks_desktop.visits.page.case_form import Call, CaseForm
from ks_desktop.visits.service.missed import MissedWindows
from ks_desktop.visits.wording import MISSED_REASONS
from ks_desktop.widgets.desk import Desk
from ks_desktop.widgets.fields import ChoiceField, LineField, Option
from ks_desktop.widgets.form import Form, FormSection
from ks_desktop.widgets.parts import Button, row
from ks_desktop.widgets.theme import Space
from ks_desktop.widgets.words import long_day

MISSED_FORM: Final = "missed_window"  # the name of its drafts; their subject is the case and the kind of contact


class MissedForm(CaseForm):
    """Why her weeks passed.

    Attributes:
        plan_wanted: Plan it all the same, on days that she names: the entry.
        afterwards_wanted: It was held: the entry.
    """

    plan_wanted = Signal(object)
    afterwards_wanted = Signal(object)

    def __init__(self, desk: Desk, missed: MissedWindows, parent: QWidget | None = None) -> None:
        options = [Option(reason, words) for reason, words in MISSED_REASONS.items()]
        fields = (ChoiceField("reason", N_("Why was it missed"), options), LineField("note", N_("In a few words")))
        form = Form((FormSection(N_("Her weeks have passed"), fields),))
        super().__init__(desk, form, word=MISSED_FORM, save=N_("&Keep the reason"), parent=parent)
        self._missed = missed
        self._entry: ToPlan | None = None
        self.plan = self._button("plan_missed", N_("&Plan it still"), self._on_plan_clicked)
        self.held = self._button("held_missed", N_("It &was held"), self._on_held_clicked)
        ways = row(self.plan, self.held, gap=Space.RELATED)
        ways.addStretch(1)
        self.box.insertLayout(2, ways)

    def _button(self, name: str, text: str, slot: Call) -> Button:
        button = Button(text)
        button.setObjectName(name)
        button.clicked.connect(slot)
        return button

    def show_entry(self, entry: ToPlan) -> None:
        """Show the form for a contact that was missed, with the reason that was given before."""
        self._entry = entry
        said = entry.missed
        heading = _(
            "{name}, {contact}: her weeks ended on {day}. Nothing is lost: it can still be planned or written down.",
            name=entry.name,
            contact=entry.contact_name,
            day=long_day(entry.closes_on),
        )
        values = {"reason": said.reason, "note": said.note} if said else {}
        self.begin(f"{entry.case_id}:{entry.contact_type}", heading, values)

    @override
    def _call(self, values: Mapping[str, object]) -> Call:
        assert self._entry is not None  # noqa: S101 - the form has a subject
        if not values["reason"]:
            raise UserError(N_("Choose why."), code="required", field="reason")
        return partial(
            self._missed.say_why,
            self._entry.case_id,
            self._entry.contact_type,
            MissedReason(str(values["reason"])),
            str(values["note"]),
            actor=self._desk.actor,
        )

    @Slot()
    def _on_plan_clicked(self) -> None:
        self.flush_draft()
        self.plan_wanted.emit(self._entry)

    @Slot()
    def _on_held_clicked(self) -> None:
        self.flush_draft()
        self.afterwards_wanted.emit(self._entry)
