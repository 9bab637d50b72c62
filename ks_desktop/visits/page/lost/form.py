"""The form for paper that was lost: what, when, what stood on it and what was done. Nobody's name is asked."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, time
from functools import partial
from typing import Final

from PySide6.QtWidgets import QWidget
from typing_extensions import override

from ks_desktop.core.clock import instant_of, local_day, local_time
from ks_desktop.core.dates import Lean
from ks_desktop.core.errors import UserError, UserErrors
from ks_desktop.core.texts import N_, _
from ks_desktop.visits.domain.incident import LOST_LABELS, ON_PAPER_LABELS, Incident, LostKind, OnPaper
from ks_desktop.visits.page.case_form import Call, CaseForm
from ks_desktop.visits.service.incidents import Incidents
from ks_desktop.widgets.desk import Desk
from ks_desktop.widgets.fields import ChoiceField, DateField, LineField, NoteField, Option, TicksField, YesNoField
from ks_desktop.widgets.form import Form, FormSection

LOST_FORM: Final = "lost_paper"  # the name of its drafts; their subject is the plan, or "other"
_SHORT: Final = 6


class LostForm(CaseForm):
    """Writes one incident down, or corrects it."""

    def __init__(self, desk: Desk, incidents: Incidents, parent: QWidget | None = None) -> None:
        super().__init__(desk, _form(desk), word=LOST_FORM, save=N_("&Keep in the register"), parent=parent)
        self._incidents = incidents
        self._incident: Incident | None = None

    def show_incident(self, incident: Incident) -> None:
        """Show one that is not stored yet, filled in from what the paper held, or one of the register."""
        self._incident = incident
        is_plan = incident.kind is LostKind.PLAN
        subject = str(incident.plan_id or (incident.id if incident.version else "other"))
        heading = _("Plan {label}: filled in from what stood on it. Check it.", label=incident.what) if is_plan else ""
        self.begin(subject, heading, _values(incident))
        self.form.field("kind").setVisible(not is_plan)
        self.form.field("what").setVisible(not is_plan)
        self.form.field("has_strip").setVisible(incident.has_strip is not None)

    @override
    def _call(self, values: Mapping[str, object]) -> Call:
        assert self._incident is not None  # noqa: S101 - shown with an incident only
        return partial(self._incidents.record, read_incident(values, self._incident), actor=self._desk.actor)


def _form(desk: Desk) -> Form:
    today = desk.clock.today
    kinds = [Option(kind.value, words) for kind, words in LOST_LABELS.items() if kind is not LostKind.PLAN]
    noticed = DateField("noticed_on", N_("Noticed on"), today, lean=Lean.PAST)
    noticed.set_required()
    fields = (
        (
            ChoiceField("kind", N_("What was lost"), kinds),
            LineField("what", N_("Which"), hint=N_("Such as the number of the letter; without a name")),
        ),
        (DateField("lost_on", N_("Lost on"), today, lean=Lean.PAST), noticed, LineField("at", N_("At"), width=_SHORT)),
        NoteField("where", N_("Where and how")),
        (LineField("women", N_("How many women"), width=_SHORT), YesNoField("has_strip", N_("Was the strip on it?"))),
        TicksField("data", N_("What stood on it"), [Option(w.value, t) for w, t in ON_PAPER_LABELS.items()], columns=3),
        NoteField("done", N_("What was done")),
        DateField("told_on", N_("Privacy officer told on"), today, lean=Lean.PAST),
    )
    return Form((FormSection(N_("Lost paper"), fields),))


def _values(incident: Incident) -> dict[str, object]:
    return {
        "kind": "" if incident.kind is LostKind.PLAN else incident.kind,
        "what": incident.what if incident.version or incident.plan_id else "",
        "lost_on": incident.lost_on,
        "noticed_on": local_day(incident.noticed_at),
        "at": f"{local_time(incident.noticed_at):%H:%M}",
        "where": incident.where,
        "women": str(incident.women) if incident.women or incident.plan_id else "",
        "has_strip": incident.has_strip,
        "data": tuple(incident.data),
        "done": incident.done,
        "told_on": incident.told_on,
    }


def read_incident(values: Mapping[str, object], before: Incident) -> Incident:
    """Return the incident that is filled in.

    Raises:
        UserErrors: a day, a time or a number is missing or not understood; each names its field.
    """
    errors = []
    noticed_on, told_on, lost_on = values["noticed_on"], values["told_on"], values["lost_on"]
    if not isinstance(noticed_on, date):
        errors.append(UserError(N_("Fill in the day."), code="required", field="noticed_on"))
    at = _time(str(values["at"] or ""))
    if at is None:
        errors.append(UserError(N_("Type a time, such as 14:30."), code="time", field="at"))
    women = str(values["women"] or "").strip()
    if not (women.isascii() and women.isdigit()):
        errors.append(UserError(N_("Fill in how many women it is about."), code="women", field="women"))
    kind = before.kind if before.plan_id else values["kind"]
    if not kind:
        errors.append(UserError(N_("Choose what was lost."), code="required", field="kind"))
    if errors or not isinstance(noticed_on, date) or at is None:
        raise UserErrors(errors)
    return replace(
        before,
        kind=LostKind(str(kind)),
        what=before.what if before.plan_id else str(values["what"] or ""),
        lost_on=lost_on if isinstance(lost_on, date) else None,
        noticed_at=instant_of(noticed_on, at),
        where=str(values["where"] or ""),
        women=int(women),
        data=_on_paper(values["data"]),
        has_strip=None if before.has_strip is None else bool(values["has_strip"]),
        done=str(values["done"] or ""),
        told_on=told_on if isinstance(told_on, date) else None,
    )


def _on_paper(chosen: object) -> tuple[OnPaper, ...]:
    return tuple(OnPaper(word) for word in chosen) if isinstance(chosen, tuple) else ()


def _time(typed: str) -> time | None:
    digits = typed.strip().replace(".", ":")
    hours, _colon, minutes = digits.partition(":")
    try:
        return time(int(hours), int(minutes or 0))
    except ValueError:
        return None
