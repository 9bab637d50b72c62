"""Small parts of the card of a municipality."""

from collections.abc import Iterable

from ks_desktop.coalition.domain import Terms
from ks_desktop.coalition.wording.municipalities import from_text
from ks_desktop.core.texts import N_, _, n_
from ks_desktop.widgets.icons import Icon
from ks_desktop.widgets.parts import Button, Card, Prose, label


def button(text: str, name: str, drawing: Icon | None = None) -> Button:
    """Return a button with a name."""
    made = Button(text, drawing)
    made.setObjectName(name)
    return made


def add_fact(card: Card, caption: str, text: str) -> None:
    """Put a fact on a card, under its caption; nothing for no text."""
    if not text:
        return
    if caption:
        card.body.addWidget(label(caption, "label"))
    card.body.addWidget(Prose(text))


def terms_lines(terms: Terms, code: str) -> Iterable[tuple[str, str]]:
    """Return the terms in words, with their captions."""
    days = [
        (N_("First contact"), terms.contact_days),
        (N_("When urgent"), terms.urgent_days),
        (N_("Visit"), terms.visit_days),
        (N_("Feedback after the visit"), terms.feedback_days),
    ]
    said = [": ".join((_(what), n_("{count} working day", "{count} working days", count))) for what, count in days]
    window = terms.window
    weeks = _(
        "First visit from {earliest} to {latest}, best from {start} to {end}",
        earliest=window.earliest,
        latest=window.latest,
        start=window.best_from,
        end=window.best_until,
    )
    own = terms.municipality == code
    since = from_text(terms.valid_from, terms.source) if own else _("Nothing of its own: {source}", source=terms.source)
    return ((N_("Within"), "\n".join(said)), (N_("Weeks"), weeks), (N_("Counts from") if own else "", since))
