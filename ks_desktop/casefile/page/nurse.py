"""Whose case it is, who stands in for her, and giving it to another nurse with one key."""

from functools import partial

from PySide6.QtWidgets import QWidget

from ks_desktop.casefile.domain import CasePage
from ks_desktop.casefile.page.pieces import link, nothing, refill
from ks_desktop.core.texts import N_, _
from ks_desktop.core.values import CaseId, UserId
from ks_desktop.visits.service.assigning import Assigning
from ks_desktop.widgets.desk import Desk
from ks_desktop.widgets.parts import Card, Flow, column, label, typed
from ks_desktop.widgets.theme import Space, Tone
from ks_desktop.widgets.words import short_day


class NurseCard(Card):
    """The nurse of a case."""

    def __init__(self, desk: Desk, assigning: Assigning) -> None:
        super().__init__(N_("Her nurse"))
        self.setObjectName("nurse_card")
        self._desk, self._assigning = desk, assigning
        self._lines = column(gap=Space.RELATED)
        self.body.addLayout(self._lines)

    def show_page(self, page: CasePage) -> None:
        """Show whose case it is, and who may get it as long as it is open."""
        its, body = page.whose, column(gap=Space.RELATED)
        if its.owner is None:
            body.addWidget(nothing(N_("It is nobody's yet.")))
        else:
            body.addWidget(typed(page.names.get(its.owner, ""), wrap=True))
        if its.until is not None and its.nurse is not None:
            name, day = page.names.get(its.nurse, ""), short_day(its.until, today=page.today)
            said = _("{name} stands in until {day}.", name=name, day=day)
            body.addWidget(label(said, "secondary", tone=Tone.MUTED, wrap=True))
        if page.case.is_open:
            body.addWidget(self._choices(page))
        refill(self._lines, body)

    def _choices(self, page: CasePage) -> QWidget:
        holder, flow = QWidget(), Flow()
        team = sorted(page.names.items(), key=lambda each: each[1].casefold())
        for place, (nurse, name) in enumerate((one for one in team if one[0] in page.team), start=1):
            if nurse != page.whose.owner:
                flow.addWidget(self._choice(page.case.id, nurse, _("To {name}", name=name), f"give_{place}"))
        if page.case.nurse is not None:
            flow.addWidget(self._choice(page.case.id, None, _("To nobody"), "give_nobody"))
        holder.setLayout(flow)
        return holder

    def _choice(self, case_id: CaseId, nurse: UserId | None, text: str, name: str) -> QWidget:
        button = link(text, name)
        button.clicked.connect(partial(self._give, case_id, nurse))
        return button

    def _give(self, case_id: CaseId, nurse: UserId | None) -> None:
        self._desk.tasks.run(partial(self._assigning.assign, [case_id], nurse, actor=self._desk.actor), owner=self)
