from dataclasses import FrozenInstanceError

import pytest

from ks_desktop.core.values import CaseId, ReferralId, new_id
from ks_desktop.referrals.results import Opened


def test_an_answer_of_the_service_cannot_be_changed() -> None:
    opened = Opened(referral_id=ReferralId(new_id()), case_id=CaseId(new_id()), values={}, said_otherwise={}, version=3)
    with pytest.raises(FrozenInstanceError):
        opened.version = 4  # type: ignore[misc]
