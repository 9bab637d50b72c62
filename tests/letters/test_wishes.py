import pytest

from ks_desktop.coalition.domain import FeedbackRoute
from ks_desktop.letters.domain import SendRoute
from ks_desktop.letters.wishes import asked_route, wished_route


@pytest.mark.parametrize(
    ("wish", "route"),
    [
        ("mail", SendRoute.SECURE_MAIL),
        ("Beveiligde e-mail", SendRoute.SECURE_MAIL),
        ("secure_mail", SendRoute.SECURE_MAIL),
        ("via ZorgMail graag", SendRoute.SECURE_MAIL),
        ("per post", SendRoute.POST),
        ("ZorgDomein", SendRoute.PORTAL),
        ("persoonlijk afgeven", SendRoute.BY_HAND),
        ("telefoon", None),
        ("post of mail", None),
        ("niet per post", None),
        ("", None),
    ],
)
def test_a_wish_is_a_route_only_when_it_names_one(wish: str, route: SendRoute | None) -> None:
    assert wished_route(wish) is route


def test_what_a_referral_asks_for_goes_before_what_the_directory_knows() -> None:
    assert asked_route("per post", FeedbackRoute.PORTAL) is SendRoute.POST
    assert asked_route("", FeedbackRoute.PORTAL) is SendRoute.PORTAL
    assert asked_route("bel maar", FeedbackRoute.SECURE_MAIL) is SendRoute.SECURE_MAIL
    assert asked_route("", FeedbackRoute.PHONE) is None
    assert asked_route("", None) is None
