"""Who gets which woman: the list of a hand-over, in which one key gives her to another colleague."""

from collections.abc import Callable, Mapping
from functools import partial

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from ks_desktop.core.texts import N_, _
from ks_desktop.core.values import CaseId, UserId
from ks_desktop.visits.page.keys import bind
from ks_desktop.visits.page.team.columns import detail_lines, handed_columns
from ks_desktop.visits.service.handing_over import HandedCase, HandOverQuestion
from ks_desktop.widgets.parts import column, label, typed
from ks_desktop.widgets.table import RecordsTable
from ks_desktop.widgets.theme import Space, Tone

_DIGITS = 9


class HandingList(QWidget):
    """The women, to whom each goes, and what becomes of her visits; every key is worked out at once.

    Attributes:
        arranged: Something else would be handed over now.
    """

    arranged = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._question: HandOverQuestion | None = None
        self._proposal: dict[CaseId, UserId | None] = {}
        self.choices: dict[CaseId, UserId | None] = {}
        self.handed: tuple[HandedCase, ...] = ()
        self.table: RecordsTable[HandedCase] = RecordsTable(
            handed_columns(self._names),
            key=lambda case: case.case_id,
            name=N_("Work to hand over"),
            empty=N_("She has no work on these days."),
        )
        self.table.setObjectName("handing_table")
        self.table.selected.connect(self._on_selected)
        self.keys = label("", "secondary", tone=Tone.MUTED, wrap=True)
        self.detail = typed("", wrap=True)
        self.detail.setObjectName("handing_detail")
        box = column(self.table, self.keys, gap=Space.RELATED)
        box.setStretch(0, 1)
        box.addWidget(self.detail)
        self.setLayout(box)
        self._give_keys()

    def _give_keys(self) -> None:
        acts: dict[str, Callable[[], object]] = {
            "Left": partial(self._turn, -1),
            "Right": partial(self._turn, 1),
            "A": self._all,
            "V": self._as_proposed,
            "0": partial(self._choose, 0),
        }
        bind(self.table, acts | {str(place): partial(self._choose, place) for place in range(1, _DIGITS + 1)})

    def show_question(self, question: HandOverQuestion) -> None:
        """Show a proposal for each woman; whom she gave to somebody before stays there."""
        kept = self.choices if self._question is not None and self._question.nurse == question.nurse else {}
        self._question = question
        self._proposal = {case.case_id: case.to for case in question.proposed()}
        self.choices = {key: kept.get(key, to) for key, to in self._proposal.items()}
        team = [f"{place} {question.names[one]}" for place, one in enumerate(question.colleagues()[:_DIGITS], start=1)]
        self.keys.setText(
            _("To: {team}. 0 stays with her, A all women to this one, V as proposed.", team=", ".join(team))
        )
        self._arrange()
        self.table.select_first()

    def clear(self) -> None:
        """Show nothing: there is no question."""
        self._question, self._proposal, self.choices, self.handed = None, {}, {}, ()
        self.table.set_records(())
        self.keys.setText("")
        self.detail.setText("")
        self.arranged.emit()

    def question(self) -> HandOverQuestion | None:
        """Return what is shown, None without."""
        return self._question

    def _names(self) -> Mapping[UserId, str]:
        return self._question.names if self._question is not None else {}

    def _arrange(self) -> None:
        if self._question is not None:
            self.handed = self._question.arranged(self.choices)
            # A hand-over tells the reasons of its choice as they were when it was proposed, not of the room left.
            self.table.set_records(self.handed)
            self._on_selected(self.table.current())
            self.arranged.emit()

    def _team(self) -> list[UserId | None]:
        return [None, *(self._question.colleagues() if self._question is not None else ())]

    def _turn(self, step: int) -> None:
        case, team = self.table.current(), self._team()
        if case is not None:
            self._give(case, team[(team.index(case.to) + step) % len(team)])

    def _choose(self, place: int) -> None:
        case, team = self.table.current(), self._team()
        if case is not None and place < len(team):
            self._give(case, team[place])

    def _give(self, case: HandedCase, to: UserId | None) -> None:
        self.choices[case.case_id] = to
        self._arrange()
        self.table.select(case.case_id)

    def _all(self) -> None:
        case = self.table.current()
        if case is not None:
            self.choices = dict.fromkeys(self.choices, case.to)
            self._arrange()

    def _as_proposed(self) -> None:
        self.choices = dict(self._proposal)
        self._arrange()

    @Slot(object)
    def _on_selected(self, case: HandedCase | None) -> None:
        self.detail.setText(detail_lines(case) if case is not None else "")
        self.detail.setVisible(bool(self.detail.text()))
