"""The pregnant woman, her pregnancies (cases), what she agreed to, and the state a case is in."""

from ks_desktop.clients.domain.case import (
    Case,
    CaseStatus,
    CloseReason,
    DueDate,
    DueDateMethod,
)
from ks_desktop.clients.domain.consent import (
    Consent,
    ConsentForm,
    ConsentPurpose,
    ConsentState,
    consent_given,
    is_refused,
    newest_answer,
)
from ks_desktop.clients.domain.person import (
    Address,
    Answer,
    Client,
    Housing,
    NameUse,
    PersonName,
    SafeContact,
    letters_of,
)
from ks_desktop.clients.domain.state import (
    CaseClosed,
    CaseDestroyed,
    CaseFacts,
    CaseKept,
    CaseState,
    ConsentWithdrawn,
    RemovesCase,
    case_state,
)
from ks_desktop.clients.domain.telling import Informed, TellKind, ToTell

__all__ = [
    "Address",
    "Answer",
    "Case",
    "CaseClosed",
    "CaseDestroyed",
    "CaseFacts",
    "CaseKept",
    "CaseState",
    "CaseStatus",
    "Client",
    "CloseReason",
    "Consent",
    "ConsentForm",
    "ConsentPurpose",
    "ConsentState",
    "ConsentWithdrawn",
    "DueDate",
    "DueDateMethod",
    "Housing",
    "Informed",
    "NameUse",
    "PersonName",
    "RemovesCase",
    "SafeContact",
    "TellKind",
    "ToTell",
    "case_state",
    "consent_given",
    "is_refused",
    "letters_of",
    "newest_answer",
]
