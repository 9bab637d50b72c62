"""What was agreed with her, in her own words."""

from ks_desktop.casefile.domain import CasePage
from ks_desktop.casefile.page.pieces import nothing, put
from ks_desktop.core.texts import N_
from ks_desktop.widgets.parts import Card, column, typed
from ks_desktop.widgets.theme import Space


class AgreedCard(Card):
    """The goals of the last report that has any."""

    def __init__(self) -> None:
        super().__init__(N_("Agreed with her"))

    def show_page(self, page: CasePage) -> None:
        """Show what was agreed at the last visit."""
        body = column(gap=Space.TIGHT)
        reports = [visit.report for visit in page.facts.appointments if visit.report is not None]
        newest = max((r for r in reports if r.agreed), key=lambda report: report.held_on, default=None)
        for goal in newest.agreed if newest is not None else ():
            body.addWidget(typed(f"•  {goal}", wrap=True))
        if newest is None:
            body.addWidget(nothing(N_("Nothing agreed yet.")))
        put(self, body)
