"""What is being looked over: the comparison and the choices so far, kept as a draft with each choice."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from functools import partial
from typing import Any, Final, cast
from uuid import UUID

from PySide6.QtCore import QObject, Signal, Slot

from ks_desktop.coalition.domain.cards import Cards
from ks_desktop.coalition.exchange.copy import DirectoryCopy
from ks_desktop.coalition.merging import Choices, Comparison, Difference, Said, outcome_of
from ks_desktop.coalition.service.merging import DirectoryMerge, Taken, mark_of
from ks_desktop.coalition.wording.merging import Names, names_of
from ks_desktop.core.errors import KsError, UserError, each
from ks_desktop.core.texts import N_
from ks_desktop.widgets.desk import Desk
from ks_desktop.widgets.tasks import LongTask
from ks_desktop.widgets.words import language_name

DRAFT: Final = "directory_merge"
_MOST_ERRORS: Final = 6
OPEN: Final = "directory_merge_open"


Read = Callable[[], DirectoryCopy]
_Found = tuple[DirectoryCopy, str, Choices, Comparison]


@dataclass(frozen=True, slots=True, kw_only=True)
class Begun:
    """A comparison that was begun before: whose directory, and where its file lay."""

    from_whom: str
    place: str


class Review(QObject):
    """One review of a copy. Each choice is kept at once, so that a lock or a crash costs none.

    Attributes:
        compared: `comparison` is there, or another one.
        changed: Something else is chosen.
        counted: How many cards would be new, and how many changed.
        taken: What became of taking over.
        refused: A sentence: it could not be compared or taken over.
    """

    compared = Signal()
    changed = Signal()
    counted = Signal(object)
    taken = Signal(object)
    refused = Signal(str)

    def __init__(self, desk: Desk, merge: DirectoryMerge, parent: QObject) -> None:
        super().__init__(parent)
        self._desk, self._merge = desk, merge
        self._copy = DirectoryCopy()
        self._mark, self._place = "", ""
        self._is_busy = False
        self.choices = Choices()
        self.comparison = Comparison(differences=(), ours=Cards())
        self.names = Names()

    def begin(self, read: Read, from_whom: str, place: str) -> None:
        """Read a copy and compare it; the choices that were made about it before count again."""
        self._copy, self._place, self._mark = DirectoryCopy(), place, ""
        self._on_compared(Comparison(differences=(), ours=Cards()))
        self.choices = Choices()
        desk, merge = self._desk, self._merge

        def call(task: LongTask) -> _Found:
            copy = read()
            mark = mark_of(copy)
            kept = desk.drafts.find(DRAFT, mark, actor=desk.actor)
            choices, name = Choices(), from_whom
            if kept is not None:
                choices, name = Choices.from_json(kept["choices"]), from_whom or kept["from_whom"]
            comparison = merge.compare(copy, actor=desk.actor, from_whom=name, said=choices.said, tell=task.report)
            return copy, mark, choices, comparison

        desk.tasks.run_long(
            call,
            N_("Comparing the directories"),
            done=self._on_begun,
            failed=self._on_failed,
            owner=self,
            stops_at_lock=True,
        )

    @Slot(object)
    def _on_begun(self, found: _Found) -> None:
        self._copy, self._mark, self.choices, comparison = found
        self._on_compared(comparison)
        self._open()

    @Slot(object)
    def _on_compared(self, comparison: Comparison) -> None:
        self.comparison = comparison
        self.names = names_of(comparison, language_name)
        self.compared.emit()
        self._count()

    def choose(self, choices: Choices) -> None:
        """Let these choices count."""
        self.choices = choices
        self._keep()
        self.changed.emit()
        self._count()

    def say_same(self, difference: Difference, ours: object) -> None:
        """Say that one of theirs is this one of ours, and compare again."""
        self.choose(self.choices.with_same(difference.key, cast("UUID", ours)))
        self._compare_again()

    def say_apart(self, difference: Difference) -> None:
        """Say that one of theirs is none of those it may be, and compare again."""
        self.choose(self.choices.with_apart(difference.key, (each.id for each in difference.candidates)))
        self._compare_again()

    def name(self, from_whom: str) -> None:
        """Say whose directory it is."""
        if from_whom.strip() != self.comparison.from_whom:
            self.comparison = replace(self.comparison, from_whom=from_whom.strip())
            self._open()
            self._keep()

    def can_take(self, count: int) -> bool:
        """Tell whether there is anything to take over: cards, or who is who."""
        return not self._is_busy and (bool(count) or self.choices.said != Said())

    def take(self) -> None:
        """Take over what is chosen."""
        merge, actor, comparison, choices = self._merge, self._desk.actor, self.comparison, self.choices
        self._is_busy = True
        self.counted.emit((0, 0))

        def call(task: LongTask) -> Taken:
            return merge.take(comparison, choices, actor=actor, tell=task.report)

        task = self._desk.tasks.run_long(
            call, N_("Taking over cards"), done=self._on_taken, failed=self._on_failed, owner=self
        )
        task.ended.connect(self._on_ended)

    def drop(self) -> None:
        """Throw the choices away."""
        self.choices = Choices()
        drafts, actor, mark = self._desk.drafts, self._desk.actor, self._mark

        def call() -> None:
            drafts.drop(DRAFT, mark, actor=actor)
            drafts.drop(OPEN, "", actor=actor)

        self._desk.tasks.run(call, owner=self)

    @Slot()
    def _on_ended(self) -> None:
        self._is_busy = False
        self._count()

    @Slot(object)
    def _on_taken(self, taken: Taken) -> None:
        self._is_busy = False
        self.drop()
        self.taken.emit(taken)
        self._compare_again()

    @Slot(object)
    def _on_failed(self, error: KsError) -> None:
        found = each(error) if isinstance(error, UserError) else (error,)
        self.refused.emit("\n".join(one.text() for one in found[:_MOST_ERRORS]))

    def _compare_again(self) -> None:
        call = partial(
            self._merge.compare,
            self._copy,
            actor=self._desk.actor,
            from_whom=self.comparison.from_whom,
            said=self.choices.said,
        )
        self._desk.tasks.run(call, done=self._on_compared, failed=self._on_failed, owner=self, latest="compare")

    def _count(self) -> None:
        call = partial(_counts, self.comparison, self.choices)
        self._desk.tasks.run(call, done=self.counted.emit, owner=self, latest="count")

    def _keep(self) -> None:
        from_whom, choices = self.comparison.from_whom, self.choices
        self._draft(DRAFT, self._mark, lambda: {"from_whom": from_whom, "choices": choices.as_json()})

    def _open(self) -> None:
        """Remember which comparison is open, to go on with it after a lock."""
        content = {"from_whom": self.comparison.from_whom, "place": self._place}
        self._draft(OPEN, "", lambda: content)

    def _draft(self, form: str, subject: str, content: Callable[[], Mapping[str, Any]]) -> None:
        drafts, actor = self._desk.drafts, self._desk.actor
        self._desk.tasks.run(lambda: drafts.keep(form, subject, content(), actor=actor), owner=self)


def begun(desk: Desk) -> Begun | None:
    """Return what comparison was begun and not ended, or None. Called off the GUI thread."""
    kept = desk.drafts.find(OPEN, "", actor=desk.actor)
    return None if kept is None else Begun(from_whom=str(kept["from_whom"]), place=str(kept["place"]))


def _counts(comparison: Comparison, choices: Choices) -> tuple[int, int]:
    outcome = outcome_of(comparison, choices)
    return len(outcome.added), len(outcome.changed)
