"""Travel times between postcodes, offline: straight lines, a usual detour, a usual speed, and water with its crossings.

Right to some minutes on ordinary roads; the nurse decides, and what she knows better is remembered.
"""

from ks_desktop.visits.travel.journeys import Journey, Peak, Travel, journey, key_of
from ks_desktop.visits.travel.places import Place, crow_km, digits_of, place_name, places, postcode_of
from ks_desktop.visits.travel.roads import minutes_for
from ks_desktop.visits.travel.tables import UNKNOWN_MINUTES

__all__ = [
    "UNKNOWN_MINUTES",
    "Journey",
    "Peak",
    "Place",
    "Travel",
    "crow_km",
    "digits_of",
    "journey",
    "key_of",
    "minutes_for",
    "place_name",
    "places",
    "postcode_of",
]
