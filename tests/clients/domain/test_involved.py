from uuid import UUID

import pytest

from ks_desktop.clients.domain.involved import Involved
from ks_desktop.core.errors import UserErrors
from ks_desktop.core.values import LINE_MAX, CaseId

CASE = CaseId(UUID(int=1))


@pytest.mark.parametrize(
    ("said", "fields"),
    [
        ({"role": " ", "name": "Fatma"}, {"role"}),
        ({"role": "zus"}, {"name"}),
        ({"role": "", "name": " "}, {"role", "name"}),
        ({"role": "zus", "name": "F", "phone": "0" * (LINE_MAX + 1)}, {"phone"}),
    ],
)
def test_it_can_be_told_who_this_is(said: dict[str, str], fields: set[str]) -> None:
    with pytest.raises(UserErrors) as refused:
        Involved(id=UUID(int=2), case_id=CASE, **said)  # type: ignore[arg-type]  # texts only
    assert {error.field for error in refused.value.errors} == fields


def test_name_and_organisation_stand_on_one_line() -> None:
    person = Involved(id=UUID(int=2), case_id=CASE, role="mentor", name="I. Proef", organisation="School")
    assert person.who == "I. Proef, School"
    assert Involved(id=UUID(int=2), case_id=CASE, role="mentor", organisation="School").who == "School"
