from ks_desktop.coalition.domain import CareDomain, FeedbackRoute, OrganisationKind, Referred
from ks_desktop.coalition.wording import DOMAINS, FEEDBACK_ROUTES, KINDS, feedback_text, referred_text
from ks_desktop.core.texts import _
from tests.coalition.test_service import make_organisation


def test_every_kind_and_domain_has_its_own_dutch() -> None:
    for words, labels in ((list(CareDomain), DOMAINS), (list(OrganisationKind), KINDS)):
        shown = [_(label) for label in labels.values()]
        assert len(shown) == len(words) == len(set(shown))
        assert all(shown)


def test_the_way_of_feedback_is_said_with_where_to() -> None:
    assert [_(FEEDBACK_ROUTES[route]) for route in FeedbackRoute] == list(
        dict.fromkeys(_(FEEDBACK_ROUTES[route]) for route in FeedbackRoute)
    )
    practice = make_organisation(feedback_route=FeedbackRoute.SECURE_MAIL, feedback_address="post@bron.invalid")
    assert feedback_text(practice) == "Per beveiligde mail, post@bron.invalid"
    assert feedback_text(make_organisation()) == ""


def test_what_a_partner_referred_is_said_in_words() -> None:
    assert referred_text(Referred()) == ""
    assert referred_text(Referred(count=3, waiting=1)) == "Verwees 3 keer; 1 terugkoppeling open"
    assert referred_text(Referred(count=1)) == "Verwees 1 keer; alles is teruggekoppeld"
