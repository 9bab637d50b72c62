"""Who referred, as the directory knows them: said above the form, and filled in while the practice is typed."""

from collections.abc import Callable
from functools import partial
from typing import Final

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QBoxLayout, QWidget

from ks_desktop.clients.domain import Answer
from ks_desktop.core.texts import N_, _
from ks_desktop.core.values import Changes, ReferralId
from ks_desktop.referrals.form import ReferralForm
from ks_desktop.referrals.form.sections import completing
from ks_desktop.referrals.page.keys import give_keys
from ks_desktop.referrals.referrers import Offer
from ks_desktop.referrals.service.referrers import KnownReferrer, Referrers
from ks_desktop.widgets.desk import Desk
from ks_desktop.widgets.fields import LineField
from ks_desktop.widgets.parts import Button, Flow, column, label, typed
from ks_desktop.widgets.parts.buttons import NameButton
from ks_desktop.widgets.theme import Space, Tone

_UNDER: Final = 2  # its place in the pane: under the heading and what is said
_PRACTICE: Final = "referrer_organisation"
_PERSON: Final = "referrer_name"
_MOST_NEAR: Final = 3
_TAKE: Final = "Alt+V"
_Found = tuple[Offer | None, tuple[str, ...], tuple[Offer, ...]]


class KnownReferrerLine(QWidget):
    """Says whom to talk with first and whom the directory knows; offers what is near, or to add what is new."""

    def __init__(self, desk: Desk, referrers: Referrers, form: ReferralForm, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("known_referrer")
        self._desk, self._referrers, self._form = desk, referrers, form
        self._referral_id: ReferralId | None = None
        self._first: Callable[[], None] | None = None
        self._filled: dict[str, str] = {}  # what the directory filled in, so that it may fill in anew
        self.talk_first = label("", tone=Tone.ATTENTION, wrap=True)
        self.talk_first.setObjectName("talk_first")
        self.known = typed("", "secondary", tone=Tone.MUTED, wrap=True)
        self.known.setObjectName("known")
        self._offers = Flow(gap=Space.INSIDE)
        box = column(self.talk_first, self.known, gap=Space.TIGHT)
        box.addLayout(self._offers)
        self.setLayout(box)
        self.hide()
        for name in (_PRACTICE, _PERSON):
            form.field(name).left.connect(self._on_left)

    def stand_under(self, pane: QWidget) -> None:
        """Take its place in a pane, under the heading."""
        box = pane.layout()
        if isinstance(box, QBoxLayout):
            box.insertWidget(_UNDER, self)
        give_keys(pane, {_TAKE: self._take_first})

    def show_referral(self, referral_id: ReferralId | None) -> None:
        """Show who sent a stored referral; None while it is none yet."""
        self._referral_id = referral_id
        self._filled.clear()
        self.hide()
        if referral_id is not None:
            call = partial(self._referrers.known, referral_id, actor=self._desk.actor)
            self._desk.tasks.run(call, done=partial(self._on_known, referral_id), owner=self, latest="known_referrer")

    def _on_known(self, asked: ReferralId, known: KnownReferrer) -> None:
        if asked != self._referral_id:
            return
        self._show_talk_first(known)
        self._show_known(known)
        self._show_offers(known)
        self.setVisible(bool(self.talk_first.text() or self.known.text() or self._offers.count()))

    def _show_talk_first(self, known: KnownReferrer) -> None:
        said = ""
        if known.referral.consult_first is Answer.YES and known.referral.referrer:
            phone = _("phone {phone}", phone=known.phone) if known.phone else ""
            who = ", ".join(part for part in (known.referral.referrer, phone) if part)
            said = _("First talk with {who}, before she is called.", who=who)
        self.talk_first.setText(said)
        self.talk_first.setVisible(bool(said))

    def _show_known(self, known: KnownReferrer) -> None:
        said = ""
        if known.organisation is not None:
            offer = Offer(organisation=known.organisation, person=known.person)
            parts = (offer.label, offer.feedback)
            said = _("In the directory: {who}", who=" · ".join(part for part in parts if part))
        self.known.setText(said)
        self.known.setVisible(bool(said))

    def _show_offers(self, known: KnownReferrer) -> None:
        self._offer(known.near, self._choose)
        if known.can_be_added:
            add = Button(N_("Add to the directory"), part="link")
            add.setObjectName("add_referrer")
            add.clicked.connect(self._add)
            self._offers.addWidget(add)

    def _offer(self, near: tuple[Offer, ...], choose: Callable[[Offer], None]) -> None:
        """Offer who may be meant, instead of what was offered before."""
        while (item := self._offers.takeAt(0)) is not None:
            if (before := item.widget()) is not None:
                before.hide()
                before.deleteLater()
        for number, offer in enumerate(near[:_MOST_NEAR]):
            button = NameButton(_("This is {who}", who=offer.label))
            button.setObjectName("choose_referrer")
            button.setToolTip("" if number else _TAKE)
            button.clicked.connect(partial(choose, offer))
            self._offers.addWidget(button)
        self._first = partial(choose, near[0]) if near else None

    @Slot()
    def _take_first(self) -> None:
        """Take the first of who may be meant."""
        if self._first is not None and self.isVisible():
            self._first()

    def _choose(self, offer: Offer) -> None:
        if self._referral_id is not None:
            self._do(partial(self._referrers.choose, self._referral_id, offer, actor=self._desk.actor))

    @Slot()
    def _add(self) -> None:
        if self._referral_id is not None:
            self._do(partial(self._referrers.add_to_directory, self._referral_id, actor=self._desk.actor))

    def _do(self, call: "partial[Changes]") -> None:
        self._desk.tasks.run(call, done=self._on_done, owner=self)

    @Slot(object)
    def _on_done(self, _changes: object) -> None:
        self.show_referral(self._referral_id)

    @Slot()
    def _on_left(self) -> None:
        practice = self._text(_PRACTICE)
        if practice:
            call = partial(self._look_up, practice, self._text(_PERSON))
            self._desk.tasks.run(call, done=partial(self._on_offered, practice), owner=self, latest="offer")

    def _look_up(self, practice: str, name: str) -> _Found:
        """Return whom a practice and name are, who work there, and else who may be meant; called on the worker."""
        offer, names = self._referrers.offer_at(practice, name, actor=self._desk.actor)
        near = () if offer is not None else self._referrers.offer(practice, actor=self._desk.actor)
        return offer, names, tuple(one for one in near if one.person is None)  # its people follow from the practice

    def _on_offered(self, practice: str, found: _Found) -> None:
        offer, names, near = found
        if practice != self._text(_PRACTICE):
            return
        if self._referral_id is None:  # of a stored referral it was said when it was opened
            self._offer(near, self._take)
            self.setVisible(bool(near))
        if offer is None:
            return
        person = self._form.field(_PERSON)
        if isinstance(person, LineField):
            completing(person, list(names))
        for name, text in offer.fills().items():
            if name not in {_PRACTICE, _PERSON}:
                self._fill(name, text)

    def _take(self, offer: Offer) -> None:
        """Write a practice as the directory does, and fill in what follows from it."""
        for name in (_PRACTICE, _PERSON):
            text = offer.fills().get(name)
            if text:
                self._form.field(name).set_raw(text)
                self._form.field(name).edited.emit()
        self._on_left()

    def _fill(self, name: str, text: str) -> None:
        """Fill in a field that is empty, or that was filled in before and not touched since; and say so."""
        field = self._form.field(name)
        if field.raw() in {"", self._filled.get(name, "")} and field.raw() != text:
            field.set_raw(text)
            field.show_note(_("From the directory"))
            self._filled[name] = text

    def _text(self, name: str) -> str:
        return str(self._form.field(name).raw()).strip()
