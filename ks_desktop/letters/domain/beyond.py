"""What goes along although its preset leaves it out: each such datum has a reason, kept with the letter."""

from collections.abc import Collection, Iterable, Mapping
from typing import Final

from ks_desktop.core.texts import N_
from ks_desktop.letters.domain.draft import Datum, Preset

# Offered at the tick; whoever means something else types it.
USUAL_REASONS: Final[tuple[str, ...]] = (
    N_("The question depends on it."),
    N_("She asked for it herself."),
    N_("The receiver needs it to reach her."),
    N_("The receiver cannot find her without it."),
)

_BY_ITSELF: Final = frozenset({Preset.ALWAYS, Preset.ON})


def beyond_preset(data: Iterable[Datum]) -> tuple[Datum, ...]:
    """Return what goes along beyond the preset, of the data that go along."""
    return tuple(datum for datum in data if datum.preset is Preset.OFF)


def followed(ticked: Collection[str], before: Iterable[Datum], now: Iterable[Datum]) -> tuple[str, ...]:
    """Return what is ticked once somebody else reads it: what nobody changed follows the preset for who reads it now.

    Args:
        ticked: words of what is ticked.
        before: what was offered until now.
        now: what is offered from now on.
    """
    was = {datum.word: datum.preset in _BY_ITSELF for datum in before}
    unchanged = {word for word, went in was.items() if went == (word in ticked)}
    goes = {datum.word for datum in now if datum.preset in _BY_ITSELF}
    always = {datum.word for datum in now if datum.preset is Preset.ALWAYS}
    stands = always | (goes & unchanged) | (set(ticked) - unchanged)
    return tuple(datum.word for datum in now if datum.word in stands)


def unexplained(data: Iterable[Datum], reasons: Mapping[str, str]) -> tuple[Datum, ...]:
    """Return what goes along beyond the preset and nobody said why."""
    return tuple(datum for datum in beyond_preset(data) if not reasons.get(datum.word, "").strip())


def reason_field(word: str) -> str:
    """Return the name of the field beside the tick of a datum, where its reason is asked."""
    return f"reason_{word}"
