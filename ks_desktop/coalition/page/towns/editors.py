"""The forms of a municipality's card: a coalition, what was agreed, the municipality itself."""

from collections.abc import Callable, Iterable
from dataclasses import replace
from functools import partial

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from ks_desktop.coalition.domain import Alliance, LocalAgreements, Municipality, Organisation, TownCard
from ks_desktop.coalition.form.alliance import AllianceForm
from ks_desktop.coalition.form.local import LocalForm, needed
from ks_desktop.coalition.form.municipality import MunicipalityForm
from ks_desktop.coalition.page.towns.editor import StateEditor
from ks_desktop.coalition.service import Coalition
from ks_desktop.core.texts import N_, _
from ks_desktop.core.values import AllianceId, Changes, new_id
from ks_desktop.widgets.desk import Desk
from ks_desktop.widgets.icons import Icon
from ks_desktop.widgets.keeping import Draft
from ks_desktop.widgets.parts import Button


class AllianceEditor(StateEditor):
    """One coalition, from a day on."""

    def __init__(self, desk: Desk, coalition: Coalition, parent: QWidget | None = None) -> None:
        super().__init__(desk, "alliance", N_("Save"), parent)
        self._coalition = coalition

    def show_alliance(self, card: TownCard, alliance: Alliance | None, partners: Iterable[Organisation]) -> None:
        """Show a coalition, or an empty form for one of this municipality."""
        form, town = AllianceForm(self.desk.clock.today), card.agreed.municipality
        form.know(partners)
        if alliance is None:
            form.set_values({"municipalities": town.name, "valid_from": self.desk.clock.today()})
        else:
            form.show_alliance(replace(alliance, valid_from=self.desk.clock.today()))
        shown = AllianceId(new_id()) if alliance is None else alliance.id
        states = () if alliance is None else card.states.get(alliance.id, ())
        heading = _("New coalition") if alliance is None else alliance.name
        subject = f"new:{town.code}" if alliance is None else str(shown)
        self.hold(form, heading, subject, partial(self._reading, form, shown, states))
        if alliance is not None:
            self.say_before(alliance.valid_from)

    def _reading(self, form: AllianceForm, shown: AllianceId, states: tuple[Alliance, ...]) -> Callable[[], Changes]:
        return partial(self._coalition.alliances.save, form.alliance(shown, states), actor=self.desk.actor)


class LocalEditor(StateEditor):
    """What was agreed with one municipality besides its terms, from a day on."""

    def __init__(self, desk: Desk, coalition: Coalition, parent: QWidget | None = None) -> None:
        super().__init__(desk, "local_agreements", N_("Save"), parent)
        self._coalition = coalition
        self._agreed: LocalAgreements | None = None
        self._code = ""
        self._local = LocalForm(desk.clock.today)
        self._states: tuple[LocalAgreements, ...] = ()
        self.more = Button(N_("One line more of each"), Icon.ADD)
        self.more.setObjectName("more_lines")
        self.more.clicked.connect(self._on_more)
        self.buttons.addWidget(self.more)

    def show_agreements(self, card: TownCard) -> None:
        """Show what was agreed with a municipality, or an empty form."""
        town, agreed = card.agreed.municipality, card.agreed.local
        self._agreed = agreed if agreed is not None and agreed.municipality == town.code else None
        self._code = town.code
        self._states = card.own_local
        heading = _("Agreements with {name}", name=town.name)
        self.hold(self._made(needed(self._agreed)), heading, town.code, self._reading)
        if self._agreed is not None:
            self.say_before(self._agreed.valid_from)

    def _made(self, counts: dict[str, int]) -> LocalForm:
        self._local = LocalForm(self.desk.clock.today, counts)
        today = self.desk.clock.today()
        if self._agreed is not None:
            self._local.show_agreements(replace(self._agreed, valid_from=max(today, self._agreed.valid_from)))
        else:
            self._local.set_values({"valid_from": today})
        return self._local

    @override
    def room_for(self, draft: Draft) -> None:
        self.change_form(self._made(needed(self._agreed, draft)), {})

    @Slot()
    def _on_more(self) -> None:
        typed = self.typed()
        self.change_form(self._made({part: count + 1 for part, count in self._local.counts.items()}), typed)

    def _reading(self) -> Callable[[], Changes]:
        stored = {each.valid_from: each for each in self._states}
        read = self._local.agreements(self._code, stored)
        return partial(self._coalition.agreements.save_local, read, actor=self.desk.actor)


class MunicipalityEditor(StateEditor):
    """One municipality as this organisation knows it."""

    def __init__(self, desk: Desk, coalition: Coalition, parent: QWidget | None = None) -> None:
        super().__init__(desk, "municipality", N_("Save"), parent)
        self._coalition = coalition

    def show_municipality(self, municipality: Municipality | None) -> None:
        """Show a municipality, or an empty form."""
        form = MunicipalityForm(self.desk.clock.today)
        if municipality is not None:
            form.show_municipality(municipality)
        heading = _("New municipality") if municipality is None else municipality.name
        subject = "" if municipality is None else municipality.code
        self.hold(form, heading, subject, partial(self._reading, form, municipality))

    def _reading(self, form: MunicipalityForm, stored: Municipality | None) -> Callable[[], Changes]:
        return partial(self._coalition.register.save, form.municipality(stored), actor=self.desk.actor)
