"""What is kept about a woman, part by part: for a letter to her, and for a copy that she asks for. The same parts."""

from collections.abc import Collection
from dataclasses import dataclass, fields, is_dataclass
from typing import Any, Final

from ks_desktop.core.database import Reading
from ks_desktop.core.values import CaseId
from ks_desktop.letters.domain import LetterDraft, LetterKind
from ks_desktop.letters.extract.sections import LEFT_OUT, PARTS, extract, summary
from ks_desktop.letters.facts import LetterFacts
from ks_desktop.letters.gathering import Gathering
from ks_desktop.letters.wording import wording
from ks_desktop.paper import documents as paper

OTHERS: Final = frozenset({"x_people", "x_said"})
"""The parts that name others: left out until somebody read them."""

_NEVER: Final = frozenset(
    {"bsn", "bsn_checked_by", "bsn_checked_on", "version", "search_name", "attachment_id", "sha256"}
)
_SAID_BY_OTHERS: Final = "reason_note"


@dataclass(frozen=True, slots=True, kw_only=True)
class ExtractPart:
    """A part there is something of: its word, what it is called, how much it holds, and whether it names others."""

    word: str
    name: str
    summary: str
    names_others: bool


class Extracts:
    """Extracts of one case."""

    def __init__(self, gathering: Gathering) -> None:
        self._gathering = gathering

    def parts(self, case_id: CaseId, *, reading: Reading) -> tuple[ExtractPart, ...]:
        """Return the parts that hold something, but the explanation of what is left out, which always goes along."""
        facts, words = self._facts(case_id, reading), wording("extract")
        return tuple(
            ExtractPart(
                word=part.word,
                name=words.get("heading", part.word),
                summary=found,
                names_others=part.word in OTHERS,
            )
            for part in PARTS
            if part.word != LEFT_OUT and (found := summary(part.word, facts))
        )

    def blocks(self, case_id: CaseId, chosen: Collection[str], *, reading: Reading) -> tuple[paper.Block, ...]:
        """Return these parts as they stand on paper."""
        return extract({*chosen, LEFT_OUT}, self._facts(case_id, reading))

    def values(self, case_id: CaseId, chosen: Collection[str], *, reading: Reading) -> dict[str, Any]:
        """Return these parts as plain values, for a program to read; her BSN and a secret address are in neither."""
        facts = self._facts(case_id, reading)
        kept = facts.kept
        if kept is None:
            return {}
        hers = _plain(facts.client)
        if facts.client.address.is_secret:
            del hers["address"]
        referrals = [_plain(one) for one in kept.referrals]
        if "x_said" not in chosen:
            for one in referrals:
                one.pop(_SAID_BY_OTHERS, None)
        found = {
            "x_who": hers,
            "x_pregnancy": {
                "case": _plain(facts.case),
                "due_dates": _plain(kept.due_dates),
                "birth": _plain(kept.birth),
            },
            "x_people": _plain(kept.people),
            "x_referrals": referrals,
            "x_consents": _plain(facts.consents),
            "x_contacts": _plain(kept.attempts),
            "x_visits": {"visits": _plain(kept.visits), "goals": _plain(kept.goals)},
            "x_onward": _plain(kept.onward),
            "x_statements": _plain(kept.statements),
            "x_letters": _plain(kept.letters),
            "x_log": _plain(kept.log),
        }
        return {word: values for word, values in found.items() if word in chosen}

    def _facts(self, case_id: CaseId, reading: Reading) -> LetterFacts:
        return self._gathering.facts(LetterDraft(kind=LetterKind.RECORD_EXTRACT, case_id=case_id), reading=reading)


def _plain(value: Any) -> Any:
    if is_dataclass(value) and not isinstance(value, type):
        return {each.name: _plain(getattr(value, each.name)) for each in fields(value) if each.name not in _NEVER}
    if isinstance(value, tuple | list | frozenset):
        return [_plain(each) for each in value]
    if isinstance(value, dict):
        return {str(key): _plain(each) for key, each in value.items()}
    return value if value is None or isinstance(value, bool | int | float) else str(value)
