"""When a nurse is away, as it is typed."""

from collections.abc import Callable
from datetime import date, time
from uuid import UUID

from ks_desktop.administration.domain import parse_time
from ks_desktop.administration.form.describing import REASONS
from ks_desktop.core.dates import Lean
from ks_desktop.core.errors import UserError
from ks_desktop.core.texts import N_
from ks_desktop.core.values import UserId
from ks_desktop.visits.domain import Absence, AbsenceReason
from ks_desktop.widgets.fields import ChoiceField, DateField, LineField, Option
from ks_desktop.widgets.form import Form, FormSection

_TIME_CHARACTERS = 6


class AbsenceForm(Form):
    """The form of one stretch of absence."""

    def __init__(self, today: Callable[[], date]) -> None:
        options = [Option(reason, text) for reason, text in REASONS.items()]
        hint = N_("Empty: the whole day")
        super().__init__(
            (
                FormSection(
                    N_("Absence"),
                    (
                        (
                            DateField("absent_from", N_("First day"), today, lean=Lean.FUTURE),
                            LineField("absent_start", N_("From what time"), width=_TIME_CHARACTERS, hint=hint),
                        ),
                        (
                            DateField(
                                "absent_until",
                                N_("Last day"),
                                today,
                                lean=Lean.FUTURE,
                                hint=N_("Empty: the same day"),
                            ),
                            LineField("absent_end", N_("Until what time"), width=_TIME_CHARACTERS, hint=hint),
                        ),
                        ChoiceField("reason", N_("Why"), options),
                    ),
                ),
            )
        )
        self.hands_in_at_end = True

    def show_record(self, away: Absence | None) -> None:
        """Show absence, or an empty form for leave."""
        if away is None:
            self.set_values({"reason": AbsenceReason.LEAVE})
            return
        self.set_values(
            {
                "absent_from": away.first,
                "absent_until": away.last,
                "absent_start": f"{away.start:%H:%M}" if away.start else "",
                "absent_end": f"{away.end:%H:%M}" if away.end else "",
                "reason": away.reason,
            }
        )

    def read(self, absence_id: UUID, user: UserId, version: int) -> Absence:
        """Return the absence as it is typed.

        Raises:
            UserError: what cannot be read or cannot be.
        """
        values = self.values()
        first, last = values["absent_from"], values["absent_until"]
        if not isinstance(first, date):
            raise UserError(N_("Give a day."), code="required", field="absent_from")
        return Absence(
            id=absence_id,
            user=user,
            first=first,
            last=last if isinstance(last, date) else first,
            start=self._time("absent_start"),
            end=self._time("absent_end"),
            reason=AbsenceReason(str(values["reason"]) or AbsenceReason.OTHER),
            version=version,
        )

    def _time(self, name: str) -> time | None:
        typed = str(self.field(name).value()).strip()
        return parse_time(typed, field=name) if typed else None
