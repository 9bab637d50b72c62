"""Her objection to telling her GP: then no letter goes to a GP, whoever referred her and whatever it says. Pure.

A nurse who may not refer asks a GP or a midwife to do so; where the GP may hear nothing, the midwife is left.
"""

from collections.abc import Iterator

from ks_desktop.clients.domain import ConsentPurpose, is_refused
from ks_desktop.coalition.domain import OrganisationKind
from ks_desktop.core.errors import UserError
from ks_desktop.core.texts import N_
from ks_desktop.letters.domain import LetterDraft, LetterKind
from ks_desktop.letters.facts import LetterFacts


def is_gp_refused(facts: LetterFacts) -> bool:
    """Tell whether she does not want her GP to be told; not asked is no objection."""
    return is_refused(facts.consents, ConsentPurpose.INFORM_GP, on=facts.today)


def is_read_by_gp(facts: LetterFacts) -> bool:
    """Tell whether a letter goes to a GP: a partner, or whoever referred her."""
    organisation = facts.organisation
    return OrganisationKind.GP in {facts.referrer_kind, organisation.kind if organisation is not None else None}


def to_partner(draft: LetterDraft, facts: LetterFacts) -> Iterator[UserError]:
    """Return that a letter must not go to this partner, a GP she does not want to be told."""
    if not (is_read_by_gp(facts) and is_gp_refused(facts)):
        return
    if draft.kind is LetterKind.REQUEST_TO_REFER:
        sentence = N_("She does not want her GP to be told. Ask her midwife to refer her.")
    else:
        sentence = N_("She does not want her GP to be told, so no letter goes there. Choose another care provider.")
    yield UserError(sentence, code="gp_refused", field="receiver")


def to_referrer(facts: LetterFacts) -> Iterator[UserError]:
    """Return that nothing is written to a GP who referred her and whom she does not want to be told."""
    if is_read_by_gp(facts) and is_gp_refused(facts):
        sentence = N_("A GP referred her, and she does not want her GP to be told: no letter goes there.")
        yield UserError(sentence, code="gp_refused", field="receiver")
