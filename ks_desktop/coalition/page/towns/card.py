"""The card of one municipality, to read: as it holds on a day, and what held before."""

from collections.abc import Iterable
from datetime import date
from functools import partial

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ks_desktop.coalition.domain import Alliance, TownCard
from ks_desktop.coalition.page.towns.parts import add_fact, button, terms_lines
from ks_desktop.coalition.wording import municipalities as words
from ks_desktop.coalition.wording.days import day_words
from ks_desktop.core.texts import N_, _
from ks_desktop.widgets.icons import Icon
from ks_desktop.widgets.parts import Card, Flow, NameButton, Scrolling, column, label, typed
from ks_desktop.widgets.theme import Space, Tone


class TownPane(QWidget):
    """What is known of one municipality.

    Attributes:
        alliance_wanted: Change this coalition; None: add one.
        local_wanted: Change whom to call and what was agreed in words.
        terms_wanted: Change terms and weeks: the CBS code.
        town_wanted: Change the municipality itself.
        paper_wanted: All of it on one sheet: the CBS code.
        take_over_wanted: Agree what was agreed with one that became it: its CBS code.
        day_wanted: Show what held on another day.
        closed: She is done with it.
    """

    alliance_wanted = Signal(object)
    local_wanted = Signal()
    terms_wanted = Signal(str)
    town_wanted = Signal()
    paper_wanted = Signal(str)
    take_over_wanted = Signal(str)
    day_wanted = Signal(object)
    closed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("town_card")
        self.card: TownCard | None = None
        self._today = date.min
        self.paper = button(N_("On paper"), "town_paper", Icon.PRINT)
        self.local = button(N_("Change the agreements"), "edit_local")
        self.terms = button(N_("Change terms and weeks"), "edit_terms")
        self.town = button(N_("Change the municipality"), "edit_town")
        self.close_button = button(N_("Close"), "close_town")
        self._sheet = Scrolling()
        box = column(gap=Space.INSIDE)
        box.addWidget(self._sheet, 1)
        box.addLayout(Flow(self.paper, self.local, self.terms, self.town, self.close_button))
        self.setLayout(box)
        self.paper.clicked.connect(self._on_paper)
        self.local.clicked.connect(self.local_wanted)
        self.terms.clicked.connect(self._on_terms)
        self.town.clicked.connect(self.town_wanted)
        self.close_button.clicked.connect(self.closed)

    def show_town(self, card: TownCard, today: date) -> None:
        """Show a municipality."""
        self.card, self._today = card, today
        is_there = not card.agreed.municipality.is_ended(today)
        for part in (self.paper, self.local, self.terms):
            part.setEnabled(is_there)  # of one that is no more nothing can be agreed; what was stays to be read
        self.local.setEnabled(is_there and card.agreed.day == today)
        self.terms.setEnabled(is_there and card.is_ours)  # those of others are nobody's to agree
        sheet = QWidget()
        filled = column(self._head(card), gap=Space.INSIDE)
        for shown in (self._alliances(card), self._local(card), self._terms(card), self._history(card)):
            filled.addWidget(shown)
        filled.addStretch(1)
        sheet.setLayout(filled)
        self._sheet.hold(sheet)

    def _head(self, card: TownCard) -> Card:
        agreed, head = card.agreed, Card()
        head.body.addWidget(typed(agreed.municipality.name, "section", wrap=True))
        head.body.addWidget(label(self._standing(card), tone=Tone.MUTED, wrap=True))
        if agreed.day != self._today:
            said = _("As it was on {day}.", day=day_words(agreed.day))
            head.body.addWidget(label(said, "strong", tone=Tone.ATTENTION, wrap=True))
            back = button(N_("Show today"), "show_today")
            back.clicked.connect(partial(self.day_wanted.emit, None))
            head.body.addLayout(Flow(back))
        return head

    def _standing(self, card: TownCard) -> str:
        town, now = card.agreed.municipality, card.agreed.now
        said = [town.code]
        if town.until is not None:
            said.append(words.municipality_words(town, now))
        elif town.since is not None:
            said.append(_("since {day}", day=day_words(town.since)))
        if card.is_ours:
            said.append(_("we work here"))
        if town.source and town.is_own:
            said.append(_("source: {source}", source=town.source))
        became = [each for each in card.agreed.before if each.until is not None]
        lines = [" · ".join(said)]
        if became:
            names = ", ".join(f"{each.name} ({day_words(each.until)})" for each in became if each.until is not None)
            lines.append(_("Became part of it: {names}", names=names))
        return "\n".join(lines)

    def _alliances(self, card: TownCard) -> Card:
        holder = Card(N_("Local coalition"))
        for each in card.agreed.alliances:
            name = NameButton(each.name)
            name.setObjectName("open_alliance")
            name.clicked.connect(partial(self.alliance_wanted.emit, each))
            name.setEnabled(card.agreed.day == self._today)  # what stood before is read, and not begun from
            holder.body.addLayout(Flow(name))
            for caption, text in self._facts(each, card):
                add_fact(holder, caption, text)
            if beside := card.beside.get(each.id):
                others = ", ".join(beside)
                said = _("Another coalition works in one of these municipalities too: {names}.", names=others)
                holder.body.addWidget(label(said, tone=Tone.ATTENTION, wrap=True))
        if not card.agreed.alliances:
            holder.body.addWidget(label(N_("No coalition is known."), tone=Tone.MUTED, wrap=True))
        add = button(N_("Add a coalition"), "add_alliance", Icon.ADD)
        add.clicked.connect(partial(self.alliance_wanted.emit, None))
        holder.body.addLayout(Flow(add))
        return holder

    def _facts(self, alliance: Alliance, card: TownCard) -> Iterable[tuple[str, str]]:
        names = [card.partners.get(partner, _("a partner that is gone")) for partner in alliance.partners]
        several = alliance.municipalities if len(alliance.municipalities) > 1 else ()
        return (
            (N_("Municipalities"), ", ".join(map(words.words_of_code, several))),
            (N_("Who coordinates"), words.coordinator_text(alliance) or _("Nobody knows: ask.")),
            (N_("Action plan"), words.plan_text(alliance.plan, card.agreed.day) or _("No plan is known.")),
            ("", words.checked_text(alliance.plan)),
            (N_("Partners that take part"), ", ".join(names)),
            (N_("Remark"), alliance.remark),
            (N_("Stands so from"), words.since_text(alliance)),
        )

    def _local(self, card: TownCard) -> Card:
        holder, local = Card(N_("Whom to call, and what was agreed")), card.agreed.local
        if local is None or local.is_empty:
            holder.body.addWidget(label(N_("Nothing is written down yet."), tone=Tone.MUTED, wrap=True))
            self._offer_before(holder, card)
            return holder
        for place, contact in enumerate(local.contacts, start=1):
            about = f"{place}. {contact.about}" if contact.about else f"{place}."
            add_fact(holder, about, f"{contact.name}\n{words.contact_text(contact)}".strip())
        add_fact(holder, N_("Who comes next"), "\n".join(map(words.step_text, local.escalation)))
        for each in local.words_on(card.agreed.day):
            add_fact(holder, N_("Agreed"), words.agreed_text(each))
        add_fact(holder, N_("Counts from"), words.from_text(local.valid_from, local.source))
        return holder

    def _offer_before(self, holder: Card, card: TownCard) -> None:
        """Offer what was agreed with those that became it, where it agreed nothing itself."""
        agreed = {each.municipality for each in card.terms} | {each.municipality for each in card.local}
        for each in card.agreed.before:
            if each.code in agreed:
                take = button(_("Take over what {name} agreed", name=each.name), f"take_over_{each.code}")
                take.clicked.connect(partial(self.take_over_wanted.emit, each.code))
                holder.body.addLayout(Flow(take))

    def _terms(self, card: TownCard) -> Card:
        holder = Card(N_("Terms and weeks"))
        for caption, text in terms_lines(card.agreed.terms, card.agreed.municipality.code):
            add_fact(holder, caption, text)
        return holder

    def _history(self, card: TownCard) -> Card:
        holder = Card(N_("What holds on other days"))
        days = sorted(words.turning_days(card), reverse=True)
        for day in days:
            name = NameButton(_("On {day}", day=day_words(day)))
            name.setObjectName(f"on_{day:%Y%m%d}")
            name.setEnabled(day != card.agreed.day)
            name.clicked.connect(partial(self.day_wanted.emit, day))
            said = words.turned_text(card, day)
            holder.body.addLayout(_beside(name, said))
        if not days:
            holder.body.addWidget(label(N_("Nothing is written down for other days."), tone=Tone.MUTED, wrap=True))
        return holder

    @Slot()
    def _on_paper(self) -> None:
        if self.card is not None:
            self.paper_wanted.emit(self.card.agreed.municipality.code)

    @Slot()
    def _on_terms(self) -> None:
        if self.card is not None:
            self.terms_wanted.emit(self.card.agreed.municipality.code)


def _beside(name: NameButton, said: str) -> QVBoxLayout:
    return column(name, typed(said, "secondary", tone=Tone.MUTED, wrap=True), gap=Space.NONE)
