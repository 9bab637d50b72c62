"""The forms about help elsewhere, as plain fields: what each begins with and what is read from it. No database."""

from ks_desktop.onward.form.refer import refer_form
from ks_desktop.onward.form.step import STEP_LABELS, offered, step_form, step_of
from ks_desktop.onward.form.warm import warm_form, warm_of

__all__ = [
    "STEP_LABELS",
    "offered",
    "refer_form",
    "step_form",
    "step_of",
    "warm_form",
    "warm_of",
]
