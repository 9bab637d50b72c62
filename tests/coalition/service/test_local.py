from dataclasses import replace
from datetime import date

import pytest

from ks_desktop.coalition.domain import AgreedWords, EscalationStep, LocalAgreements, LocalContact, Terms
from ks_desktop.coalition.service import Coalition
from ks_desktop.coalition.service.local import checked_local
from ks_desktop.core.errors import UserError, each
from ks_desktop.core.values import UserId

AGREED = LocalAgreements(
    municipality="GM0344",
    valid_from=date(2026, 1, 1),
    contacts=(LocalContact(name=" M.\x00 Proef ", phone="030-2860000"),),
    escalation=(EscalationStep(after_days=2, who="coördinator"),),
    words=(AgreedWords(text="Bij spoed belt de verloskundige."),),
)


def test_texts_are_cleaned_and_everything_wrong_is_named_by_its_line() -> None:
    assert checked_local(AGREED).contacts[0].name == "M. Proef"
    wrong = replace(
        AGREED,
        contacts=(*AGREED.contacts, LocalContact(name="K. Proef", phone="12", email="geen")),
        escalation=(EscalationStep(after_days=0, who="x" * 201),),
        words=(AgreedWords(text="y" * 20_001),),
    )
    with pytest.raises(UserError) as caught:
        checked_local(wrong)
    fields = {one.field for one in each(caught.value)}
    assert fields == {"contacts.1.phone", "contacts.1.email", "escalation.0.who", "words.0.text"}
    with pytest.raises(UserError, match="municipality"):
        checked_local(replace(AGREED, municipality="GM9999"))


def test_what_held_on_a_day_is_told_whole(coalition: Coalition, actor: UserId) -> None:
    agreements = coalition.agreements
    agreements.save_local(AGREED, actor=actor)
    agreements.save_local(replace(AGREED, valid_from=date(2026, 9, 1), contacts=()), actor=actor)
    spring, autumn = (agreements.on("Utrecht", day, actor=actor) for day in (date(2026, 3, 1), date(2026, 10, 1)))
    assert spring.local is not None
    assert autumn.local is not None
    assert (len(spring.local.contacts), len(autumn.local.contacts)) == (1, 0)
    assert agreements.on("GM0344", date(2025, 12, 31), actor=actor).local is None
    assert (spring.municipality.name, spring.now, spring.alliances) == ("Utrecht", (spring.municipality,), ())


def test_nothing_is_agreed_with_a_municipality_that_is_no_more_on_that_day(coalition: Coalition, actor: UserId) -> None:
    late, soon = date(2022, 3, 24), date(2022, 3, 23)
    local, terms = replace(AGREED, municipality="GM0457"), Terms(municipality="GM0457", valid_from=soon)
    with pytest.raises(UserError, match="municipality_ended") as caught:
        coalition.agreements.save_local(replace(local, valid_from=late), actor=actor)
    assert "Amsterdam" in caught.value.text()
    with pytest.raises(UserError, match="municipality_ended"):
        coalition.save_terms(replace(terms, valid_from=late), actor=actor)
    coalition.agreements.save_local(replace(local, valid_from=soon), actor=actor)
    coalition.save_terms(terms, actor=actor)


def test_for_an_old_municipality_the_agreements_of_the_new_one_hold_from_its_last_day(
    coalition: Coalition, actor: UserId
) -> None:
    for code, who in (("GM0457", "Weesp"), ("GM0363", "Amsterdam")):
        contact = LocalContact(name=who, phone="14 020")
        agreed = LocalAgreements(municipality=code, valid_from=date(2020, 1, 1), contacts=(contact,))
        coalition.agreements.save_local(agreed, actor=actor)

    def called(day: date) -> str:
        local = coalition.agreements.on("GM0457", day, actor=actor).local
        assert local is not None
        return local.contacts[0].name

    assert called(date(2022, 3, 23)) == "Weesp"
    assert called(date(2022, 3, 24)) == "Amsterdam"
    assert [each.name for each in coalition.agreements.on("GM0363", date(2026, 1, 1), actor=actor).before] == ["Weesp"]
