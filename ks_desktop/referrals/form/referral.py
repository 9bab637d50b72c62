"""The form of a referral: what is typed, as the texts the service reads; the due date in three forms; the place."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from typing import Final

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from ks_desktop.core.errors import KsError, UserError, UserErrors, each
from ks_desktop.core.gestation import AnyDue, age_of, age_on, day_of, due_from_age, due_from_period, is_within
from ks_desktop.core.texts import _
from ks_desktop.referrals.domain import Channel
from ks_desktop.referrals.form.consent import DECIDING, standing
from ks_desktop.referrals.form.orders import Order, conversation
from ks_desktop.referrals.form.sections import completing, sections
from ks_desktop.referrals.form.whereabouts import WhereSheLives, shown_municipality
from ks_desktop.referrals.wording import FIELD_OF_MISSING, choice_text
from ks_desktop.widgets.fields import AgeField, DateField, LineField, ProposingField, YesNoField
from ks_desktop.widgets.form import Form
from ks_desktop.widgets.words import short_day

NEEDED: Final = ("received_on", "birth_surname")
# Fields of which an error takes two lines beside another field; all others need one.
_LONG_ERRORS: Final = (
    *(
        "received_on",
        "referrer_phone",
        "birth_surname",
        "partner_surname",
        "birth_date",
        "bsn",
        "bsn_checked_by",
        "bsn_checked_on",
    ),
    *("house_number", "postcode", "municipality", "phone", "phone_2", "email", "due_date", "lmp_on"),
    *("gestation_weeks", "gestation_on", "para", "consent_on"),
)
_DUE_FORMS: Final = ("due_date", "lmp_on", "gestation_weeks")


class ReferralForm(Form):
    """Everything a referral tells, in the order of the paper form.

    What is typed is handed to the service as texts, so that a typing error is refused there and nowhere else; only a
    day that was typed in short (`18-3`) is written out first.
    """

    def __init__(self, today: Callable[[], date], parent: QWidget | None = None) -> None:
        """Take what tells today; the weeks beside the due date count from it."""
        self._today = today
        super().__init__(sections(today, self._weeks_on_due, self._due_and_weeks), parent)
        self._order, self._paper = Order.PAPER, self.sections
        self._reserve_lines()
        for name in NEEDED:
            self.field(name).set_required()
        for name in (*_DUE_FORMS, "gestation_on"):
            self.field(name).edited.connect(self._on_due_edited)
        for name in DECIDING:
            self.field(name).edited.connect(self._show_consent)
        self._where = WhereSheLives(self._line("postcode"), self._proposing("place"), self._proposing("municipality"))

    def _reserve_lines(self) -> None:
        for name in self.names():
            self.field(name).reserve_lines(2 if name in _LONG_ERRORS else 1)

    def show_order(self, order: Order) -> None:
        """Put the fields in the order of the paper or of a conversation; all that is typed stays."""
        if order is not self._order:
            self._order = order
            self.arrange(self._paper if order is Order.PAPER else conversation(self._paper))
            self._reserve_lines()

    def _line(self, name: str) -> LineField:
        field = self.field(name)
        if not isinstance(field, LineField):
            raise TypeError(name)
        return field

    def _proposing(self, name: str) -> ProposingField:
        field = self.field(name)
        if not isinstance(field, ProposingField):
            raise TypeError(name)
        return field

    def offer_organisations(self, names: Sequence[str]) -> None:
        """Offer the partners that are known while a practice is typed."""
        for name in ("referrer_organisation", "midwife", "gp", "maternity_care"):
            field = self.field(name)
            if isinstance(field, LineField):
                completing(field, list(names))

    def texts(self) -> dict[str, str]:
        """Return what is typed, as the service reads it; what cannot be understood stays as it was typed."""
        typed = {name: self._text(name) for name in self.names()}
        if self._order is Order.PHONE and not typed["received_on"]:
            typed |= {"received_on": self._today().isoformat(), "channel": typed["channel"] or Channel.PHONE.value}
        return typed

    def _text(self, name: str) -> str:
        field = self.field(name)
        if isinstance(field, DateField):
            try:
                day = field.value()
            except UserError:
                return field.raw()
            return day.isoformat() if day is not None else ""
        raw = field.raw()
        return raw if isinstance(raw, str) else "|".join(raw)

    def show_texts(self, values: Mapping[str, str]) -> None:
        """Show a stored referral."""
        self.set_values({name: self._shown(name, values) for name in self.names()})
        self._where.forget()
        self._show_due()

    def _shown(self, name: str, values: Mapping[str, str]) -> object:
        text = values.get(name, "")
        if name == "gestation_weeks" and text and values.get("gestation_days"):
            return f"{text}+{values['gestation_days']}"
        if name == "due_date_margin" and text == "0":
            return ""
        if name == "municipality":
            return shown_municipality(text)
        field = self.field(name)
        if isinstance(field, DateField):
            return date.fromisoformat(text) if text else None
        if isinstance(field, YesNoField):
            return text if text in {"yes", "no"} else ""
        return text.split("|") if name == "reasons" else text

    def show_problems(self, error: KsError) -> None:
        """Show each error at its field; of a day that was typed in short, what the field itself makes of it."""
        if isinstance(error, UserError):
            own = self._own_errors()
            error = UserErrors([own.get(single.field, single) for single in each(error)])
        self.show_errors(error)

    def _own_errors(self) -> dict[str, UserError]:
        found: dict[str, UserError] = {}
        for name in self.names():
            field = self.field(name)
            if isinstance(field, DateField | AgeField):
                try:
                    field.value()
                except UserError as error:
                    found[name] = error
        return found

    def show_said_otherwise(self, said: Mapping[str, str]) -> None:
        """Say at the fields what this referrer said that is not on record so."""
        for name in self.names():
            if name in said:
                self.field(name).show_note(_("The referrer wrote: {text}", text=self._in_words(name, said)))

    def _in_words(self, name: str, said: Mapping[str, str]) -> str:
        shown = self._shown(name, said)
        if isinstance(shown, date):
            return f"{shown:%d-%m-%Y}"
        return choice_text(name, said[name]) if name == "reasons" else choice_text(name, str(shown))

    def show_read(self, values: Mapping[str, str]) -> None:
        """Show what was read from a paper, as it stands there, and say at each field that it comes from there."""
        read = {name: text for name, text in values.items() if name in self.names()}
        days = {
            name: text for name, text in read.items() if isinstance(self.field(name), DateField) and not _is_iso(text)
        }
        self.show_texts({name: text for name, text in read.items() if name not in days})
        self.restore(days)
        self._where.propose()
        for name in read:
            self.field(name).show_note(_("Read from the form"))

    def show_missing(self, words: Iterable[str]) -> None:
        """Say at the fields what a visit still needs."""
        for word in words:
            self.field(FIELD_OF_MISSING[word]).show_note(_("Needed for a visit"))

    @Slot()
    def _on_due_edited(self) -> None:
        self._show_due()

    def _show_due(self) -> None:
        """Show at the empty forms of the due date what follows from the one that is typed."""
        due = self._due()
        for name in _DUE_FORMS:
            follows = "" if due is None or self.field(name).raw() else self._following(name, due)
            self.field(name).show_note(follows)

    @Slot()
    def _show_consent(self) -> None:
        typed = {name: str(self.field(name).raw()) for name in DECIDING}
        self.field("consent_given").show_note(standing(typed) if any(typed.values()) else "")

    def _due(self) -> date | None:
        """Return the due date from the first form that is understood, None while there is none."""
        due, period, on = (self._day(name) for name in ("due_date", "lmp_on", "gestation_on"))
        age = self.field("gestation_weeks")
        try:
            weeks = age.value() if isinstance(age, AgeField) else None
        except UserError:
            weeks = None
        if due is not None or period is not None:
            return due or (due_from_period(period) if period is not None else None)
        return due_from_age(weeks, on) if weeks is not None and on is not None else None

    def _day(self, name: str) -> date | None:
        field = self.field(name)
        try:
            return field.value() if isinstance(field, DateField) else None
        except UserError:
            return None

    def _following(self, name: str, due: date) -> str:
        if name == "gestation_weeks":
            return self._weeks_on_due(due)
        if name == "lmp_on":
            return _("Follows: {day}", day=short_day(day_of(due, age_of(0))))
        return _("Follows: {day}", day=", ".join(filter(None, (short_day(due), self._weeks_on_due(due)))))

    def _weeks_on_due(self, due: AnyDue) -> str:
        """Return how far she is today with a due date: `23+4 vandaag`, `ca. 23 weken vandaag`."""
        today = self._today()
        return _("{weeks} today", weeks=age_on(due, today)) if is_within(due, today) else ""

    def _due_and_weeks(self, period: date) -> str:
        """Return what a last period means: `uitgerekend di 16 mrt 2027, 23+4 vandaag`."""
        due = due_from_period(period)
        return ", ".join(part for part in (_("due {day}", day=short_day(due)), self._weeks_on_due(due)) if part)


def _is_iso(text: str) -> bool:
    try:
        date.fromisoformat(text)
    except ValueError:
        return False
    return True
