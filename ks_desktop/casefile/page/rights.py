"""Her rights on her page: the band when her record is set still, what she states of it, and writing down a request."""

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from ks_desktop.casefile.domain import CasePage
from ks_desktop.core.texts import N_, _, n_
from ks_desktop.records.page.request_forms import BeginForm
from ks_desktop.records.requests.service import Requests
from ks_desktop.security.rights import Right
from ks_desktop.widgets.desk import Desk
from ks_desktop.widgets.parts import Button, Card, Flow, column, label
from ks_desktop.widgets.theme import Space, Tone
from ks_desktop.widgets.words import long_day


class StillBand(QWidget):
    """One sentence under her name while her record is only kept."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.said = label("", part="strong", tone=Tone.ATTENTION, wrap=True)
        self.said.setObjectName("standstill")
        self.setLayout(column(self.said, gap=Space.NONE))
        self.setVisible(False)

    def show_page(self, page: CasePage) -> None:
        """Say since when, or hide."""
        still = page.still
        if still is not None:
            self.said.setText(
                _(
                    "Her record has been set still since {day}, as she asked: it is kept, and nobody changes or "
                    "uses it. Who looks after requests lifts it, under Privacy.",
                    day=long_day(still.since),
                )
            )
        self.setVisible(still is not None)


class RightsCard(Card):
    """What she states of her record, and the way to write down what she asks.

    Attributes:
        form_wanted: Open this one of its forms.
        form_left: The form that was open is done with.
        told: A sentence for the message bar.
    """

    form_wanted = Signal(object)
    form_left = Signal()
    told = Signal(str)

    def __init__(self, desk: Desk, requests: Requests, parent: QWidget | None = None) -> None:
        super().__init__(N_("Her rights"), parent)
        self.setObjectName("her_rights")
        self._page: CasePage | None = None
        self._may = desk.may(Right.RECORD) or desk.may(Right.KEEPING)
        self.said = label("", tone=Tone.MUTED, wrap=True)
        self.begin = Button(N_("She asks about her record…"), part="link")
        self.begin.setObjectName("begin_request")
        self.begin.clicked.connect(self._on_begin)
        self.form = BeginForm(desk, requests, self)
        self.form.saved.connect(self._on_saved)
        self.form.left.connect(self.form_left)
        self.body.addWidget(self.said)
        self.body.addLayout(Flow(self.begin))

    @property
    def forms(self) -> tuple[QWidget, ...]:
        """What the page has to lay out."""
        return (self.form,)

    def show_page(self, page: CasePage) -> None:
        """Show what she states; what is typed stays while it is hers."""
        if self._page is not None and self._page.case.id != page.case.id:
            self.form.flush_draft()
        self._page = page
        self.begin.setVisible(self._may)
        self.said.setText(_stated(page))
        self.setHidden(page.case.is_quiet)  # nothing is asked about it any more; who asks is found under Privacy

    def flush_draft(self) -> None:
        """Save what is typed now, before a lock or a close."""
        self.form.flush_draft()

    @Slot()
    def _on_begin(self) -> None:
        if self._page is not None:
            self.form.show_case(self._page.case.id, self._page.client.name.full)
            self.form_wanted.emit(self.form)

    @Slot(object)
    def _on_saved(self, _request_id: object) -> None:
        self.told.emit(_("Written down. It stands under Privacy, Requests, with the last day to answer."))


def _stated(page: CasePage) -> str:
    if not page.statements:
        return _("She may see her record, have it corrected, restricted or destroyed, and object.")
    heading = n_("{count} statement of hers:", "{count} statements of hers:", len(page.statements))
    return "\n".join((heading, *(f"“{one.words}” ({one.about or long_day(one.added_on)})" for one in page.statements)))
