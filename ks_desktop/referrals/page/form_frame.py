"""What the form stands in: a heading, what is said, the form itself, and what can be done with it."""

from PySide6.QtWidgets import QWidget

from ks_desktop.core.texts import N_
from ks_desktop.referrals.form import ReferralForm
from ks_desktop.referrals.page.order import OrderSwitch
from ks_desktop.widgets.desk import Desk
from ks_desktop.widgets.icons import Icon
from ks_desktop.widgets.parts import Button, Scrolling, column, label, row
from ks_desktop.widgets.status import StatusLine
from ks_desktop.widgets.theme import Size, Space


class FormFrame(QWidget):
    """The form with its heading above it and its buttons under it."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("form_pane")
        # From the outside in: what is moved to another parent is styled anew, with all that stands in it.
        self._box = column(gap=Space.RELATED)
        self.setLayout(self._box)
        self._above = row()
        self._box.addLayout(self._above)
        self.status = StatusLine()
        self._box.addWidget(self.status)
        self._scrolling = Scrolling()
        self._scrolling.setMinimumHeight(Size.CONTROL)  # a card under it must not make the window higher than a screen
        self._box.addWidget(self._scrolling, 1)
        self.form = ReferralForm(desk.clock.today, self._scrolling.viewport())
        self.form.setObjectName("referral_form")
        self.order = OrderSwitch(desk, self.form)
        self.heading = label("", "section", wrap=True)
        self.save = Button(N_("Save and next"), Icon.CHECK, part="primary")
        self.save.setObjectName("save")
        self.save.setToolTip("Ctrl+Enter")
        self.close_button = Button(N_("Close"))
        self.close_button.setObjectName("close")
        self.half = Button(N_("Keep halfway"))
        self.half.setObjectName("half")
        self.half.setToolTip("Ctrl+S")
        self.empty_button = Button(N_("Empty"), part="link")
        self.empty_button.setObjectName("empty")
        self._lay_out()

    def _lay_out(self) -> None:
        buttons = row(self.save, self.half, self.close_button)
        buttons.addStretch(1)
        buttons.addWidget(self.empty_button)
        self._above.addWidget(self.heading)
        self._above.addWidget(self.order)
        self._scrolling.hold(self.form)
        self.setMinimumWidth(self.form.minimumSizeHint().width() + Space.INSIDE)
        self._box.addLayout(buttons)
