"""What was typed in a form and not saved: only what differs from the record, so that a newer record is never undone."""

from collections.abc import Mapping
from typing import Any, Final

from ks_desktop.core.texts import N_, _
from ks_desktop.widgets.form import Form

_TYPED: Final = "typed"
_LOADED: Final = "loaded"
BEGUN: Final = N_("What you had begun is still here.")
STALE: Final = N_("This was changed meanwhile. What you typed is in the form again: look, and save once more.")


def kept(form: Form) -> dict[str, Any]:
    """Return what a draft keeps: what was typed, and what it was typed over; nothing typed is nothing kept."""
    typed = form.unsaved()
    return {_TYPED: typed, _LOADED: form.loaded()} if typed else {}


def put_back(form: Form, draft: Mapping[str, Any], sentence: str = BEGUN) -> str:
    """Put what was typed before on top of what the form shows now; what is typed already stays.

    Args:
        form: shows the record as it is now.
        draft: as `kept` gave it.
        sentence: says what happened; marked with N_.

    Returns:
        The sentence, with the fields that somebody changed since; "" when nothing was put back.
    """
    typed, before = draft.get(_TYPED, {}), draft.get(_LOADED, {})
    now, mine = form.loaded(), form.unsaved()
    wanted = {name: raw for name, raw in typed.items() if name in now and name not in mine and raw != now[name]}
    if not wanted:
        return ""
    form.restore(wanted)
    return " ".join((_(sentence), *_changed(form, before, now)))


def _changed(form: Form, before: Mapping[str, Any], now: Mapping[str, Any]) -> list[str]:
    captions = [form.field(name).caption.text() for name in now if name in before and before[name] != now[name]]
    return [_("Changed meanwhile: {fields}.", fields=", ".join(captions))] if captions else []
