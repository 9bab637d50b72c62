import pytest

from ks_desktop.coalition.domain import FeedbackRoute, Organisation, OrganisationKind, Person, Referred
from ks_desktop.coalition.service import Coalition
from ks_desktop.core.database import Database
from ks_desktop.core.errors import UserError
from ks_desktop.core.values import PersonId, ReferralId, UserId, new_id
from ks_desktop.referrals.domain import Referral
from ks_desktop.referrals.service import Referrals
from ks_desktop.referrals.service.imports import Imports
from tests.coalition.test_service import make_organisation
from tests.referrals.makers import TODAY, WHOLE


@pytest.fixture
def practice(coalition: Coalition, actor: UserId) -> Organisation:
    made = make_organisation(
        name="Praktijk De Bron",
        kind=OrganisationKind.MIDWIFE,
        phone="030-1234567",
        feedback_route=FeedbackRoute.PORTAL,
    )
    coalition.save_organisation(made, actor=actor)
    return made


@pytest.fixture
def person(coalition: Coalition, practice: Organisation, actor: UserId) -> Person:
    made = Person(id=PersonId(new_id()), organisation_id=practice.id, name="S. Proef")
    coalition.people.save(made, actor=actor)
    return made


def recorded(referrals: Referrals, actor: UserId, **changes: str) -> ReferralId:
    return referrals.record({**WHOLE, **changes}, actor=actor).referral_id


def stored(referrals: Referrals, referral_id: ReferralId, actor: UserId) -> Referral:
    return referrals.referrers.known(referral_id, actor=actor).referral


def test_a_referral_points_at_whom_it_names(
    referrals: Referrals, practice: Organisation, person: Person, actor: UserId
) -> None:
    referral_id = recorded(
        referrals, actor, referrer_organisation="praktijk de bron", referrer_name="mw. S. Proef", referrer_phone=""
    )
    known = referrals.referrers.known(referral_id, actor=actor)
    assert (known.referral.referrer_organisation_id, known.referral.referrer_person_id) == (practice.id, person.id)
    assert known.referral.referrer_organisation == "praktijk de bron"
    assert (known.organisation and known.organisation.name, known.person and known.person.name) == (
        "Praktijk De Bron",
        "S. Proef",
    )
    assert known.phone == "030-1234567"
    assert not known.can_be_added


def test_correcting_a_name_moves_the_link(referrals: Referrals, practice: Organisation, actor: UserId) -> None:
    referral_id = recorded(referrals, actor, referrer_organisation="De Bron")
    assert stored(referrals, referral_id, actor).referrer_organisation_id is None
    opened = referrals.open(referral_id, actor=actor)
    corrected = {**opened.values, "referrer_organisation": "Praktijk De Bron"}
    referrals.update(referral_id, corrected, actor=actor, version=opened.version)
    assert stored(referrals, referral_id, actor).referrer_organisation_id == practice.id
    opened = referrals.open(referral_id, actor=actor)
    other = {**opened.values, "referrer_organisation": "Een ander"}
    referrals.update(referral_id, other, actor=actor, version=opened.version)
    assert stored(referrals, referral_id, actor).referrer_organisation_id is None


def test_near_is_offered_and_only_a_nurse_chooses_it(
    referrals: Referrals, practice: Organisation, actor: UserId
) -> None:
    referral_id = recorded(referrals, actor, referrer_organisation="De Bron")
    known = referrals.referrers.known(referral_id, actor=actor)
    assert known.organisation is None
    assert [offer.organisation.id for offer in known.near] == [practice.id]
    assert referrals.referrers.choose(referral_id, known.near[0], actor=actor).referrals
    chosen = referrals.referrers.known(referral_id, actor=actor)
    assert (chosen.organisation and chosen.organisation.id, chosen.near) == (practice.id, ())
    opened = referrals.open(referral_id, actor=actor)
    referrals.update(referral_id, {**opened.values, "gp": "Een huisarts"}, actor=actor, version=opened.version)
    assert stored(referrals, referral_id, actor).referrer_organisation_id == practice.id
    assert [offer.organisation.id for offer in referrals.referrers.offer("bron", actor=actor)] == [practice.id]


