"""What is to be done about the onward referrals of the women who are shown, in words."""

from collections.abc import Collection, Mapping
from datetime import date
from typing import Final

from ks_desktop.core.database import Reading
from ks_desktop.core.values import CaseId
from ks_desktop.onward.service import Onward
from ks_desktop.today import store
from ks_desktop.today.domain import WaitingKind
from ks_desktop.today.domain.onward import note_of, waits_as

ONWARD_KINDS: Final = frozenset({WaitingKind.ONWARD_DUE, WaitingKind.ONWARD_REFUSED, WaitingKind.ONWARD_TO_SEND})


def notes(
    onward: Onward, case_ids: Collection[CaseId], today: date, *, reading: Reading
) -> Mapping[tuple[WaitingKind, CaseId], str]:
    """Return to whom and what, by group and case: a few questions for any number of cases."""
    found: dict[tuple[WaitingKind, CaseId], str] = {}
    of_cases = onward.of_cases(case_ids, reading=reading)
    written = store.with_letter(reading, of_cases)
    for case_id, all_of in of_cases.items():
        for kind in ONWARD_KINDS:
            mine = [each for each in all_of if waits_as(each, all_of, today, has_letter=each.id in written) is kind]
            if mine:
                found[kind, case_id] = note_of(mine, all_of, today)
    return found
