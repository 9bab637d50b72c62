from dataclasses import replace

from ks_desktop.coalition.calls import MOST_CALLS, calls_sheet
from ks_desktop.paper.documents import texts_of
from tests.coalition.domain.test_services import TODAY, make_service
from tests.coalition.test_service import make_organisation


def test_each_call_says_whom_to_ask_what_and_what_it_says_now() -> None:
    partner = make_organisation(phone="030-1234567", street="Geheimpad", address_secret=True).guarded()
    service = make_service(organisation_id=partner.id, contact="Balie")
    printed = "\n".join(texts_of(calls_sheet([service, make_service(name="Los")], {partner.id: partner}, TODAY)))
    for text in ("Budgetcafé", partner.name, "030-1234567", "Balie", "Los", "nog niemand bekend", "Het bestaat nog"):
        assert text in printed
    assert "Geheimpad" not in printed


def test_an_empty_list_and_a_long_one_say_so() -> None:
    assert "Er hoeft nu niets" in "\n".join(texts_of(calls_sheet([], {}, TODAY)))
    many = [replace(make_service(), name=f"Naam {number}") for number in range(MOST_CALLS + 2)]
    printed = "\n".join(texts_of(calls_sheet(many, {}, TODAY)))
    assert "nog 2 na te vragen" in printed
    assert f"Naam {MOST_CALLS}" not in printed


def test_what_one_partner_offers_stands_together_under_its_phone() -> None:
    bron, noord = make_organisation(name="De Bron", phone="030-1111111"), make_organisation(name="Noord")
    offered = ((bron, "Een"), (None, "Los"), (noord, "Twee"), (bron, "Drie"))
    stale = [make_service(name=name, organisation_id=each.id if each else None) for each, name in offered]
    printed = tuple(texts_of(calls_sheet(stale, {bron.id: bron, noord.id: noord}, TODAY)))
    stand = [text for text in printed if text in {"De Bron", "Noord", "Een", "Twee", "Drie", "Los"}]
    assert stand == ["De Bron", "Een", "Drie", "Noord", "Twee", "Los"]
    assert any("030-1111111" in text for text in printed)
