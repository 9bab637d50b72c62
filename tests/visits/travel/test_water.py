"""Journeys over water against what they take on the road.

The minutes are what a route planner for the road gives without a jam, as one who lives there would say them, with
boarding and waiting at a ferry; written from memory of the map and not measured, hence the tolerance.
"""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ks_desktop.visits.domain import Transport
from ks_desktop.visits.travel import crow_km, journey, minutes_for, places
from ks_desktop.visits.travel.water import crossings, detour, lands

CAR, BICYCLE = Transport.CAR, Transport.BICYCLE

KNOWN = [
    ("4381", "4511", CAR, 45, "Westerscheldetunnel"),  # Vlissingen - Breskens: by Goes' side through the tunnel
    ("4381", "4511", BICYCLE, 60, "Fiets-voetveer Vlissingen-Breskens"),  # the ferry sails in 20, waiting included
    ("4531", "4461", CAR, 30, "Westerscheldetunnel"),  # Terneuzen - Goes
    ("4561", "4461", CAR, 40, "Westerscheldetunnel"),  # Hulst - Goes
    ("4301", "4461", CAR, 25, "Zeelandbrug"),  # Zierikzee - Goes
    ("4328", "4351", CAR, 25, "Oosterscheldekering"),  # Burgh-Haamstede - Veere
    ("4691", "4661", CAR, 10, "Brug bij Tholen"),  # Tholen - Halsteren
    ("3253", "4322", CAR, 15, "Brouwersdam"),  # Ouddorp - Scharendijke
    ("3223", "3251", CAR, 15, "Haringvlietdam"),  # Hellevoetsluis - Stellendam
    ("3241", "3281", CAR, 25, "Haringvlietbrug"),  # Middelharnis - Numansdorp
    ("3295", "3317", CAR, 10, "Kiltunnel"),  # 's-Gravendeel - Dordrecht
    ("3261", "3161", CAR, 15, "Heinenoordtunnels"),  # Oud-Beijerland - Rhoon
    ("3201", "3191", CAR, 10, "Spijkenisserbrug"),  # Spijkenisse - Hoogvliet
    ("3141", "3181", CAR, 20, ""),  # Maassluis - Rozenburg: ferry or the new tunnel
    ("3011", "3071", CAR, 10, ""),  # Rotterdam, north to south: two bridges are as good
    ("3011", "3071", BICYCLE, 10, ""),
    ("3331", "3311", CAR, 10, "Zwijndrechtse brug en Drechttunnel"),  # Zwijndrecht - Dordrecht
    ("3353", "3311", CAR, 10, "Papendrechtse brug"),  # Papendrecht - Dordrecht
    ("3317", "4781", CAR, 20, "Moerdijkbrug"),  # Dordrecht - Moerdijk
    ("4201", "4285", CAR, 15, "Merwedebrug bij Gorinchem (A27)"),  # Gorinchem - Woudrichem
    ("4201", "4285", BICYCLE, 30, "Veer Gorinchem-Woudrichem"),
    ("4001", "6659", CAR, 20, "Prins Willem-Alexanderbrug"),  # Tiel - Wamel: no car on their ferry
    ("4001", "6659", BICYCLE, 25, "Veer Tiel-Wamel"),
    ("5301", "4175", CAR, 15, "Martinus Nijhoffbrug bij Zaltbommel (A2)"),  # Zaltbommel - Haaften
    ("6511", "6663", CAR, 10, "Waalbrug bij Nijmegen"),  # Nijmegen - Lent
    ("6511", "6663", BICYCLE, 10, "Waalbrug bij Nijmegen"),
    ("3911", "4041", CAR, 10, "Rijnbrug bij Rhenen"),  # Rhenen - Kesteren
    ("4101", "3998", BICYCLE, 35, "Veerpont Culemborg-Schalkwijk"),  # Culemborg - Schalkwijk
    ("6811", "6841", CAR, 10, ""),  # Arnhem, north to south
    ("7411", "7391", CAR, 15, "Wilhelminabrug bij Deventer"),  # Deventer - Twello
    ("8261", "8271", BICYCLE, 10, "Stadsbrug Kampen"),  # Kampen - IJsselmuiden
    ("5911", "5921", CAR, 10, "Maasbrug Venlo-Blerick"),  # Venlo - Blerick
    ("6041", "6085", CAR, 10, "Maasbruggen bij Roermond"),  # Roermond - Horn
    ("6211", "6221", BICYCLE, 10, ""),  # Maastricht, west to east
    ("5431", "6585", BICYCLE, 15, "Fietsbrug Maasover bij Mook"),  # Cuijk - Mook
    ("1031", "1012", CAR, 10, "IJtunnel"),  # Amsterdam Noord - Centraal Station
    ("1031", "1012", BICYCLE, 20, "Veer Buiksloterweg-Centraal Station"),  # not through the tunnel
    ("1506", "1012", CAR, 20, "Coentunnel"),  # Zaandam - Amsterdam
    ("1975", "1951", CAR, 15, "Velsertunnel (A22)"),  # IJmuiden - Velsen-Noord
    ("1211", "1324", CAR, 25, "Hollandse Brug (A6)"),  # Hilversum - Almere
    ("3846", "3891", CAR, 20, "Aquaduct bij Harderwijk"),  # Harderwijk - Zeewolde
    ("8232", "8321", CAR, 25, "Ketelbrug (A6)"),  # Lelystad - Urk
    ("1601", "8232", CAR, 30, "Houtribdijk"),  # Enkhuizen - Lelystad
    ("1771", "8861", CAR, 45, "Afsluitdijk"),  # Wieringerwerf - Harlingen
    ("1781", "1791", CAR, 60, "Veerboot Den Helder-Texel"),  # Den Helder - Den Burg: 20 on board, and waiting
    ("9151", "9163", CAR, 90, "Veerboot Holwerd-Ameland"),  # Holwerd - Nes: 50 on board, there before the hour
]


