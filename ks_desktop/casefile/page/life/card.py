"""The card at the right of her page that shows what happened, and the links to the forms for it."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from ks_desktop.casefile.domain import CasePage
from ks_desktop.casefile.page.life.birth import BirthForm, timing_words
from ks_desktop.casefile.page.life.moving_away import AwayForm
from ks_desktop.casefile.page.life.moving_home import MoveForm
from ks_desktop.casefile.page.life.news import NewsForm
from ks_desktop.casefile.page.life.note import BirthNoteForm
from ks_desktop.casefile.page.life.partner import PartnerForm, out_words
from ks_desktop.clients.domain import CloseReason
from ks_desktop.clients.domain.life_event import LifeEvent, LifeEventKind
from ks_desktop.clients.service.births import Births
from ks_desktop.clients.service.life_events import LifeEvents
from ks_desktop.coalition.service import Coalition
from ks_desktop.core.texts import N_, _, n_
from ks_desktop.visits.service.new_homes import NewHomes
from ks_desktop.widgets.desk import Desk
from ks_desktop.widgets.parts import Button, Card, Flow, column, label, typed
from ks_desktop.widgets.theme import Space, Tone
from ks_desktop.widgets.words import short_day


@dataclass(frozen=True, slots=True, kw_only=True)
class LifeServices:
    """What the card's forms save with."""

    births: Births
    events: LifeEvents
    homes: NewHomes
    coalition: Coalition


LifeForm = BirthForm | BirthNoteForm | NewsForm | MoveForm | AwayForm | PartnerForm
_EVENTS = {
    LifeEventKind.MOVED_WITHIN: N_("{day}: moved, {words}."),
    LifeEventKind.MOVED_AWAY: N_("{day}: moved away, to {words}."),
    LifeEventKind.PARTNER_MAY_NOT_KNOW: N_("{day}: her partner may know nothing any more."),
}


