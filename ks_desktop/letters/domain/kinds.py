"""The kinds of letters, and the ways they go out."""

from collections.abc import Mapping
from enum import StrEnum
from typing import Final

from ks_desktop.core.texts import N_


class LetterKind(StrEnum):
    """What a letter is for; also the name of its wording."""

    REFERRAL_MEDICAL = "referral_medical"
    REFERRAL_SOCIAL = "referral_social"
    APPOINTMENT = "appointment"
    FEEDBACK = "feedback"
    RECEIPT = "receipt"
    QUESTION = "question"
    HANDOVER_BIRTH = "handover_birth"
    HANDOVER_MATERNITY = "handover_maternity"
    HANDOVER_JGZ = "handover_jgz"
    NOT_REACHED = "not_reached"
    REQUEST_TO_REFER = "request_to_refer"
    REFERRAL_INFORMAL = "referral_informal"
    CANCELLATION = "cancellation"
    RECORD_EXTRACT = "record_extract"

    @property
    def is_to_her(self) -> bool:
        """Tell whether it goes to the woman herself."""
        return self.is_about_visit or self in {LetterKind.NOT_REACHED, LetterKind.RECORD_EXTRACT}

    @property
    def is_about_visit(self) -> bool:
        """Tell whether it tells her of one visit: that it comes, or that it does not."""
        return self in {LetterKind.APPOINTMENT, LetterKind.CANCELLATION}

    @property
    def is_hers_by_right(self) -> bool:
        """Tell whether she may ask for it whatever she agreed to, and after her pregnancy ended too."""
        return self is LetterKind.RECORD_EXTRACT

    @property
    def is_handover(self) -> bool:
        """Tell whether it hands on what was done and agreed, after a birth or because she moves away."""
        return self in {LetterKind.HANDOVER_BIRTH, LetterKind.HANDOVER_MATERNITY, LetterKind.HANDOVER_JGZ}

    @property
    def is_to_partner(self) -> bool:
        """Tell whether it goes to a partner of the directory; the sheet for the child's record stays in the house."""
        return self.is_referral or self in {LetterKind.HANDOVER_MATERNITY, LetterKind.HANDOVER_JGZ}

    @property
    def is_to_referrer(self) -> bool:
        """Tell whether it goes to whoever referred her, about one referral."""
        return self in {LetterKind.FEEDBACK, LetterKind.RECEIPT, LetterKind.QUESTION}

    @property
    def is_short(self) -> bool:
        """Tell whether it asks for no words of the nurse: looked at and sent."""
        return self in {LetterKind.RECEIPT, LetterKind.QUESTION}

    @property
    def is_referral(self) -> bool:
        """Tell whether it asks a partner for help, which needs her consent for that partner."""
        return self in {
            LetterKind.REFERRAL_MEDICAL,
            LetterKind.REFERRAL_SOCIAL,
            LetterKind.REFERRAL_INFORMAL,
            LetterKind.REQUEST_TO_REFER,
        }


KIND_LABELS: Final[Mapping[LetterKind, str]] = {
    LetterKind.REFERRAL_MEDICAL: N_("Referral letter, medical"),
    LetterKind.REFERRAL_SOCIAL: N_("Referral letter, social"),
    LetterKind.REFERRAL_INFORMAL: N_("Referral letter, informal help"),
    LetterKind.REQUEST_TO_REFER: N_("Request to refer, to GP or midwife"),
    LetterKind.APPOINTMENT: N_("Appointment letter to her"),
    LetterKind.CANCELLATION: N_("Letter to her: visit does not go on"),
    LetterKind.FEEDBACK: N_("Feedback to the referrer"),
    LetterKind.RECEIPT: N_("Receipt note to the referrer"),
    LetterKind.QUESTION: N_("Question letter to the referrer"),
    LetterKind.HANDOVER_BIRTH: N_("Hand-over for the record of the child"),
    LetterKind.HANDOVER_MATERNITY: N_("Hand-over to maternity care"),
    LetterKind.HANDOVER_JGZ: N_("Hand-over to another youth health care"),
    LetterKind.NOT_REACHED: N_("Letter to her: not reached"),
    LetterKind.RECORD_EXTRACT: N_("Extract of her record, for her"),
}


class SendRoute(StrEnum):
    """How a letter goes out."""

    POST = "post"
    SECURE_MAIL = "secure_mail"
    PORTAL = "portal"
    BY_HAND = "by_hand"


ROUTE_LABELS: Final[Mapping[SendRoute, str]] = {
    SendRoute.POST: N_("By post"),
    SendRoute.SECURE_MAIL: N_("By secure mail"),
    SendRoute.PORTAL: N_("Through a portal"),
    SendRoute.BY_HAND: N_("Handed over in person"),
}


PRINTED: Final = frozenset({SendRoute.POST, SendRoute.BY_HAND})  # what goes out on paper; the rest as a file
