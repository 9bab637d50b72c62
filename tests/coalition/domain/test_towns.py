from dataclasses import replace
from datetime import date

from ks_desktop.coalition.domain import AgreedOn, LocalAgreements, Municipality, Terms, TownCard


def test_a_card_knows_what_is_of_the_municipality_itself() -> None:
    amsterdam = Municipality(code="GM0363", name="Amsterdam")
    terms, local = (kind(municipality="GM0363", valid_from=date(2026, 1, 1)) for kind in (Terms, LocalAgreements))
    assert isinstance(terms, Terms)
    assert isinstance(local, LocalAgreements)
    card = TownCard(
        agreed=AgreedOn(municipality=amsterdam, now=(), before=(), day=date(2026, 1, 1), terms=terms),
        terms=(terms, replace(terms, municipality="GM0457")),
        local=(replace(local, municipality="GM0457"), local),
    )
    assert (card.own_terms, card.own_local) == ((terms,), (local,))
