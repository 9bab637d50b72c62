"""People and rights: what each role may do, and that nobody does or sees more."""

from ks_desktop.security.domain import Right
from ks_desktop.security.rights.events import EVENT_RIGHTS
from ks_desktop.security.rights.guarding import Rights
from ks_desktop.security.rights.matrix import (
    ROLE_LABELS,
    ROLE_RIGHTS,
    refused,
    rights_of,
    role_words,
    roles_with,
)
from ks_desktop.security.rights.tables import limits_for

__all__ = [
    "EVENT_RIGHTS",
    "ROLE_LABELS",
    "ROLE_RIGHTS",
    "Right",
    "Rights",
    "limits_for",
    "refused",
    "rights_of",
    "role_words",
    "roles_with",
]
