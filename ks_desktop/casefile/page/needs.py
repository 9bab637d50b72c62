"""What must be known before anything is done with her: talk first, a visit in doubt, what is missing."""

from collections.abc import Iterable
from datetime import date
from typing import Final

from PySide6.QtWidgets import QWidget

from ks_desktop.casefile.domain import CasePage, talk_first_text
from ks_desktop.casefile.page.pieces import link, quiet
from ks_desktop.core.texts import N_, _
from ks_desktop.referrals.domain import Referral
from ks_desktop.widgets.parts import Flow, column
from ks_desktop.widgets.theme import Space
from ks_desktop.widgets.words import brief_day, short_day

MISSING_WORDS: Final = {
    "referrer": N_("who referred her"),
    "name": N_("given name or initials"),
    "birth_date": N_("date of birth"),
    "address": N_("address"),
    "municipality": N_("municipality"),
    "phone": N_("phone"),
    "consent": N_("consent"),
}


class Needs(QWidget):
    """Hidden while nothing stands in the way."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.missing = quiet("case_missing")
        self.complete = link(N_("Complete the referral"), "complete_referral")
        self.ask_referrer = link(N_("Ask the referrer"), "ask_referrer")
        self.talk_first = quiet("talk_first")
        self.doubt = quiet("case_doubt")
        links = Flow(self.complete, self.ask_referrer, gap=Space.INSIDE)
        self.setLayout(column(self.talk_first, self.doubt, self.missing, links, gap=Space.TIGHT))

    def show_page(self, page: CasePage) -> None:
        """Say what stands in the way of a case."""
        words = ", ".join(_(MISSING_WORDS[word]) for word in page.missing) if page.case.is_open else ""
        asked = _asked(page.facts.referrals, page.today)
        self.missing.setText(" ".join((_("Still needed for a visit: {words}.", words=words), asked)) if words else "")
        self.talk_first.setText("\n".join(map(talk_first_text, page.facts.talk_first(page.attempts))))
        self.doubt.setText("\n".join(visit.text(brief_day(visit.day)) for visit in page.doubtful))
        said = (self.missing, self.talk_first, self.doubt)
        for line in said:
            line.setVisible(bool(line.text()))
        self.ask_referrer.setVisible(bool(words) and bool(page.facts.to_ask()))
        self.complete.setVisible(bool(words) and bool(page.facts.referrals))
        self.setVisible(any(line.text() for line in said))


def _asked(referrals: Iterable[Referral], today: date) -> str:
    """Return when a referrer was last asked for what is missing."""
    day = max((referral.asked_on for referral in referrals if referral.asked_on), default=None)
    return _("The referrer was asked on {day}.", day=short_day(day, today=today)) if day is not None else ""
