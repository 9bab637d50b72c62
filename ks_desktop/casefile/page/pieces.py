"""The pieces of a woman's page: header, bar, threads, time line, what was agreed, consents."""

from collections.abc import Iterable
from typing import Final

from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from ks_desktop.casefile.domain import CasePage, Event, ThreadItem
from ks_desktop.casefile.table import children_words, state_tone, state_word
from ks_desktop.clients.domain import Answer, Client
from ks_desktop.core.gestation import days_on
from ks_desktop.core.texts import N_, _, n_
from ks_desktop.referrals.wording import young_text
from ks_desktop.visits.domain import Appointment, AppointmentState
from ks_desktop.widgets.gestation_bar import BarDot, BarSpan, DotKind, GestationBar, SpanKind
from ks_desktop.widgets.parts import Button, Card, Pill, column, label, row, typed
from ks_desktop.widgets.theme import Space, Tone
from ks_desktop.widgets.words import due_words, locale, short_day

MOST_EVENTS: Final = 12
_UNSAFE: Final = (
    ("safe_to_call", N_("do not call")),
    ("voicemail", N_("no voicemail")),
    ("text", N_("no text messages")),
    ("post", N_("no post")),
)
_DOTS: Final = {
    AppointmentState.BOOKED: DotKind.PLANNED,
    AppointmentState.DONE: DotKind.DONE,
    AppointmentState.NO_SHOW: DotKind.MISSED,
    AppointmentState.MISSED: DotKind.MISSED,
}


def rules(client: Client) -> str:
    """Return in words how she may be reached, and in which language."""
    spoken = []
    if client.language and client.language != "nl":
        spoken.append(_("speaks {language}", language=language_name(client.language)))
    if client.interpreter:
        spoken.append(_("interpreter needed"))
    said = [", ".join(spoken)] if spoken else []
    if client.contact.is_unknown_to_partner:
        said.append(_("her partner may not know: ask her first how and when"))
    said += [_(words) for name, words in _UNSAFE if getattr(client.contact, name) is Answer.NO]
    if client.contact.phone_note:
        said.append(_("calling: {note}", note=client.contact.phone_note))
    if client.address.is_secret:
        said.append(_("secret address"))
    return " · ".join(said)


def language_name(code: str) -> str:
    """Return a language by its name in the user's language."""
    from babel import Locale  # only for a woman who speaks another language

    return str(Locale.parse(locale().name()).languages.get(code, code))