@pytest.mark.parametrize(("start", "end", "transport", "minutes", "over"), KNOWN)
def test_known_journeys_over_water_are_right_to_ten_minutes(
    start: str, end: str, transport: Transport, minutes: int, over: str
) -> None:
    assert abs(journey(start, end, transport).minutes - minutes) <= 10
    by = detour(start, end, transport).by
    assert over in by if over else by


@pytest.mark.parametrize(
    ("start", "end"),
    [("3511", "3523"), ("3151", "3141"), ("1012", "1018"), ("4461", "4401"), ("9711", "8911"), ("6511", "6541")],
)
def test_on_one_side_the_way_is_the_straight_line(start: str, end: str) -> None:
    assert journey(start, end, CAR).minutes == minutes_for(crow_km(places()[start], places()[end]), CAR)
    assert detour(start, end, CAR).by == ()


@given(st.sampled_from(sorted(places())), st.sampled_from(sorted(places())), st.sampled_from(Transport))
def test_water_never_shortens_a_way_and_there_is_as_far_as_back(start: str, end: str, transport: Transport) -> None:
    found = journey(start, end, transport)
    assert found == journey(end, start, transport)
    assert found.is_known
    assert found.minutes >= minutes_for(crow_km(places()[start], places()[end]), transport)


@given(*[st.sampled_from(sorted(places()))] * 3, st.sampled_from(Transport))
def test_no_stop_on_the_way_makes_it_much_shorter(one: str, two: str, three: str, transport: Transport) -> None:
    # Each journey is rounded up, and among crossings the road counts more than the minutes of a ferry.
    direct = journey(one, three, transport).minutes
    assert direct <= journey(one, two, transport).minutes + journey(two, three, transport).minutes + 15


def test_every_postcode_lies_in_one_land_and_every_land_is_reached() -> None:
    assert set(places()) <= set(lands())
    names = set(lands().values())
    assert {land for crossing in crossings() for land in crossing.lands} == names
    middle = {land: next(digits for digits in sorted(places()) if lands()[digits] == land) for land in names}
    for transport in Transport:
        for land, digits in middle.items():
            assert land == lands()["3511"] or detour("3511", digits, transport).by


def test_a_crossing_lies_between_its_lands() -> None:
    # The nearest postcodes of both its lands lie near it: a typing mistake in the data would lie elsewhere.
    for crossing in crossings():
        for land, end in zip(crossing.lands, crossing.ends, strict=True):
            near = min(crow_km(end, place) for digits, place in places().items() if lands()[digits] == land)
            assert near < 12, crossing.name


def test_no_bicycle_in_a_motorway_tunnel() -> None:
    closed = {each.name for each in crossings() if BICYCLE not in each.who}
    assert {"Westerscheldetunnel", "IJtunnel", "Coentunnel", "Velsertunnel (A22)"} <= closed
