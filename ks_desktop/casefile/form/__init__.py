"""The forms on a woman's page: one at a time, in the page, never a window over it."""

from ks_desktop.casefile.form.client import client_form, new_record_form
from ks_desktop.casefile.form.consent import answered, consent_form, offer_partners
from ks_desktop.casefile.form.panel import Caution, Loaded, Panel
from ks_desktop.casefile.form.short import due_date_form, read_margin

__all__ = [
    "Caution",
    "Loaded",
    "Panel",
    "answered",
    "client_form",
    "consent_form",
    "due_date_form",
    "new_record_form",
    "offer_partners",
    "read_margin",
]
