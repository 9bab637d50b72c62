"""She moved within the area: what changes is said before it is saved."""

from collections.abc import Iterator, Mapping
from datetime import date
from functools import partial
from typing import Final
from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from ks_desktop.casefile.domain import CasePage
from ks_desktop.casefile.editing import edited, values_of
from ks_desktop.casefile.form.client import HOMES
from ks_desktop.clients.domain import Client
from ks_desktop.clients.service.life_events import LifeEvents
from ks_desktop.coalition.service import Coalition
from ks_desktop.core.clock import local_day, local_time
from ks_desktop.core.dates import Lean
from ks_desktop.core.errors import KsError, UserError, UserErrors
from ks_desktop.core.texts import N_, _
from ks_desktop.core.values import UserId
from ks_desktop.visits.domain.new_home import FarVisit, NewHome
from ks_desktop.visits.page.case_form import Call, CaseForm
from ks_desktop.visits.service.new_homes import NewHomes
from ks_desktop.widgets.desk import Desk
from ks_desktop.widgets.fields import ChoiceField, DateField, LineField, Option, YesNoField
from ks_desktop.widgets.form import Form, FormSection
from ks_desktop.widgets.parts import Button, label
from ks_desktop.widgets.theme import Tone
from ks_desktop.widgets.words import short_day

MOVE_FORM: Final = "moved"  # the name of its draft; its subject is the case
_ADDRESS: Final = ("street", "house_number", "house_number_addition", "postcode", "place", "municipality")
_FAR_MINUTES: Final = 15  # so much more is worth saying


class MoveForm(CaseForm):
    """A new address within the area.

    Attributes:
        away_wanted: She goes to another organisation.
    """

    away_wanted = Signal()

    def __init__(
        self, desk: Desk, events: LifeEvents, homes: NewHomes, coalition: Coalition, parent: QWidget | None = None
    ) -> None:
        super().__init__(desk, _form(desk), word=MOVE_FORM, save=N_("&Save the new address"), parent=parent)
        self._events, self._homes, self._coalition = events, homes, coalition
        self._page: CasePage | None = None
        self._shown: NewHome | None = None
        self.changes = label("", wrap=True)
        self.changes.setObjectName("move_changes")
        self.far = label("", tone=Tone.ATTENTION, wrap=True)
        self.far.setObjectName("move_far")
        self.take_over = ChoiceField("nurse", N_("Who goes on with her"), (), as_list=True)
        self.away = Button(N_("To another youth health care …"), part="link")
        self.away.setObjectName("moved_elsewhere")
        self.away.clicked.connect(self.away_wanted)
        place = self.box.indexOf(self.form) + 1
        for offset, part in enumerate((self.changes, self.far, self.take_over, self.away)):
            self.box.insertWidget(place + offset, part)
        for name in (*_ADDRESS, "address_note"):
            self.form.field(name).left.connect(self._look)

    def show_case(self, page: CasePage) -> None:
        """Ask where she lives now."""
        self._page = page
        self._show(None)
        heading = _("{name}: lives at {address} until now.", name=page.client.name.full, address=_address(page))
        self.begin(str(page.case.id), heading, {"day": page.today, "address_secret": page.client.address.is_secret})

    @override
    def _call(self, values: Mapping[str, object]) -> Call:
        page = self._page
        assert page is not None  # noqa: S101 - shown with a case only
        client = self._client(values)
        errors = [
            UserError(N_("Fill in the new address."), code="required", field=name)
            for name in ("street", "municipality")
            if not values[name]
        ]
        day = values["day"]
        if not isinstance(day, date):
            errors.append(UserError(N_("Fill in the day."), code="required", field="day"))
        if errors or not isinstance(day, date):
            raise UserErrors(errors)
        self._check_ours(client)
        chosen = str(self.take_over.value())
        return partial(
            self._events.moved_within,
            page.case.id,
            client,
            day,
            actor=self._desk.actor,
            nurse=UserId(UUID(chosen)) if chosen else None,
            words=_("from {before} to {after}", before=_place(page.client), after=_place(client)),
        )

    def _check_ours(self, client: Client) -> None:
        if self._shown is not None and not self._shown.is_ours and self._shown.code == client.address.municipality:
            sentence = N_("We do not work in this municipality: hand her over to the youth health care there.")
            raise UserError(sentence, code="not_ours", field="municipality")

    def _client(self, values: Mapping[str, object]) -> Client:
        """Return her record with the new address; nothing else of it changes."""
        page = self._page
        assert page is not None  # noqa: S101 - shown with a case only
        address = {name: values[name] for name in (*_ADDRESS, "address_note", "address_secret", "housing")}
        known = values_of(page.client, page.municipality)
        return edited(page.client, {**known, **address}, lambda name: self._coalition.municipality(name).code)

    def _look(self) -> None:
        """Say what changes with the address as it stands."""
        if self._page is None:
            return
        try:
            client = self._client({name: self.form.field(name).value() for name in self.form.names()})
        except UserError:
            return
        if client.address.municipality:
            call = partial(self._homes.look, self._page.case.id, client, actor=self._desk.actor)
            self._desk.tasks.run(call, done=self._show, failed=self._on_not_found, owner=self, latest="new_home")

    def _on_not_found(self, error: KsError) -> None:
        self.changes.setText(error.text())

    def _show(self, found: NewHome | None) -> None:
        self._shown = found
        lines = [] if found is None or self._page is None else list(change_lines(found, self._page.today))
        self.changes.setText("\n".join(lines))
        self.changes.setVisible(bool(lines))
        far = [] if found is None or self._page is None else list(far_lines(found, self._page.today))
        self.far.setText("\n".join(far))
        self.far.setVisible(bool(far))
        self._offer(found)

    def _offer(self, found: NewHome | None) -> None:
        needs_other = found is not None and not found.keeps_nurse and bool(found.nurses)
        self.take_over.setVisible(needs_other)
        options = [Option(str(user), name) for user, name in found.nurses] if found is not None else []
        self.take_over.offer(options if needs_other else [])


