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
)
from ks_desktop.clients.domain.person import (
    Address,
    Answer,
    Client,
    NameUse,
    PersonName,
    SafeContact,
    letters_of,
)
from ks_desktop.clients.domain.state import (
    CaseClosed,
    CaseDestroyed,
    CaseFacts,
    CaseState,
    case_state,
)

__all__ = [
    "Address",
    "Answer",
    "Case",
    "CaseClosed",
    "CaseDestroyed",
    "CaseFacts",
    "CaseState",
    "CaseStatus",
    "Client",
    "CloseReason",
    "Consent",
    "ConsentForm",
    "ConsentPurpose",
    "ConsentState",
    "DueDate",
    "DueDateMethod",
    "NameUse",
    "PersonName",
    "SafeContact",
    "case_state",
    "consent_given",
    "letters_of",
]
