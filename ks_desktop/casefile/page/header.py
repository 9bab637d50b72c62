"""Who she is and how far she is; and how she may be reached, which stays in sight whatever is scrolled."""

from datetime import datetime
from typing import Final

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QBoxLayout, QFrame, QLabel, QWidget
from typing_extensions import override

from ks_desktop.casefile.domain import CasePage
from ks_desktop.casefile.page.pieces import link, show_text
from ks_desktop.casefile.table import children_words, state_tone, state_word
from ks_desktop.clients.domain import Answer, Client, call_rule
from ks_desktop.coalition.wording.municipalities import words_of_code
from ks_desktop.core.texts import N_, _
from ks_desktop.referrals.wording import METHODS, young_text
from ks_desktop.visits.page.reaching.head import not_now
from ks_desktop.widgets.icons import Icon
from ks_desktop.widgets.parts import Pill, column, label, row, say
from ks_desktop.widgets.theme import Space, Tone
from ks_desktop.widgets.words import due_words, language_name

_UNSAFE: Final = (
    ("safe_to_call", N_("do not call")),
    ("voicemail", N_("no voicemail")),
    ("text", N_("no text messages")),
    ("post", N_("no post")),
)


def rules(client: Client) -> str:
    """Return in words how she may be reached: what she forbids first, then when and how."""
    contact = client.contact
    said = [_(words) for name, words in _UNSAFE if getattr(contact, name) is Answer.NO]
    rule = call_rule(contact)
    if rule.hours:
        said.append(_("Call: {hours}", hours=rule.words()).lower())
    if contact.phone_note and (contact.call_hours or not rule.hours):
        said.append(_("calling: {note}", note=contact.phone_note))
    if contact.is_unknown_to_partner:
        said.append(_("her partner may not know: ask her first how and when"))
    if client.address.is_secret:
        said.append(_("secret address"))
    return " · ".join(said)


def numbers(client: Client, now: datetime) -> tuple[str, ...]:
    """Return her numbers, but what keeps them from being called now while she may not be."""
    contact = client.contact
    known = tuple(number for number in (contact.phone, contact.phone_2) if number)
    return known if not known or call_rule(contact).holds(now) else (not_now(call_rule(contact), now),)


def spoken(client: Client) -> str:
    """Return which language she speaks, when it is another than Dutch, and whether an interpreter is needed."""
    words = []
    if client.language and client.language != "nl":
        words.append(_("speaks {language}", language=language_name(client.language)))
    if client.interpreter:
        words.append(_("interpreter needed"))
    return ", ".join(words)


class SafetyLine(QFrame):
    """How she may be reached, in words, on a ground of its own; hidden when nothing was said of it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("safe_contact")
        say(self, part="message", tone=Tone.ATTENTION.value)
        self.text = label("", "strong", tone=Tone.ATTENTION, wrap=True)
        self.text.setObjectName("case_rules")
        box = column(self.text)
        box.setContentsMargins(Space.INSIDE, Space.TIGHT, Space.INSIDE, Space.TIGHT)
        self.setLayout(box)

    def show_page(self, page: CasePage) -> None:
        """Show the rules of a woman."""
        words = rules(page.client)
        self.text.setText(words)
        tone = Tone.MUTED if page.case.is_quiet else Tone.ATTENTION  # for the one call; nothing presses any more
        for part, kind in ((self, "message"), (self.text, "strong")):
            say(part, part=kind, tone=tone.value)
        self.setAccessibleName(_("Reaching her safely"))
        self.setAccessibleDescription(words)
        self.setVisible(bool(words) and not page.has_died)


class _Name(QLabel):
    """Her name: on one line where there is room for it, else on several."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(True)
        say(self, part="title")

    @override
    def sizeHint(self) -> QSize:
        return QSize(self.fontMetrics().horizontalAdvance(self.text()) + Space.HAIR, super().sizeHint().height())


class NameRow(QWidget):
    """Her name and how far she is, beside the way back; it stays in sight too."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.back = link(N_("Back to the list"), "back_to_list", Icon.BACK)
        self.edit = link(N_("Change her record"), "edit_client")
        self.name = _Name()
        self.name.setObjectName("case_name")
        self.weeks = Pill("", Tone.ACCENT)
        self.weeks.setObjectName("case_weeks")
        self.state = Pill("")
        self.state.setObjectName("case_state")
        who = row(self.name, self.weeks, self.state, gap=Space.RELATED)
        who.addStretch(1)
        links = row(self.edit, self.back, gap=Space.RELATED)
        links.addStretch(1)
        self._top = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._top.setContentsMargins(Space.NONE, Space.NONE, Space.NONE, Space.NONE)
        self._top.addLayout(who, 1)
        self._top.addLayout(links)
        self.setLayout(self._top)

    def set_narrow(self, *, narrow: bool) -> None:
        """Put the links over the name where there is no room beside it."""
        wanted = QBoxLayout.Direction.BottomToTop if narrow else QBoxLayout.Direction.LeftToRight
        if self._top.direction() != wanted:
            self._top.setDirection(wanted)

    def show_page(self, page: CasePage) -> None:
        """Show a woman."""
        self.name.setText(page.client.name.full)
        self.name.updateGeometry()
        self.edit.setVisible(not page.case.is_quiet)
        _pill(self.weeks, str(page.age) if page.age is not None and page.case.is_open else "", Tone.ACCENT)
        _pill(self.state, state_word(page.state), state_tone(page.state))


class Header(QWidget):
    """When she is due, where she lives, who visits her, what to keep in mind."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.facts = label("", wrap=True)
        self.facts.setObjectName("case_facts")
        self.flags = label("", tone=Tone.ATTENTION, wrap=True)
        self.flags.setObjectName("case_flags")
        self.reach = label("", tone=Tone.MUTED, wrap=True)
        self.reach.setObjectName("case_reach")
        self.setLayout(column(self.facts, self.flags, self.reach, gap=Space.TIGHT))

    def show_page(self, page: CasePage) -> None:
        """Show the facts of a case."""
        client, case = page.client, page.case
        due = _("due {day}", day=f"{due_words(case.due)} ({_(METHODS[case.due_date_method]).lower()})")
        born = _("born {day}", day=f"{client.birth_date:%d-%m-%Y}") if client.birth_date else ""
        town = words_of_code(client.address.municipality)
        parts = (due, children_words(case), town, page.nurse, born)
        show_text(self.facts, " · ".join(part for part in parts if part))
        flags = (spoken(client), young_text(client.birth_date, page.today))
        show_text(self.flags, " · ".join(flag for flag in flags if flag))
        address = client.address
        place = " ".join(part for part in (address.postcode, address.place) if part)
        reach = (address.street_line, place, *numbers(client, page.now), client.contact.email)
        show_text(self.reach, " · ".join(part for part in reach if part))


def _pill(pill: Pill, text: str, tone: Tone) -> None:
    pill.show_status(text, tone)
    pill.setVisible(bool(text))
