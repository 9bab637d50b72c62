"""Why she was referred, in the referrer's and in her own words, and what is known of this pregnancy."""

from collections.abc import Iterator

from ks_desktop.casefile.domain import CasePage
from ks_desktop.casefile.page.pieces import nothing, put
from ks_desktop.clients.domain import Case
from ks_desktop.core.texts import N_, _
from ks_desktop.referrals.domain import Referral
from ks_desktop.referrals.wording import REASONS
from ks_desktop.widgets.parts import Card, column, label, typed
from ks_desktop.widgets.theme import Space

Line = tuple[str, str]  # a heading, marked with N_, and what stands under it as it is


class BackgroundCard(Card):
    """What was said at the referrals and of pregnancies before; only what is known."""

    def __init__(self) -> None:
        super().__init__(N_("Why she was referred"))

    def show_page(self, page: CasePage) -> None:
        """Show what is known in a case."""
        body = column(gap=Space.INSIDE)
        for heading, text in lines(page):
            body.addLayout(column(label(heading, "secondary"), typed(text, wrap=True), gap=Space.NONE))
        if not body.count():
            body.addWidget(nothing(N_("Nothing recorded.")))
        put(self, body)


def lines(page: CasePage) -> Iterator[Line]:
    """Return what there is to say, each under its heading."""
    for referral in page.facts.referrals:
        yield from _asked(referral)
    yield from _care(page.case)


def _asked(referral: Referral) -> Iterator[Line]:
    if referral.reasons:
        yield N_("Reason of the referral"), ", ".join(_(REASONS[reason]) for reason in referral.reasons)
    if referral.reason_note:
        yield N_("Explanation of the referrer"), referral.reason_note
    if referral.own_question:
        yield N_("Her own question"), _("“{words}”", words=referral.own_question)


def _care(case: Case) -> Iterator[Line]:
    before = (("G", case.gravida), ("P", case.para))  # as every midwife writes it: G2 P1
    counted = " ".join(f"{letter}{number}" for letter, number in before if number is not None)
    if counted:
        yield N_("Pregnancies and births"), counted
