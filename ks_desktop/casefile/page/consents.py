"""What she agrees to, with its history; and who must still hear what she took back."""

from collections.abc import Iterable
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ks_desktop.casefile import agreeing
from ks_desktop.casefile.agreeing import Topic
from ks_desktop.casefile.domain import CasePage
from ks_desktop.casefile.page.pieces import Folded, put
from ks_desktop.clients.domain import Consent, ToTell
from ks_desktop.core.texts import N_, _
from ks_desktop.core.values import ConsentId
from ks_desktop.referrals.domain import Referral
from ks_desktop.widgets.parts import Button, Card, Flow, Tick, column, label, typed
from ks_desktop.widgets.theme import Space, Tone
from ks_desktop.widgets.words import language_name, short_day


class ConsentsCard(Card):
    """Each purpose with the answer that counts; an answer is recorded anew or taken back here.

    Attributes:
        withdrawn: She takes this consent back.
        record_wanted: Record an answer: its purpose and the name of the partner, "" without one.
    """

    withdrawn = Signal(object)
    record_wanted = Signal(str, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(N_("Consents"), parent)

    def show_page(self, page: CasePage) -> None:
        """Show all her answers, with the name of the partner they are about."""
        brought = _brought(page.facts.referrals)
        body = column(gap=Space.INSIDE)
        if page.ahead is not None:
            said = agreeing.ahead_text(page.ahead, page.today, short_day(page.ahead.goes_on))
            body.addWidget(label(said, tone=Tone.ATTENTION, wrap=True))
        for topic in agreeing.topics(page.facts.consents, page.receivers, page.today):
            body.addLayout(self._topic(topic, brought, page))
        more = Button(N_("Record another answer"), part="link")
        more.setObjectName("record_consent")
        more.clicked.connect(partial(self.record_wanted.emit, "", ""))
        body.addLayout(Flow(more))
        put(self, body)

    def _topic(self, topic: Topic, brought: dict[ConsentId, Referral], page: CasePage) -> QVBoxLayout:
        lines = column(label(topic.heading, "secondary"), gap=Space.NONE)
        newest = topic.newest
        if newest is None:
            lines.addWidget(label(N_("not asked yet"), tone=Tone.MUTED, wrap=True))
        else:
            lines.addWidget(_answer(newest, brought))
            details = [
                typed(f"{_(heading)}: {_in_one_line(text)}", "secondary", wrap=True)
                for heading, text in agreeing.details(newest)
            ]
            if details:
                lines.addWidget(Folded(*details, about=topic.heading))
            if said := agreeing.clash(topic, brought, short_day(agreeing.day_of(newest))):
                lines.addWidget(typed(said, tone=Tone.ATTENTION, wrap=True))
            for earlier in topic.before:
                lines.addWidget(_answer(earlier, brought, is_past=True))
        if page.case.is_open or topic.can_be_taken_back:
            lines.addLayout(Flow(*self._buttons(topic, page), gap=Space.INSIDE))
        return lines

    def _buttons(self, topic: Topic, page: CasePage) -> list[QWidget]:
        buttons: list[QWidget] = []
        if topic.can_be_taken_back:
            back = Button(N_("She takes it back"), part="link")
            back.setObjectName("withdraw_consent")
            back.setAccessibleDescription(topic.heading)
            back.clicked.connect(partial(self.withdrawn.emit, topic.newest))
            buttons.append(back)
        if page.case.is_open:
            record = Button(N_("Record"), part="link")
            record.setObjectName(f"record_{topic.purpose.value}")
            record.setAccessibleDescription(topic.heading)
            receiver = page.receivers.get(topic.receiver, "") if topic.receiver is not None else ""
            record.clicked.connect(partial(self.record_wanted.emit, topic.purpose.value, receiver))
            buttons.append(record)
        return buttons


def _brought(referrals: Iterable[Referral]) -> dict[ConsentId, Referral]:
    return {referral.consent_id: referral for referral in referrals if referral.consent_id is not None}


def _answer(consent: Consent, brought: dict[ConsentId, Referral], *, is_past: bool = False) -> QWidget:
    said = agreeing.answer_text(consent, short_day(agreeing.day_of(consent)), brought.get(consent.id))
    if is_past:
        return typed(_("Before: {answer}", answer=said), "secondary", wrap=True)
    return typed(said[:1].upper() + said[1:], wrap=True)


def _in_one_line(text: str) -> str:
    return ", ".join(part for part in text.split("\n") if part)


class ToTellCard(Card):
    """Who got something about her and must hear that she took it back; kept until each is ticked off.

    Attributes:
        ticked: The id of a line, and whether that person was told.
        print_wanted: Print the list.
    """

    ticked = Signal(object, bool)
    print_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(N_("Who must hear it"), parent)
        self.hide()

    def show_page(self, page: CasePage) -> None:
        """Show who of a case must hear it."""
        self.show_lines(page.to_tell)

    def show_lines(self, lines: tuple[ToTell, ...]) -> None:
        """Show the list; the card goes when nobody has to hear anything."""
        body = column(gap=Space.TIGHT)
        if lines:
            body.addWidget(label(N_("She took back her consent. These got something about her."), wrap=True))
        for line in lines:
            body.addWidget(self._line(line))
        button = Button(N_("Print this list"), part="link")
        button.setObjectName("print_to_tell")
        button.clicked.connect(self.print_wanted)
        body.addLayout(Flow(button))
        put(self, body)
        self.setVisible(bool(lines))

    def _line(self, line: ToTell) -> QWidget:
        since = short_day(line.informed.since) if line.informed.since is not None else ""
        holder = QWidget()
        tick = Tick(N_("Told"))
        tick.setObjectName("told")
        tick.setChecked(line.told_on is not None)
        said = tell_words(line, since)
        tick.setAccessibleDescription(said)
        tick.clicked.connect(partial(self._on_clicked, line, tick))
        if line.told_on is not None:
            said = _("{who}: told on {day}", who=said, day=short_day(line.told_on))
        holder.setLayout(column(typed(said, wrap=True), tick, gap=Space.NONE))
        return holder

    def _on_clicked(self, line: ToTell, tick: Tick) -> None:
        self.ticked.emit(line.id, tick.isChecked())


def tell_words(line: ToTell, since: str) -> str:
    """Return who must hear it, with the language of an interpreter by its name."""
    return agreeing.tell_text(line, since, language_name(line.informed.who) if line.informed.who else "")
