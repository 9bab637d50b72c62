"""What is looked for: what is used most in one row, the rest folded behind it; half typed narrows nothing yet."""

from collections.abc import Iterable
from datetime import date
from typing import Final

from PySide6.QtCore import QSize, Signal, Slot
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from ks_desktop.coalition.catalogue.offer import needs
from ks_desktop.coalition.domain import CareDomain, Cost, HerFacts, Municipality, OfferQuestion, Regions
from ks_desktop.coalition.form.sections import LANGUAGES
from ks_desktop.coalition.wording import DOMAINS
from ks_desktop.coalition.wording.services import COSTS
from ks_desktop.core.errors import UserError
from ks_desktop.core.gestation import GestationalAge, due_from_age
from ks_desktop.core.texts import N_, _
from ks_desktop.widgets.fields import AgeField, ChoiceField, LineField, Option
from ks_desktop.widgets.parts import Button, Flow, Tick, column, row
from ks_desktop.widgets.theme import Size, Space, font
from ks_desktop.widgets.words import language_name

_YEARS_WIDTH: Final = 4


class OfferFilters(QWidget):
    """Fields that narrow the list; the weeks, language and municipality also say what a card is held beside.

    Attributes:
        with_hidden: A tick that stands under the list.
        more: Unfolds the fields that are used less; says how many of those narrow.
        changed: Something else is looked for.
    """

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.need = ChoiceField(
            "need", N_("What for"), [Option(each.key, each.name) for each in needs().all], as_list=True
        )
        self.municipality = ChoiceField("municipality", N_("Municipality"), [], as_list=True)
        self.region = ChoiceField("region", N_("Region"), [], as_list=True)
        domains = [Option(domain.value, text) for domain, text in DOMAINS.items()]
        self.domain = ChoiceField("domain", N_("Domain"), domains, as_list=True)
        languages = [Option(code, language_name(code)) for code in LANGUAGES]
        self.language = ChoiceField("language", N_("Language"), languages, as_list=True)
        self.age = AgeField("age", N_("Weeks"), hint="")
        self.years = LineField("years", N_("Years"), width=_YEARS_WIDTH)
        costs = [Option(cost.value, text) for cost, text in COSTS.items() if cost is not Cost.UNKNOWN]
        self.cost = ChoiceField("cost", N_("Cost"), costs, as_list=True)
        self.with_hidden = Tick(N_("Also what is not there any more"))
        self.has_place = Tick(N_("With room now"))
        self.is_unchecked = Tick(N_("To be checked"))
        self.is_placeless = Tick(N_("Without municipality"))
        self._lists = (self.need, self.municipality, self.region, self.language, self.domain, self.cost)
        self._ticks = (self.has_place, self.is_unchecked, self.is_placeless)
        self.more = CountedButton(N_("More filters"), N_("More filters ({count})"))
        self.more.setObjectName("more_filters")
        self.more.toggled.connect(self._fold)
        for tick in (*self._ticks, self.with_hidden):
            tick.toggled.connect(self._on_changed)
        self._lay_out()
        self.age.left.connect(self._on_age_left)

    def _lay_out(self) -> None:
        for field in (*self._lists, self.age, self.years):
            field.reserve_lines(0)
            field.setFixedWidth(Size.FIELD if isinstance(field, ChoiceField) else Size.DAY_COLUMN)
            field.edited.connect(self._on_changed)
        self.need.setFixedWidth(Size.FIELD + Size.COLUMN)  # "Roken, alcohol en drugs"
        self.years.setFixedWidth(self.years.sizeHint().width())
        first = (self.need, self.municipality, self.age, self.language)
        second = (self.region, self.domain, self.cost, self.years)
        self._folded = (*second, self._beside(*self._ticks))
        self._line = Flow(*first, self._beside(self.more), *self._folded, gap=Space.INSIDE)
        self.setLayout(self._line)
        self._fold()

    def _beside(self, *parts: QWidget) -> QWidget:
        """Return these, standing where the fields have their editors."""
        made, low = QWidget(), column(gap=Space.NONE)
        low.addStretch(1)
        low.addLayout(row(*parts, gap=Space.RELATED))
        low.addSpacing(Space.TIGHT)
        made.setLayout(low)
        made.setFixedHeight(self.need.sizeHint().height())
        return made

    def height_in(self, width: int) -> int:
        """Return how high the fields are in so much width."""
        return self._line.heightForWidth(width)

    @Slot()
    def _fold(self) -> None:
        for part in self._folded:
            part.setHidden(not self.more.isChecked())

    @Slot()
    def _on_changed(self) -> None:
        self.more.show_count(self._less_used())
        self.changed.emit()

    def offer_municipalities(self, known: Iterable[Municipality]) -> None:
        """Let her choose among these."""
        options = [Option(each.code, each.name) for each in known]
        if options != list(self.municipality.options):
            self.municipality.offer(options)

    def offer_regions(self, known: Regions) -> None:
        """Let her choose among these regions."""
        options = [Option(each.key, each.name) for each in known.all]
        if options != list(self.region.options):
            self.region.offer(options)

    def question(self, text: str) -> OfferQuestion:
        """Return what is looked for, with what is typed in the search field."""
        cost, domain = self.cost.value(), self.domain.value()
        return OfferQuestion(
            text=text,
            need=self.need.value(),
            municipality=self.municipality.value(),
            region=self.region.value(),
            language=self.language.value(),
            age=self._age(),
            years=self._years(),
            cost=Cost(cost) if cost else None,
            domain=CareDomain(domain) if domain else None,
            has_place=self.has_place.isChecked(),
            is_unchecked=self.is_unchecked.isChecked(),
            is_placeless=self.is_placeless.isChecked(),
            with_hidden=self.with_hidden.isChecked(),
        )

    def chosen(self) -> int:
        """Return how many fields narrow the list now."""
        first = (self.need, self.municipality, self.language)
        return sum((*(bool(field.value()) for field in first), self._age() is not None)) + self._less_used()

    def _less_used(self) -> int:
        """Return how many of the fields that are folded narrow the list now."""
        second = (self.region, self.domain, self.cost)
        ticked = (tick.isChecked() for tick in self._ticks)
        return sum((*(bool(field.value()) for field in second), self._years() is not None, *ticked))

    def facts(self, today: date) -> HerFacts:
        """Return what is known of somebody from what is looked for."""
        age = self._age()
        return HerFacts(
            today=today,
            due=due_from_age(age, today) if age is not None else None,
            years=self._years(),
            language=self.language.value(),
            municipality=self.municipality.value(),
        )

    def _age(self) -> GestationalAge | None:
        try:
            return self.age.value()
        except UserError:
            return None  # half typed: said when she leaves the field

    def _years(self) -> int | None:
        typed = self.years.value()
        return int(typed) if typed.isascii() and typed.isdigit() and len(typed) <= 2 else None  # noqa: PLR2004

    @Slot()
    def _on_age_left(self) -> None:
        try:
            self.age.value()
        except UserError as error:
            self.age.show_error(error.message)


class CountedButton(Button):
    """Down while what it unfolds is shown; says how many of the fields behind it narrow the list."""

    def __init__(self, text: str, counted: str, parent: QWidget | None = None) -> None:
        """Take what it says, both marked with N_: with none, and with a `{count}` that narrow."""
        super().__init__(text, part="segment", parent=parent)
        self._plain, self._counted = text, counted
        self.setCheckable(True)

    def show_count(self, count: int) -> None:
        """Show how many fields narrow the list."""
        self.setText(_(self._counted, count=count) if count else _(self._plain))
        self.updateGeometry()

    @override
    def sizeHint(self) -> QSize:
        bold = QFontMetrics(font(bold=True), self).horizontalAdvance(self.text())  # as it is while it is down
        return super().sizeHint().expandedTo(QSize(bold + 2 * (Size.CELL_IN + Size.FOCUS), 0))


class NarrowButton(CountedButton):
    """Shows the fields in a window too low to show them always."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(N_("Narrow"), N_("Narrow ({count})"), parent)
        self.setObjectName("narrow_offer")
        self.hide()
