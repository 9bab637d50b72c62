"""When a letter may go out without her consent: on a legal ground, with a reason, by a registered care professional.

The list and the rules are a proposal for the organisation's lawyer to check, not a legal opinion. A ground lifts what
her missing consent or her refusal hinders, and nothing else: not a quiet case, not that she died, not a secret
address, not the rule for the BSN, not post that is unsafe for her, not a character that cannot be printed. Letters to
herself, to volunteers and inside the house have no ground: nothing is averted by them. Feedback, a receipt and a
question have none either: they are a courtesy to the referrer, so her objection stands. Nor does a ground lift her
objection to telling her GP: whoever must know at once is phoned, and other partners are left.

Source:
    WGBO (BW 7:457) with the KNMG guideline on medical data: vital interest, legal duty, conflict of duties.
"""

from collections.abc import Iterable, Mapping
from typing import Final

from ks_desktop.core.errors import UserError
from ks_desktop.core.texts import N_
from ks_desktop.letters.domain.draft import LegalGround, LetterDraft
from ks_desktop.letters.domain.kinds import LetterKind

GROUND_LABELS: Final[Mapping[LegalGround, str]] = {
    LegalGround.VITAL_INTEREST: N_("Vital interest"),
    LegalGround.LEGAL_DUTY: N_("Legal duty"),
    LegalGround.CONFLICT_OF_DUTIES: N_("Conflict of duties"),
}
GROUND_MEANS: Final[Mapping[LegalGround, str]] = {
    LegalGround.VITAL_INTEREST: N_("Her life or that of her child is in danger, and she cannot answer."),
    LegalGround.LEGAL_DUTY: N_("A law obliges you to tell this receiver."),
    LegalGround.CONFLICT_OF_DUTIES: N_("Only this prevents serious harm, and asking her did not help."),
}
LIFTED: Final = frozenset(
    {"consent_sign_up", "consent_refer", "consent_data", "consent_handover"}
)  # codes of what a ground lifts
LEAST_WORDS: Final = 5  # fewer say too little to look back on


def may_lift(kind: LetterKind) -> bool:
    """Tell whether a letter of this kind may ever go out without her consent."""
    return kind.is_to_partner and kind is not LetterKind.REFERRAL_INFORMAL


def ground_errors(draft: LetterDraft, big_number: str) -> tuple[UserError, ...]:
    """Return what is wrong with the ground of a draft; nothing without one.

    Args:
        draft: what was chosen and typed.
        big_number: of who makes it final: without one nobody weighs this.
    """
    if draft.ground is None:
        return ()
    if not may_lift(draft.kind):
        sentence = N_("A letter of this kind never goes out without her consent.")
        return (UserError(sentence, code="ground_kind", field="ground"),)
    if not big_number:
        sentence = N_(
            "Only somebody with a BIG number may send a letter without her consent. Ask a colleague who has one."
        )
        return (UserError(sentence, code="ground_right", field="ground"),)
    if len(draft.ground_reason.split()) < LEAST_WORDS:
        sentence = N_("Write in a whole sentence why this cannot wait for her consent.")
        return (UserError(sentence, code="ground_reason", field="ground_reason"),)
    return ()


def lifted(draft: LetterDraft, hindrances: Iterable[UserError], big_number: str) -> tuple[UserError, ...]:
    """Return the hindrances that are left: with a sound ground those of her consent fall away.

    A ground that lifts nothing hinders itself: the paper would say that she had not agreed.
    """
    found = tuple(hindrances)
    if draft.ground is None:
        return found
    if wrong := ground_errors(draft, big_number):
        return (*found, *wrong)
    left = tuple(error for error in found if error.code not in LIFTED)
    if len(left) == len(found):
        sentence = N_("Her consent is there, so no legal ground is needed. Take it away.")
        return (*left, UserError(sentence, code="ground_needless", field="ground"))
    return left
