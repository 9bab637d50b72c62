"""Forms as they stand on the screen, filled with whatever somebody or an old draft may hold; then read as on saving."""

import random
from collections.abc import Callable, Mapping
from datetime import date
from typing import Any, Final

from PySide6.QtWidgets import QApplication

from ks_desktop.administration.form.hours import hours_form
from ks_desktop.administration.form.municipalities import terms_form
from ks_desktop.administration.form.stationery import stationery_form
from ks_desktop.administration.form.visiting import settings_form
from ks_desktop.casefile.form.client import client_form, new_record_form
from ks_desktop.casefile.form.consent import consent_form
from ks_desktop.casefile.form.short import due_date_form, read_margin
from ks_desktop.core.settings import Settings, typed
from ks_desktop.onward.form.refer import refer_form
from ks_desktop.onward.form.step import STEP_LABELS, step_form, step_of
from ks_desktop.onward.form.warm import warm_form, warm_of
from ks_desktop.referrals.form import ReferralForm
from ks_desktop.referrals.intake import read
from ks_desktop.widgets.form import Form
from tests.faults.material import text

TODAY: Final = date(2026, 11, 21)
_KEPT: Final[list[object]] = []
Values = Mapping[str, Any]
Read = Callable[[Values], object]


def _today() -> date:
    return TODAY


def _nothing(values: Values) -> object:
    return values


def _settings(found: Values) -> object:
    return Settings(**{name: typed(name, value or "") for name, value in found.items()})


def _referral(found: Values) -> object:
    return read({name: str(value or "") for name, value in found.items()}, today=TODAY)


def forms_of() -> dict[str, Callable[[random.Random], object]]:
    """Return forms by name, each with what fills it and reads it."""
    _KEPT.append(QApplication.instance() or QApplication(["proef"]))  # what nobody holds is gone at once
    forms: dict[str, tuple[Form, Read]] = {
        "settings": (settings_form(), _settings),
        "stationery": (stationery_form(), _nothing),
        "terms": (terms_form(), _nothing),
        "hours": (hours_form(), _nothing),
        "her record": (client_form(_today), _nothing),
        "new record": (new_record_form(_today), _nothing),
        "consent": (consent_form(_today), _nothing),
        "due date": (due_date_form(_today), lambda found: read_margin(next(iter(found.values())))),
        "refer onward": (refer_form(_today), _nothing),
        "step": (step_form(_today, tuple(STEP_LABELS)), step_of),
        "warm": (warm_form(_today), warm_of),
        "referral": (ReferralForm(_today), _referral),
    }
    return {name: _filling(form, after) for name, (form, after) in forms.items()}


def _filling(form: Form, after: Read) -> Callable[[random.Random], object]:
    def fill(rng: random.Random) -> object:
        names = form.names()
        draft: dict[str, str | list[str]] = {}
        for name in rng.sample(names, rng.randint(1, len(names))):
            raw = form.field(name).raw()
            several = [text(rng) for _line in range(rng.randrange(4))]
            draft[name] = several if isinstance(raw, list) else text(rng)
            if rng.random() < 0.05:
                draft[name] = text(rng) if isinstance(raw, list) else several
        form.clear()
        form.restore(draft)
        form.content()
        return after(form.values())

    return fill
