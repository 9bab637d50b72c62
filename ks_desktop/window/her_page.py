"""Furnishes a woman's page with the cards and forms that need a service of their own, and says what the letters do.

`sheet.add_card(card, place)` for what is shown, `sheet.add_form(form)` and `view.when(word, act)` for what opens.
"""

from typing import TYPE_CHECKING

from ks_desktop.casefile.page import CaseView, ContactsCard, ContactServices, Place
from ks_desktop.widgets.desk import Desk

if TYPE_CHECKING:  # as in pages: nothing is imported before it is needed
    from ks_desktop.house import House


def furnish(view: CaseView, desk: Desk, house: "House") -> None:
    """Put everything on the page that the rooms have to show of a case."""
    _next_contact(view, desk, house)


def _next_contact(view: CaseView, desk: Desk, house: "House") -> None:
    services = ContactServices(further=house.further, afterwards=house.afterwards, stop_clocks=house.stop_clocks)
    card = ContactsCard(desk, services)
    view.sheet.add_card(card, Place.RIGHT)
    card.plan_wanted.connect(view.plan_wanted)
