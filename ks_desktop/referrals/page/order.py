"""The switch above the form: as on paper, or as one asks on the phone. Each user's choice is remembered."""

from collections.abc import Mapping
from typing import Any, Final

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from ks_desktop.referrals.form import ORDERS, Order, ReferralForm
from ks_desktop.widgets.desk import Desk
from ks_desktop.widgets.parts.segments import Segments

REMEMBERED: Final = "referral_order"
_ORDER: Final = "order"


class OrderSwitch(Segments):
    """Puts the fields of the form in one order or the other."""

    def __init__(self, desk: Desk, form: ReferralForm, parent: QWidget | None = None) -> None:
        super().__init__([(order.value, text) for order, text in ORDERS.items()], "order", parent)
        self.setObjectName("order")
        self._desk, self._form = desk, form
        self.chosen.connect(self._on_chosen)
        drafts, actor = desk.drafts, desk.actor
        desk.tasks.run(lambda: drafts.find(REMEMBERED, "", actor=actor), done=self._on_found, owner=self)

    def _on_found(self, remembered: Mapping[str, Any] | None) -> None:
        word = (remembered or {}).get(_ORDER)
        if word in set(Order):
            self.show_word(str(word))
            self._form.show_order(Order(str(word)))

    @Slot(str)
    def _on_chosen(self, word: str) -> None:
        self._form.show_order(Order(word))
        drafts, actor = self._desk.drafts, self._desk.actor
        self._desk.tasks.run(lambda: drafts.keep(REMEMBERED, "", {_ORDER: word}, actor=actor), owner=self)
