"""The ways in: what the first page asks for in each, and where its links lead."""

from dataclasses import dataclass
from enum import Enum
from typing import Final

from ks_desktop.core.texts import N_


@dataclass(frozen=True, slots=True, kw_only=True)
class _Asked:
    """What one way asks.

    Attributes:
        heading: over the card.
        verb: on its button.
        fields: names of the fields that are shown, from top to bottom.
        sentence: under the heading; "" says nothing.
    """

    heading: str
    verb: str
    fields: tuple[str, ...]
    sentence: str = ""


class Way(Enum):
    """How somebody comes in."""

    PASSPHRASE = _Asked(heading=N_("Unlock"), verb=N_("Unlock"), fields=("user_name", "passphrase"))
    PIN = _Asked(heading=N_("Unlock with your PIN"), verb=N_("Unlock"), fields=("pin",))
    SHEET = _Asked(
        heading=N_("With the recovery sheet"),
        verb=N_("Set the new passphrase"),
        fields=("user_name", "recovery_code", "new_passphrase", "repeat"),
    )
    CHANGE = _Asked(
        heading=N_("Choose a passphrase of your own"),
        verb=N_("Set the new passphrase"),
        fields=("new_passphrase", "repeat"),
        sentence=N_("Somebody else gave you your passphrase. From now on you use one that only you know."),
    )


LINKS: Final = {
    Way.PASSPHRASE: N_("With my passphrase"),
    Way.PIN: N_("With my PIN"),
    Way.SHEET: N_("I do not know my passphrase any more"),
}


def leads_to(way: Way, *, has_pin: bool) -> tuple[Way, ...]:
    """Return the other ways that are offered beside one."""
    if way is Way.PIN:
        return (Way.PASSPHRASE,)
    if way is Way.PASSPHRASE:
        return (Way.PIN, Way.SHEET) if has_pin else (Way.SHEET,)
    return (Way.PASSPHRASE,)
