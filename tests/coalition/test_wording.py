from ks_desktop.coalition.domain import CareDomain, OrganisationKind
from ks_desktop.coalition.wording import DOMAINS, KINDS
from ks_desktop.core.texts import _


def test_every_kind_and_domain_has_its_own_dutch() -> None:
    for words, labels in ((list(CareDomain), DOMAINS), (list(OrganisationKind), KINDS)):
        shown = [_(label) for label in labels.values()]
        assert len(shown) == len(words) == len(set(shown))
        assert all(shown)