class Header(QWidget):
    """Who she is, how far she is, how to reach her."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.name = label("", "title")
        self.name.setObjectName("case_name")
        self.state = Pill("")
        self.facts = label("", wrap=True)
        self.facts.setObjectName("case_facts")
        self.young = label("", tone=Tone.ATTENTION, wrap=True)
        self.young.setObjectName("case_young")
        self.reach = label("", tone=Tone.MUTED, wrap=True)
        self.reach.setObjectName("case_reach")
        self.rules = label("", tone=Tone.ATTENTION, wrap=True)
        self.rules.setObjectName("case_rules")
        head = row(self.name, self.state, gap=Space.INSIDE)
        head.addStretch(1)
        self.setLayout(column(head, self.facts, self.young, self.reach, self.rules, gap=Space.TIGHT))

    def show_page(self, page: CasePage) -> None:
        """Show a woman."""
        client, case = page.client, page.case
        self.name.setText(client.name.full)
        self.state.show_status(state_word(page.state), state_tone(page.state))
        born = _("born {day}", day=f"{client.birth_date:%d-%m-%Y}") if client.birth_date else ""
        age = str(page.age) if page.age is not None and case.is_open else ""
        due = _("due {day}", day=due_words(case.due))
        parts = (age, children_words(case), due, page.municipality, page.nurse, born)
        self.facts.setText(" · ".join(part for part in parts if part))
        address, contact = client.address, client.contact
        place = " ".join(part for part in (address.postcode, address.place) if part)
        reach = (address.street_line, place, contact.phone, contact.phone_2, contact.email)
        self.reach.setText(" · ".join(part for part in reach if part))
        _show(self.young, young_text(client.birth_date, page.today))
        _show(self.rules, rules(client))


def _show(shown: QLabel, text: str) -> None:
    shown.setText(text)
    shown.setVisible(bool(text))


def show_bar(bar: GestationBar, page: CasePage) -> None:
    """Show her pregnancy as a bar: the window of her municipality, her visits, today."""
    due, window = page.case.due_date, page.terms.window
    spans = (
        BarSpan(window.earliest.days, window.latest.days, ""),
        BarSpan(window.best_from.days, window.best_until.days, _("Best for a visit"), SpanKind.BEST),
    )
    dots = tuple(_dot(page, visit) for visit in page.facts.appointments if visit.state in _DOTS)
    today = days_on(due, page.today) if page.case.is_open else None
    bar.show_pregnancy(today, spans, dots, until=next(iter(until_words(page)), ""), margin=page.case.due_date_margin)


def until_words(page: CasePage) -> tuple[str, ...]:
    """Return what is still possible, until which day, and how many days that is."""
    return tuple(
        n_(
            "{what} {day} (1 day)",
            "{what} {day} ({count} days)",
            (possible.until - page.today).days,
            what=_(possible.message),
            day=short_day(possible.until, today=page.today),
        )
        for possible in page.possible
    )


def _dot(page: CasePage, visit: Appointment) -> BarDot:
    day = visit.report.held_on if visit.report is not None else visit.day
    return BarDot(days_on(page.case.due_date, day), _("visit {day}", day=short_day(day)), _DOTS[visit.state])


def show_thread(card: Card, items: Iterable[ThreadItem], empty: str) -> None:
    """Show a thread: each partner with where it stands."""
    body = column(gap=Space.INSIDE)
    for item in items:
        day = f" {short_day(item.day)}" if item.day is not None else ""
        status = label(f"{_(item.message)}{day}", "" if item.is_due else "secondary", wrap=True)
        if item.is_due:
            status = label(f"{_(item.message)}{day}", tone=Tone.ATTENTION, wrap=True)
        body.addLayout(column(typed(item.who, wrap=True), status, gap=Space.NONE))
    if not body.count():
        body.addWidget(label(empty, tone=Tone.MUTED, wrap=True))
    put(card, body)


def show_timeline(card: Card, events: tuple[Event, ...], *, everything: bool, more: Button) -> None:
    """Show what happened, newest first."""
    body = column(gap=Space.INSIDE)
    for event in events if everything else events[:MOST_EVENTS]:
        day = label(short_day(event.day), "secondary")
        lines = column(typed(event.text(), wrap=True), gap=Space.NONE)
        if event.note:
            lines.addWidget(typed(event.note, "secondary", wrap=True))
        body.addLayout(column(day, lines, gap=Space.NONE))
    if not events:
        body.addWidget(label(N_("Nothing yet."), tone=Tone.MUTED))
    more.setVisible(len(events) > MOST_EVENTS and not everything)
    put(card, body)


def show_goals(card: Card, visits: Iterable[Appointment]) -> None:
    """Show what was agreed with her at the last visit, in her own words."""
    body = column(gap=Space.TIGHT)
    reports = [visit.report for visit in visits if visit.report is not None and visit.report.agreed]
    newest = max(reports, key=lambda report: report.held_on, default=None)
    for goal in newest.agreed if newest is not None else ():
        body.addWidget(label(f"•  {goal}", wrap=True))
    if newest is None:
        body.addWidget(label(N_("Nothing agreed yet."), tone=Tone.MUTED))
    put(card, body)


def put(card: Card, body: QVBoxLayout) -> None:
    """Show this in a card, in place of what it showed."""
    while (item := card.body.takeAt(0)) is not None:
        before = item.widget()
        if before is not None:
            before.hide()
            before.deleteLater()
    content = QWidget()
    content.setLayout(body)
    card.body.addWidget(content)
