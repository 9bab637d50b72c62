"""She moves away, to another youth health care: what it may be told is asked, and her case is closed here."""

from collections.abc import Mapping
from datetime import date
from functools import partial
from typing import Final

from PySide6.QtWidgets import QWidget
from typing_extensions import override

from ks_desktop.casefile.domain import CasePage
from ks_desktop.clients.domain import ConsentPurpose
from ks_desktop.clients.service.life_events import LifeEvents
from ks_desktop.core.errors import UserError, UserErrors
from ks_desktop.core.texts import N_, _
from ks_desktop.visits.page.case_form import Call, CaseForm
from ks_desktop.widgets.desk import Desk
from ks_desktop.widgets.fields import DateField, LineField, YesNoField
from ks_desktop.widgets.form import Form, FormSection
from ks_desktop.widgets.words import short_day

AWAY_FORM: Final = "moved_away"  # the name of its draft; its subject is the case


class AwayForm(CaseForm):
    """To another organisation: her case goes there with her consent, and is closed here."""

    def __init__(self, desk: Desk, events: LifeEvents, parent: QWidget | None = None) -> None:
        to = LineField("to", N_("Where to"), hint=N_("Municipality, and the youth health care there"))
        to.set_required()
        fields = (
            (to, DateField("day", N_("Since"), desk.clock.today)),
            YesNoField("handed_over", N_("May we hand over what was done and agreed?")),
        )
        form = Form((FormSection(N_("She moves to another area"), fields),))
        super().__init__(desk, form, word=AWAY_FORM, save=N_("&Hand over and close"), parent=parent)
        self._events = events
        self._page: CasePage | None = None

    def show_case(self, page: CasePage) -> None:
        """Ask where to."""
        self._page = page
        self.begin(str(page.case.id), _away_heading(page), {"day": page.today})
        self.form.field("handed_over").show_note(_agreed_words(page))

    @override
    def _call(self, values: Mapping[str, object]) -> Call:
        assert self._page is not None  # noqa: S101 - shown with a case only
        day, agrees = values["day"], values["handed_over"]
        errors = []
        if not isinstance(day, date):
            errors.append(UserError(N_("Fill in the day."), code="required", field="day"))
        if not isinstance(agrees, bool):
            errors.append(UserError(N_("Answer yes or no."), code="required", field="handed_over"))
        if errors or not isinstance(day, date) or not isinstance(agrees, bool):
            raise UserErrors(errors)
        return partial(
            self._events.moved_away,
            self._page.case.id,
            day,
            str(values["to"]),
            is_handed_over=agrees,
            actor=self._desk.actor,
        )


def _agreed_words(page: CasePage) -> str:
    """Return whether she agreed to a hand-over, and where to record that she does."""
    yes = [each for each in page.facts.consents if each.purpose is ConsentPurpose.HANDOVER and each.counts(page.today)]
    if not yes:
        return _("Not recorded yet: record her answer under “Consents” first.")
    return _("She agreed on {day}.", day=short_day(yes[-1].given_on, today=page.today))


def _away_heading(page: CasePage) -> str:
    return _(
        "{name}: planned visits are cancelled and the case is closed here. Feedback to the referrer says that it was"
        " handed over.",
        name=page.client.name.full,
    )