class LifeCard(Card):
    """Says in a few lines what is so, and opens the form for what is new.

    Attributes:
        form_wanted: Open this one of its forms.
        form_left: The form that was open is done with.
        letter_wanted: Make a letter of this kind about this case: the name of the kind.
        otherwise: The pregnancy ended otherwise: the quiet form is wanted.
    """

    form_wanted = Signal(QWidget)
    form_left = Signal()
    letter_wanted = Signal(str)
    otherwise = Signal()

    def __init__(self, desk: Desk, services: LifeServices, parent: QWidget | None = None) -> None:
        super().__init__(N_("Birth and moving"))
        self.setObjectName("life")
        if parent is not None:
            self.setParent(parent)
        self._page: CasePage | None = None
        self.birth = BirthForm(desk, services.births)
        self.note = BirthNoteForm(desk, services.births)
        self.news = NewsForm(desk, services.births)
        self.moved = MoveForm(desk, services.events, services.homes, services.coalition)
        self.away = AwayForm(desk, services.events)
        self.partner = PartnerForm(desk, services.events)
        self._lines = typed("", wrap=True)
        self._lines.setObjectName("life_lines")
        self._waits = label("", tone=Tone.ATTENTION, wrap=True)
        self._waits.setObjectName("life_waits")
        self._out = label("", "secondary", tone=Tone.MUTED, wrap=True)
        self._out.setObjectName("life_out")
        self._make_links()
        self.body.addLayout(column(self._waits, self._lines, self._out, self._links, gap=Space.RELATED))
        self.birth.otherwise.connect(self.otherwise)
        self.news.born.connect(partial(self.open, "birth"))
        self.news.otherwise.connect(self.otherwise)
        self.moved.away_wanted.connect(partial(self.open, "moved_away"))

    def _make_links(self) -> None:
        words: dict[str, tuple[str, Callable[[], object]]] = {
            "news": (N_("Ask for news"), partial(self.open, "news")),
            "birth": (N_("Record a birth"), partial(self.open, "birth")),
            "birth_again": (N_("Correct the birth"), partial(self.open, "birth")),
            "birth_note": (N_("Note an agreement"), partial(self.open, "birth_note")),
            "handover_birth": (N_("Hand-over for the child's record"), partial(self._write, "handover_birth")),
            "handover_maternity": (N_("Message to maternity care"), partial(self._write, "handover_maternity")),
            "moved": (N_("She moved"), partial(self.open, "moved")),
            "handover_jgz": (N_("Hand-over letter"), partial(self._write, "handover_jgz")),
            "partner": (N_("Partner may know nothing"), partial(self.open, "partner")),
        }
        self.links: dict[str, Button] = {}
        for name, (text, act) in words.items():
            link = Button(text, part="link")
            link.setObjectName(f"life_{name}")
            link.clicked.connect(act)
            self.links[name] = link
        self._links = QWidget()
        self._links.setLayout(Flow(*self.links.values(), gap=Space.INSIDE))

    @property
    def forms(self) -> tuple[LifeForm, ...]:
        """Return the forms that open where the page opens its own."""
        return self.birth, self.note, self.news, self.moved, self.away, self.partner

    def open(self, word: str) -> None:
        """Open one of its forms by its word: birth, birth_note, news, moved, moved_away, partner."""
        page = self._page
        if page is None:
            return
        forms: dict[str, LifeForm] = {
            "birth": self.birth,
            "birth_note": self.note,
            "news": self.news,
            "moved": self.moved,
            "moved_away": self.away,
            "partner": self.partner,
        }
        form = forms[word]
        self.form_wanted.emit(form)  # shown first: what is hidden takes no cursor
        form.show_case(page)

    def show_page(self, page: CasePage) -> None:
        """Show a case."""
        self._page = page
        self._waits.setText(_("No news since the due date: ask the midwife.") if page.life.waits else "")
        self._waits.setVisible(page.life.waits is not None)
        lines = list(_lines(page))
        self._lines.setText("\n".join(lines))
        self._lines.setVisible(bool(lines))
        shows_out = page.client.contact.is_unknown_to_partner and bool(page.life.out)
        self._out.setText(out_words(page.life.out, page.today) if shows_out else "")
        self._out.setVisible(shows_out)
        for name, shown in _offered(page).items():
            self.links[name].setVisible(shown)
        self._links.setVisible(any(_offered(page).values()))
        self.setVisible(not page.case.is_quiet)

    def _write(self, kind: str) -> None:
        self.letter_wanted.emit(kind)


def _offered(page: CasePage) -> dict[str, bool]:
    birth, is_open = page.life.birth, page.case.is_open
    may_note = birth is not None and page.today < birth.notes_until
    is_handed_over = page.case.close_reason is CloseReason.HANDED_OVER
    return {
        "news": page.life.waits is not None,
        "birth": birth is None,
        "birth_again": birth is not None,
        "birth_note": may_note,
        "handover_birth": may_note,
        "handover_maternity": may_note,
        "moved": is_open,
        "handover_jgz": is_handed_over,
        "partner": is_open and not page.client.contact.is_unknown_to_partner,
    }


def _lines(page: CasePage) -> list[str]:
    """Return what is so, a line each: the birth, what was agreed after it, and what happened."""
    today, birth = page.today, page.life.birth
    lines = []
    if birth is not None:
        children = n_("{count} child", "{count} children", birth.children)
        day = short_day(birth.born_on, today=today)
        timing = timing_words(page, birth.born_on)
        lines.append(_("Born on {day}, {children}, {timing}.", day=day, children=children, timing=timing))
        lines += [birth.note] if birth.note else []
        lines += [f"{short_day(note.day, today=today)}: {note.line}" for note in page.life.notes]
    return lines + [_event(event, today) for event in page.life.events]


def _event(event: LifeEvent, today: date) -> str:
    return _(_EVENTS[event.kind], day=short_day(event.day, today=today), words=event.words)
