"""How far the tries to reach her are, and the one thing that comes next: another try, a letter, or closing."""

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from ks_desktop.casefile.domain import CasePage
from ks_desktop.casefile.page.pieces import link
from ks_desktop.core.texts import N_, _, n_
from ks_desktop.visits.domain import ContactWay, NextTry
from ks_desktop.visits.planning.reaching import Reaching
from ks_desktop.widgets.parts import Card, label, row, say
from ks_desktop.widgets.theme import Tone
from ks_desktop.widgets.words import clock_time, short_day

WRITE, CLOSE, CALL = "write_not_reached", "close_not_reached", "call"


class ReachingCard(Card):
    """Hidden while nobody tried her in vain.

    Attributes:
        wanted: The word of what comes next.
    """

    wanted = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self.setObjectName("reaching")
        self.setAccessibleName(_("Reaching her"))
        self._word = ""
        self.line = label("", wrap=True)
        self.line.setObjectName("reaching_line")
        self.next = link("", "reaching_next")
        self.next.clicked.connect(self._on_clicked)
        line = row(self.line, self.next)
        line.setStretchFactor(self.line, 1)
        self.body.addLayout(line)

    def show_page(self, page: CasePage) -> None:
        """Show how far it is in a case."""
        standing = page.reaching if page.case.is_open else None
        is_shown = standing is not None and bool(standing.tries or standing.written_on) and _is_going_on(standing)
        self.setVisible(is_shown)
        if standing is None or not is_shown:
            return
        self.line.setText(words_of(standing, page))
        is_due = standing.is_letter_due or standing.is_close_due
        say(self.line, tone=(Tone.ATTENTION if is_due else Tone.INK).value)
        self._word = CLOSE if standing.is_close_due else WRITE if standing.is_letter_due else CALL
        self.next.setText(_(next_label(standing)))

    @Slot()
    def _on_clicked(self) -> None:
        self.wanted.emit(self._word)


def _is_going_on(standing: Reaching) -> bool:
    """Tell whether something is to come of it; nothing is where a visit is booked."""
    return standing.is_letter_due or standing.written_on is not None or standing.next_try is not None


def words_of(standing: Reaching, page: CasePage) -> str:
    """Return how often she was tried, and what comes next."""
    said = [n_("{count} try in vain.", "{count} tries in vain.", standing.tries)] if standing.tries else []
    if standing.written_on is not None:
        day = short_day(standing.written_on, today=page.today)
        is_letter = standing.letter_way is ContactWay.LETTER
        said.append(_("Written to on {day}.", day=day) if is_letter else _("Asked another way on {day}.", day=day))
    if standing.is_close_due:
        said.append(_("Nothing was heard since: the case can be closed as not reached."))
    elif standing.close_from is not None:
        said.append(_("Wait for an answer until {day}.", day=short_day(standing.close_from, today=page.today)))
    elif standing.is_letter_due:
        said.append(_(_LETTER_DUE[standing.letter_way]))
    elif standing.next_try is not None:
        said.append(_("Next try: {when}.", when=try_words(standing.next_try, page)))
    return " ".join(said)


_LETTER_DUE = {
    ContactWay.LETTER: N_("Now a neutral letter to her."),
    ContactWay.TEXT: N_("Post is not safe: send her a message."),
    ContactWay.EMAIL: N_("Post is not safe: send her an e-mail."),
    ContactWay.REFERRER: N_("No way to write to her is safe: ask her referrer how she can be reached."),
}
_LABELS = {
    ContactWay.LETTER: N_("Make the letter (N)"),
    ContactWay.TEXT: N_("Note the message (N)"),
    ContactWay.EMAIL: N_("Note the e-mail (N)"),
    ContactWay.REFERRER: N_("Ask the referrer (N)"),
}


def next_label(standing: Reaching) -> str:
    """Return what the link to the next thing is called, as a source text."""
    if standing.is_close_due:
        return N_("Close as not reached (N)")
    return _LABELS[standing.letter_way] if standing.is_letter_due else N_("Call (B)")


def try_words(planned: NextTry, page: CasePage) -> str:
    """Return a next try in words: `wo 25 nov 12:00-15:00, ochtenden lukten niet`."""
    when = f"{short_day(planned.day, today=page.today)} {clock_time(planned.start)}-{clock_time(planned.end)}"
    return f"{when}, {planned.why}" if planned.why else when
