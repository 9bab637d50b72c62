from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from ks_desktop.coalition.domain import CareDomain, Organisation, OrganisationKind, Terms
from ks_desktop.coalition.service import Coalition
from ks_desktop.core.database import Database
from ks_desktop.core.errors import StaleError, UserError, each
from ks_desktop.core.gestation import age_of
from ks_desktop.core.values import Changes, OrganisationId, UserId, new_id

TODAY = date(2026, 11, 21)


def make_organisation(**changes: Any) -> Organisation:
    whole = Organisation(
        id=OrganisationId(new_id()),
        name="Wijkteam Lunetten",
        kind=OrganisationKind.NEIGHBOURHOOD_TEAM,
        contact_name="H. Proef",
        postcode="3526 ab",
        place="Utrecht",
    )
    return replace(whole, **changes)


def test_the_newest_terms_of_a_municipality_count(coalition: Coalition, database: Database, actor: UserId) -> None:
    def source(on: date, code: str = "GM0344") -> str:
        with database.reading(actor) as reading:
            return coalition.terms(code, on, reading=reading).source

    assert source(TODAY) == "voorstel"
    coalition.save_terms(Terms(municipality="", valid_from=date(2024, 1, 1), source="regio"), actor=actor)
    assert source(TODAY) == "regio"
    coalition.save_terms(Terms(municipality="GM0344", valid_from=date(2025, 1, 1), source="oud"), actor=actor)
    coalition.save_terms(Terms(municipality="GM0344", valid_from=date(2026, 7, 1), source="nieuw"), actor=actor)
    assert source(TODAY) == "nieuw"
    assert source(date(2026, 6, 30)) == "oud"
    assert source(date(2024, 6, 30)) == "regio"
    assert source(TODAY, "GM0355") == "regio"
    assert source(TODAY, "") == "regio"


def test_the_proposal_has_the_weeks_nurses_use(coalition: Coalition, database: Database, actor: UserId) -> None:
    with database.reading(actor) as reading:
        terms = coalition.terms("GM0344", TODAY, reading=reading)
    assert (terms.municipality, terms.contact_days, terms.visit_days) == ("GM0344", 5, 15)
    assert terms.window.best_from == age_of(16)


def test_served_municipalities_are_kept_by_code(coalition: Coalition, database: Database, actor: UserId) -> None:
    assert coalition.serve(["Utrecht", "GM0014"], actor=actor) == Changes(coalition=True)
    with pytest.raises(UserError):
        coalition.serve(["Utrecht", "Nergens"], actor=actor)
    with database.reading(actor) as reading:
        assert coalition.served(reading=reading) == ("GM0014", "GM0344")
    assert coalition.municipality("GM0344") in coalition.municipalities()


def test_partners_are_found_by_any_part_of_a_word(coalition: Coalition, actor: UserId) -> None:
    team, practice = make_organisation(), make_organisation(name="Praktijk De Bron", kind=OrganisationKind.MIDWIFE)
    coalition.save_organisation(team, actor=actor)
    coalition.save_organisation(practice, actor=actor)
    assert [o.id for o in coalition.organisations(actor=actor)] == [practice.id, team.id]
    assert [o.id for o in coalition.organisations(actor=actor, text="lunet utr")] == [team.id]
    assert [o.id for o in coalition.organisations(actor=actor, domain=CareDomain.MEDICAL)] == [practice.id]
    assert coalition.organisations(actor=actor, text="%") == ()


def test_a_partner_is_kept_clean(coalition: Coalition, database: Database, actor: UserId) -> None:
    team = make_organisation(name="Wijk\u202eteam\x00 Łódź & zn <geen>")
    coalition.save_organisation(team, actor=actor)
    with database.reading(actor) as reading:
        kept = coalition.organisation(team.id, reading=reading)
        with pytest.raises(UserError):
            coalition.organisation(OrganisationId(new_id()), reading=reading)
    assert kept == replace(team, name="Wijkteam Łódź & zn <geen>", postcode="3526 AB", version=1)
    coalition.save_organisation(replace(kept, phone="030 1234567"), actor=actor)
    with pytest.raises(StaleError):
        coalition.save_organisation(kept, actor=actor)


def test_all_that_is_wrong_is_told_at_once(coalition: Coalition, actor: UserId) -> None:
    wrong = make_organisation(postcode="n" * 300, place="030 1234567", phone="Utrecht", email="noor bij proef.nl")
    with pytest.raises(UserError) as refused:
        coalition.save_organisation(wrong, actor=actor)
    assert {error.field for error in each(refused.value)} == {"postcode", "place", "phone", "email"}
    bad = make_organisation(name="\x00", phone="1" * 201, note="x" * 20_001, postcode="nergens")
    with pytest.raises(UserError) as caught:
        coalition.save_organisation(bad, actor=actor)
    assert {error.field for error in each(caught.value)} == {"name", "phone", "note", "postcode"}
    assert coalition.organisations(actor=actor) == ()


def test_a_secret_address_leaves_only_for_its_card(coalition: Coalition, database: Database, actor: UserId) -> None:
    shelter = make_organisation(
        name="Opvang De Luwte", street="Geheimpad", house_number="9", address_secret=True, takes_from=("jgz", "self")
    )
    coalition.save_organisation(shelter, actor=actor)
    coalition.save_organisation(joined := make_organisation(name="De Luwte", address_secret=True), actor=actor)
    coalition.spellings.join(shelter.id, joined.id, actor=actor)
    with database.reading(actor) as reading:
        seen = [
            coalition.organisation(shelter.id, reading=reading),
            *coalition.partners(reading=reading),
            *coalition.spellings.all_of(reading=reading),
        ]
    seen += [*coalition.organisations(actor=actor, text="luwte"), *coalition.spellings.of(shelter.id, actor=actor)]
    assert len(seen) == 5
    assert not any(each.street or each.house_number or each.postcode or each.place for each in seen)
    assert coalition.organisations(actor=actor, text="utrecht") == ()  # the place does not find it either
    kept = coalition.card(shelter.id, actor=actor)
    assert (kept.street, kept.place, kept.takes_from) == ("Geheimpad", "Utrecht", shelter.takes_from)

    coalition.save_organisation(replace(seen[0], phone="030 1234567"), actor=actor)
    again = coalition.card(shelter.id, actor=actor)
    assert (again.street, again.place, again.phone) == ("Geheimpad", "Utrecht", "030-1234567")
    coalition.save_organisation(replace(again, address_secret=False), actor=actor)
    assert [each.place for each in coalition.organisations(actor=actor, text="utrecht")] == ["Utrecht"]
