"""The same partner under two names: the other name is joined into this card, and can be let go again."""

from functools import partial

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QApplication, QWidget

from ks_desktop.coalition.domain import Organisation
from ks_desktop.coalition.merging.alike import how_like, look_at
from ks_desktop.coalition.service import Coalition
from ks_desktop.core.errors import KsError
from ks_desktop.core.texts import N_
from ks_desktop.core.values import OrganisationId
from ks_desktop.widgets.desk import Desk
from ks_desktop.widgets.fields import ChoiceField, Option
from ks_desktop.widgets.form import Form, FormSection
from ks_desktop.widgets.parts import Button, Card, Flow, column, row, typed

_Known = tuple[tuple[Organisation, ...], tuple[Organisation, ...]]  # the other spellings, and all other partners


class SpellingsPane(QWidget):
    """Shows under which other names a partner stands, and joins another partner into it.

    Attributes:
        joined: Another name became this partner's, or is its own again.
    """

    joined = Signal()

    def __init__(self, desk: Desk, coalition: Coalition, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("spellings")
        self._desk, self._coalition = desk, coalition
        self._organisation: Organisation | None = None
        self._lines = column()
        self.begin = Button(N_("The same as another partner"), part="link")
        self.begin.setObjectName("begin_join")
        self.join = Button(N_("Join into this card"))
        self.join.setObjectName("join")
        self.cancel = Button(N_("Cancel"))
        self.cancel.setObjectName("cancel_join")
        self._place = column()
        self._form: Form | None = None
        self._others: tuple[Organisation, ...] = ()
        buttons = row(self.join, self.cancel)
        buttons.addStretch(1)
        self._editor = QWidget()
        self._editor.setLayout(column(self._place, buttons))
        self._editor.hide()
        card = Card(N_("Other names"))
        card.body.addLayout(self._lines)
        card.body.addLayout(Flow(self.begin))
        card.body.addWidget(self._editor)
        self.setLayout(column(card))
        self.begin.clicked.connect(self.open)
        self.join.clicked.connect(self._on_join)
        self.cancel.clicked.connect(self._leave)

    def show_organisation(self, organisation: Organisation | None) -> None:
        """Show under which other names a stored partner stands."""
        self._organisation = organisation
        self._leave()
        self.setVisible(organisation is not None)
        if organisation is not None:
            self._desk.tasks.run(partial(self._look, organisation), done=self._on_known, owner=self, latest="spellings")

    def _look(self, organisation: Organisation) -> _Known:
        actor = self._desk.actor
        found = [each for each in self._coalition.organisations(actor=actor) if each.id != organisation.id]
        mine = look_at(organisation)
        # The likeliest first, then by name.
        others = tuple(sorted(found, key=lambda each: -how_like(mine, look_at(each))))
        return self._coalition.spellings.of(organisation.id, actor=actor), others

    @Slot(object)
    def _on_known(self, known: _Known) -> None:
        spellings, self._others = known
        while (item := self._lines.takeAt(0)) is not None:
            if (before := item.widget()) is not None:
                before.hide()
                before.deleteLater()
        for spelling in spellings:
            self._lines.addWidget(self._line(spelling))
        self.begin.setVisible(bool(self._others))

    def _line(self, spelling: Organisation) -> QWidget:
        apart = Button(N_("Another partner after all"), part="link")
        apart.setObjectName("separate")
        apart.clicked.connect(partial(self._separate, spelling.id))
        line = row(typed(spelling.name, wrap=True))
        line.addWidget(apart)
        line.addStretch(1)
        holder = QWidget()
        holder.setLayout(line)
        return holder

    @Slot()
    def open(self) -> None:
        """Let her choose which partner this is as well."""
        self._leave()
        options = [Option(str(each.id), ", ".join(filter(None, (each.name, each.place)))) for each in self._others]
        hint = N_("Its referrals, people and name go with this card. You can undo this here.")
        field = ChoiceField("same_as", N_("Which partner is this as well?"), options, hint=hint, as_list=True)
        self._form = Form([FormSection("", [field])])
        self._form.submitted.connect(self._on_join)
        self._place.addWidget(self._form)
        self._editor.show()
        self.begin.hide()
        self._form.focus_first()

    def put_away(self) -> bool:
        """Close the form if she is in it; tell whether she was."""
        focused = QApplication.focusWidget()
        is_in_it = focused is not None and self._editor.isAncestorOf(focused)
        if is_in_it:
            self._leave()
            self.begin.setFocus(Qt.FocusReason.OtherFocusReason)
        return is_in_it

    @Slot()
    def _leave(self) -> None:
        before, self._form = self._form, None
        if before is not None:
            self._place.removeWidget(before)
            before.deleteLater()
        self._editor.hide()
        self.begin.setVisible(bool(self._others))

    @Slot()
    def _on_join(self) -> None:
        if self._form is None or self._organisation is None:
            return
        chosen = next((each for each in self._others if str(each.id) == self._form.field("same_as").raw()), None)
        if chosen is None:
            self._form.field("same_as").show_error(N_("Choose which partner this is as well."))
            return
        actor = self._desk.actor
        call = partial(self._coalition.spellings.join, self._organisation.id, chosen.id, actor=actor)
        self._desk.tasks.run(call, done=self._on_done, failed=self._on_refused, owner=self)

    def _separate(self, organisation_id: OrganisationId) -> None:
        call = partial(self._coalition.spellings.separate, organisation_id, actor=self._desk.actor)
        self._desk.tasks.run(call, done=self._on_done, owner=self)

    @Slot(object)
    def _on_done(self, _changes: object) -> None:
        self.show_organisation(self._organisation)
        self.joined.emit()

    @Slot(object)
    def _on_refused(self, error: KsError) -> None:
        if self._form is not None:
            self._form.show_errors(error)
