"""What is offered: looked for, shown on a card, and changed."""

from ks_desktop.coalition.page.offer.view import OfferView

__all__ = ["OfferView"]
