import pytest

from ks_desktop.clients.domain import CaseStatus
from tests.clients.makers import make_case, make_client


@pytest.mark.parametrize("status", list(CaseStatus))
def test_only_an_open_case_is_open(status: CaseStatus) -> None:
    assert make_case(make_client(), status=status).is_open is (status is CaseStatus.OPEN)
