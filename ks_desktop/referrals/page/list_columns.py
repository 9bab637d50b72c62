"""What is shown of a list's errors and of what became of its rows."""

from collections.abc import Mapping
from typing import Final

from ks_desktop.core.texts import N_, _
from ks_desktop.referrals.exchange import Problem, RowOutcome, RowResult
from ks_desktop.referrals.exchange.labels import label_of
from ks_desktop.referrals.wording import MISSING, missing_text
from ks_desktop.widgets.table import Column

OUTCOMES: Final[Mapping[RowOutcome, str]] = {
    RowOutcome.TAKEN: N_("Complete"),
    RowOutcome.PARKED: N_("Incomplete"),
    RowOutcome.DUPLICATE: N_("Was there already"),
    RowOutcome.REFUSED: N_("Refused"),
}


def _cell(problem: Problem) -> str:
    return f"{problem.letter}{problem.line}" if problem.letter else str(problem.line)


def reasons_text(result: RowResult) -> str:
    """Return why a row ended as it did, in words."""
    lacking = [reason for reason in result.reasons if reason in MISSING]
    needed = [_("Still needed: {missing}.", missing=missing_text(lacking))] if lacking else []
    return " ".join([*needed, *(_reason(reason) for reason in result.reasons if reason not in MISSING)])


def _reason(reason: str) -> str:
    field, colon, sentence = reason.partition(": ")
    return f"{label_of(field)}: {sentence}" if colon and label_of(field) else reason


PROBLEM_COLUMNS: Final[tuple[Column[Problem], ...]] = (
    Column(N_("Cell"), _cell, lambda problem: (problem.line, problem.letter)),
    Column(N_("Field"), lambda problem: label_of(problem.field), lambda problem: label_of(problem.field)),
    Column(N_("What is wrong"), lambda problem: problem.sentence, lambda problem: problem.sentence, stretch=True),
)
RESULT_COLUMNS: Final[tuple[Column[RowResult], ...]] = (
    Column(N_("Row"), lambda result: str(result.line), lambda result: result.line),
    Column(
        N_("Outcome"), lambda result: _(OUTCOMES[result.result]), lambda result: list(OUTCOMES).index(result.result)
    ),
    Column(N_("Reason"), reasons_text, reasons_text, stretch=True),
)
