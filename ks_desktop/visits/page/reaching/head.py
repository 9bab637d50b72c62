"""Over the form: the number, or that she is not called now; how she may be reached; how she was tried before."""

from datetime import datetime
from functools import partial

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ks_desktop.clients.domain import Answer, CallRule, Client
from ks_desktop.core.clock import local_day, local_time
from ks_desktop.core.texts import N_, _
from ks_desktop.visits.domain import ContactAttempt, ContactWay
from ks_desktop.visits.planning.reaching import may_leave_message
from ks_desktop.visits.service.contacts import ToReach
from ks_desktop.visits.wording import WAYS, attempt_words
from ks_desktop.widgets.icons import Icon
from ks_desktop.widgets.parts import Button, Flow, column, label, row, typed
from ks_desktop.widgets.theme import Size, Space, Tone
from ks_desktop.widgets.words import clock_time, language_name, short_day


class ReachHead(QWidget):
    """How she may be reached, in words; her number stands there only while she may be called.

    Attributes:
        correct_wanted: Correct this try.
    """

    correct_wanted = Signal(object)

    def __init__(self, found: ToReach, *, said_before: str = "", parent: QWidget | None = None) -> None:
        """Take what is known of her, and what somebody wants to say before she is called."""
        super().__init__(parent)
        self._found = found
        self._box: QVBoxLayout = column(gap=Space.TIGHT)
        self.setLayout(self._box)
        self.setMaximumWidth(Size.FORM)
        if said_before:
            self._say(said_before, "talk_first", tone=Tone.ATTENTION)
        self._show_number()
        self._say(rules_words(found), "reach_rules")
        self._say(found.standing.rule.note, "reach_note")
        self._say(interpreter_words(found.woman), "reach_interpreter")
        self._show_tries()

    def _say(self, text: str, name: str, *, tone: Tone | None = None) -> None:
        if text:
            line = label(text, tone=tone, wrap=True)
            line.setObjectName(name)
            self._box.addWidget(line)

    def _show_number(self) -> None:
        found = self._found
        numbers = " · ".join(number for number in (found.woman.contact.phone, found.woman.contact.phone_2) if number)
        refusal = why_not(found)
        self._number = typed(numbers, "section")
        self._number.setObjectName("reach_number")
        if refusal:
            self._say(refusal, "not_now", tone=Tone.ATTENTION)
        if ContactWay.PHONE not in found.standing.ways:
            return
        self._box.addWidget(self._number)
        self._number.setVisible(not refusal)
        if refusal:
            self.show_number = Button(N_("Show the number all the same"), Icon.PHONE, part="link")
            self.show_number.setObjectName("show_number")
            self.show_number.clicked.connect(self._on_show_number)
            self._box.addLayout(Flow(self.show_number))

    @Slot()
    def _on_show_number(self) -> None:
        self._number.show()
        self.show_number.hide()

    def _show_tries(self) -> None:
        tries = self._found.tries
        if not tries:
            self._say(_("Nobody tried to reach her yet."), "no_tries", tone=Tone.MUTED)
        for attempt in reversed(tries):
            self._box.addLayout(self._line(attempt))

    def _line(self, attempt: ContactAttempt) -> QHBoxLayout:
        day = short_day(local_day(attempt.at), today=local_day(self._found.now))
        text = label(f"{day} {clock_time(local_time(attempt.at))}", tone=Tone.MUTED)
        words = typed(attempt_words(attempt), wrap=True)
        correct = Button(N_("Correct"), part="link")
        correct.setObjectName("correct_try")
        correct.setAccessibleDescription(f"{text.text()} {words.text()}")
        correct.clicked.connect(partial(self.correct_wanted.emit, attempt))
        line = row(text, words, correct)
        line.setStretchFactor(words, 1)
        return line


def not_now(rule: CallRule, now: datetime) -> str:
    """Return that she is not called now, and from when; "" while she may be."""
    if rule.holds(now):
        return ""
    first = rule.next_from(now)
    if first is None:
        return _("Do not call now.")
    day, at = local_day(first), clock_time(local_time(first))
    if day == local_day(now):
        return _("Do not call now: only from {time}.", time=at)
    return _("Do not call now: only from {day} {time}.", day=short_day(day, today=local_day(now)), time=at)


def why_not(found: ToReach) -> str:
    """Return that she is not called now, and from when or how else; "" while she may be."""
    rule, ways = found.standing.rule, found.standing.ways
    if ContactWay.PHONE in ways:
        return not_now(rule, found.now)
    no = _("She may not be called.") if rule.is_never else _("No number of hers is known.")
    possible = _("Possible: {ways}.", ways=", ".join(_(WAYS[way]).lower() for way in ways))
    return f"{no} {possible}"


def rules_words(found: ToReach) -> str:
    """Return how she may be reached: when to call, and what may be left behind."""
    contact, rule = found.woman.contact, found.standing.rule
    said = [_("Call: {hours}", hours=rule.words())] if rule.hours else []
    if ContactWay.PHONE in found.standing.ways:
        is_safe = may_leave_message(found.woman, ContactWay.PHONE)
        said.append(_("a spoken message is safe") if is_safe else _("leave no message"))
    said.append(_("text messages are safe") if contact.text is Answer.YES else _("no text messages"))
    if contact.post is Answer.NO:
        said.append(_("no post"))
    if contact.is_unknown_to_partner:
        said.append(_("her partner may not know"))
    return " · ".join(said)


def interpreter_words(woman: Client) -> str:
    """Return that an interpreter is needed, with the language; "" when none is."""
    if not woman.interpreter:
        return ""
    return (
        _("Interpreter: {language}", language=language_name(woman.language))
        if woman.language
        else _("An interpreter is needed")
    )