def test_a_practice_that_was_typed_is_added_with_one_action(
    referrals: Referrals, coalition: Coalition, actor: UserId
) -> None:
    told = {"referrer_organisation": "Praktijk Nieuw", "referrer_name": "K. Nieuw", "referrer_phone": "030-7654321"}
    first = recorded(referrals, actor, **told, referrer_role="midwife")
    second = recorded(
        referrals, actor, **{**told, "referrer_organisation": "praktijk nieuw"}, birth_surname="Anders", bsn=""
    )
    referrals.referrers.add_to_directory(first, actor=actor)
    (added,) = coalition.organisations(actor=actor)
    (who,) = coalition.people.of(added.id, actor=actor)
    assert (added.name, added.kind, added.phone, who.name, who.phone) == (
        "Praktijk Nieuw",
        OrganisationKind.MIDWIFE,
        "",
        "K. Nieuw",
        "030-7654321",
    )
    for referral_id in (first, second):
        referral = stored(referrals, referral_id, actor)
        assert (referral.referrer_organisation_id, referral.referrer_person_id) == (added.id, who.id)
    with pytest.raises(UserError) as refused:
        referrals.referrers.add_to_directory(first, actor=actor)
    assert refused.value.code == "referrer_known"
    with pytest.raises(UserError):
        referrals.referrers.known(ReferralId(new_id()), actor=actor)


def test_a_practice_without_a_role_or_a_name_is_added_as_it_is(
    referrals: Referrals, coalition: Coalition, actor: UserId
) -> None:
    referral_id = recorded(
        referrals, actor, referrer_organisation="Los", referrer_name="", referrer_role="", referrer_phone="030-7654321"
    )
    referrals.referrers.add_to_directory(referral_id, actor=actor)
    (added,) = coalition.organisations(actor=actor)
    assert (added.kind, added.phone) == (OrganisationKind.OTHER, "030-7654321")
    assert coalition.people.of(added.id, actor=actor) == ()


def test_a_partner_is_told_by_how_many_it_referred(
    referrals: Referrals, practice: Organisation, actor: UserId, database: Database
) -> None:
    counts = referrals.referrers
    assert counts.referred(practice.id, actor=actor) == Referred()
    first = recorded(referrals, actor, referrer_organisation="Praktijk De Bron")
    recorded(referrals, actor, referrer_organisation="De Bron", birth_surname="Anders", bsn="")
    assert counts.referred(practice.id, actor=actor) == Referred(count=1, waiting=1)
    with database.work(actor, "test") as work:
        referrals.feedback_given(first, TODAY, work=work)
    assert counts.referred(practice.id, actor=actor) == Referred(count=1)


def test_what_the_referrer_was_told_and_asked_is_remembered(
    referrals: Referrals, actor: UserId, database: Database
) -> None:
    referral_id = recorded(referrals, actor)
    day = stored(referrals, referral_id, actor).received_on
    with database.work(actor, "test") as work:
        referrals.referrers.receipt_given(referral_id, day, work=work)
        referrals.referrers.asked(referral_id, day, work=work)
    known = stored(referrals, referral_id, actor)
    assert (known.receipt_given_on, known.asked_on) == (day, day)
    opened = referrals.open(referral_id, actor=actor)
    referrals.update(referral_id, opened.values, actor=actor, version=opened.version)
    assert stored(referrals, referral_id, actor).asked_on == day


def test_two_spellings_of_a_practice_are_one_for_referrals_and_counts(
    referrals: Referrals, coalition: Coalition, practice: Organisation, actor: UserId
) -> None:
    other = make_organisation(name="Bron, verloskundigen", kind=OrganisationKind.MIDWIFE)
    coalition.save_organisation(other, actor=actor)
    first = recorded(referrals, actor, referrer_organisation="Bron, verloskundigen")
    coalition.spellings.join(practice.id, other.id, actor=actor)
    later = recorded(
        referrals,
        actor,
        referrer_organisation="bron verloskundigen",
        birth_surname="Anders",
        bsn="",
        bsn_checked_by="",
        bsn_checked_on="",
    )
    for referral_id in (first, later):
        known = referrals.referrers.known(referral_id, actor=actor)
        assert known.organisation is not None
        assert known.organisation.id == practice.id
    assert stored(referrals, later, actor).referrer_organisation_id == practice.id
    assert referrals.referrers.referred(practice.id, actor=actor) == Referred(count=2, waiting=2)
    coalition.spellings.separate(other.id, actor=actor)
    assert stored(referrals, first, actor).referrer_organisation_id == other.id
    assert referrals.referrers.referred(other.id, actor=actor) == Referred(count=1, waiting=1)


def test_rows_of_a_list_point_at_whom_they_name_too(
    referrals: Referrals, imports: Imports, practice: Organisation, actor: UserId
) -> None:
    content = b"received_on;birth_surname;due_date;referrer_organisation\n2026-11-18;Slot;2027-03-16;PRAKTIJK DE BRON\n"
    (row,) = imports.take(content, actor=actor)[1]
    assert row.referral_id is not None
    assert stored(referrals, row.referral_id, actor).referrer_organisation_id == practice.id
