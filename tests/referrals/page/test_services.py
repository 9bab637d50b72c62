from dataclasses import fields

from ks_desktop.referrals.page import Services
from ks_desktop.referrals.service import Referrals


def test_the_page_is_handed_its_services_by_name(services: Services, referrals: Referrals) -> None:
    assert services.referrals is referrals
    assert all(getattr(services, each.name) is not None for each in fields(services))
