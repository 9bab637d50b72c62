from dataclasses import replace
from datetime import timedelta

from ks_desktop.coalition.domain.cards import Cards, key_of
from ks_desktop.coalition.merging import Finding, Remark, Said, compared, refused
from ks_desktop.core.errors import UserError
from tests.coalition.merging.directories import DAY, location, partner, person, service


def test_each_card_gets_one_finding() -> None:
    ours = Cards(
        organisations=(partner(1), partner(2, name="Kern", place="Zeist")),
        services=(service(1), service(2, of=None, name="Voorstel", is_proposal=True)),
        people=(person(5, of=2, name="B. Hier"),),
    )
    theirs = Cards(
        organisations=(partner(1), partner(12, name="Kern", place=""), partner(13, name="Nieuw")),
        services=(service(1, what="Thee"), service(14, of=12, name="Wacht"), service(15, of=99, name="Los")),
        locations=(location(3, of=98),),
    )
    comparison = compared(ours, theirs)
    assert {(each.name, each.finding) for each in comparison.differences} == {
        ("De Bron", Finding.EQUAL),
        ("Kern", Finding.MAYBE),
        ("Nieuw", Finding.NEW),
        ("Inloop", Finding.DIFFERS),
        ("Wacht", Finding.WAITS),
        ("Los", Finding.NEW),
        ("Intake", Finding.REFUSED),
        ("B. Hier", Finding.HERE),
    }
    told = comparison.by_key()
    assert told[key_of(service(15))].remarks == (Remark.NO_PARTNER,)
    assert told[key_of(location(3))].problems[0].code == "no_partner"
    assert [each.name for each in comparison.of(Finding.NEW, Finding.WAITS)] == ["Nieuw", "Wacht", "Los"]


def test_who_checked_when_stands_with_it() -> None:
    ours, theirs = service(checked_on=DAY - timedelta(days=2)), service(checked_on=DAY)
    (told,) = compared(Cards(services=(ours,)), Cards(services=(theirs,))).of(Finding.DIFFERS)
    assert told.checked == (ours.checked_on, theirs.checked_on)


def test_what_goes_along_is_named_and_a_double_is_told() -> None:
    theirs = Cards(organisations=(partner(1), partner(2)), services=(service(1, of=2),))
    told = compared(Cards(), theirs).by_key()
    assert told[key_of(service(1))].goes_along == (key_of(partner(2)),)
    said = Said(same=frozenset((key_of(each), partner(7).id) for each in theirs.organisations))
    told = compared(Cards(organisations=(partner(7),)), theirs, said=said).by_key()
    assert told[key_of(partner(2))].remarks == (Remark.DOUBLE,)
    assert told[key_of(service(1))].goes_along == ()


def test_problems_stand_with_their_card() -> None:
    wrong = UserError("Wrong.", code="wrong", field="email")
    told = compared(Cards(), Cards(organisations=(partner(1),)), problems={key_of(partner(1)): (wrong,)})
    assert told.differences[0].problems == (wrong,)
    assert refused(partner(1), (wrong,)).finding is Finding.REFUSED


def test_a_circle_in_their_own_file_is_left_out() -> None:
    theirs = (replace(partner(1), joined_into=partner(2).id), replace(partner(2, name="B"), joined_into=partner(1).id))
    told = compared(Cards(), Cards(organisations=theirs)).by_key()
    assert [each.theirs for each in told.values()] == [partner(1), partner(2, name="B")]
    assert {each.remarks for each in told.values()} == {(Remark.CIRCULAR,)}