def change_lines(found: NewHome, today: date) -> Iterator[str]:
    """Give in words what changes with a new address: nothing is lost, and some days shift."""

    def day(on: date) -> str:
        return short_day(on, today=today)

    if not found.is_ours:
        yield _(
            "We do not work in {municipality}: hand her over to the youth health care there.",
            municipality=found.municipality,
        )
        return
    before, after = found.before, found.after
    if found.has_weeks and before.possible != after.possible:
        yield _(
            "A first visit is possible from {first} to {last}; it was {old_first} to {old_last}.",
            first=day(after.possible.first),
            last=day(after.possible.last),
            old_first=day(before.possible.first),
            old_last=day(before.possible.last),
        )
    if found.has_weeks and before.visit_by != after.visit_by:
        yield _("Agreed term for the visit: {day}; it was {old}.", day=day(after.visit_by), old=day(before.visit_by))
    if found.has_weeks and after.contact_by and before.contact_by != after.contact_by:
        yield _("To be contacted by {day}.", day=day(after.contact_by))
    if not found.keeps_nurse:
        names = ", ".join(name for _user, name in found.nurses)
        yield " ".join(
            part
            for part in (
                _("Her nurse does not visit in {municipality}.", municipality=found.municipality),
                _("There: {names}.", names=names) if names else "",
            )
            if part
        )
    yield _(
        "From that day the agreements of {municipality} count. Visits, letters and notes stay.",
        municipality=found.municipality,
    )


def far_lines(found: NewHome, today: date) -> Iterator[str]:
    """Give a sentence for each planned visit that is farther now, or whose nurse does not go there."""
    for visit in found.visits:
        if visit.minutes_after - visit.minutes_before >= _FAR_MINUTES or not visit.visits_there:
            yield _far(visit, today)


def _far(visit: FarVisit, today: date) -> str:
    at = local_time(visit.starts_at)
    values = {
        "day": short_day(local_day(visit.starts_at), today=today),
        "time": f"{at:%H:%M}",
        "nurse": visit.nurse_name,
    }
    if not visit.visits_there:
        return _("The visit of {day} at {time} stays, but {nurse} does not visit there: plan it anew.", **values)
    return _(
        "The visit of {day} at {time} stays: {minutes} min away for {nurse}, it was {before}.",
        **values,
        minutes=visit.minutes_after,
        before=visit.minutes_before,
    )


def _form(desk: Desk) -> Form:
    today = desk.clock.today
    street = LineField("street", N_("Street"))
    street.set_required()
    municipality = LineField("municipality", N_("Municipality"))
    municipality.set_required()
    fields = (
        (
            DateField("day", N_("Since"), today, lean=Lean.PAST),
            ChoiceField("housing", N_("Where she lives"), HOMES, as_list=True),
        ),
        (
            street,
            LineField("house_number", N_("Number"), width=6),
            LineField("house_number_addition", N_("Addition"), width=6),
        ),
        (LineField("postcode", N_("Postcode"), width=8), LineField("place", N_("Place")), municipality),
        (
            LineField("address_note", N_("Where she can be found")),
            YesNoField("address_secret", N_("Is the address secret?")),
        ),
    )
    return Form((FormSection(N_("She moved"), fields),))


def _address(page: CasePage) -> str:
    address = page.client.address
    return ", ".join(part for part in (address.street_line, address.address_note, address.place) if part) or "?"


def _place(client: Client) -> str:
    return client.address.place or client.address.address_note or "?"
