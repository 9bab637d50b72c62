from uuid import uuid4

import pytest

from ks_desktop.core.errors import UserError
from ks_desktop.core.values import UserId
from ks_desktop.visits.domain import Companion, CompanionKind


@pytest.mark.parametrize(
    ("kind", "values", "field"),
    [
        (CompanionKind.COLLEAGUE, {}, "colleague"),
        (CompanionKind.OTHER, {"user": UserId(uuid4()), "name": "x"}, "colleague"),
        (CompanionKind.MIDWIFE, {"name": " "}, "companion_name"),
        (CompanionKind.INTERPRETER, {"name": "x" * 201}, "companion_name"),
        (CompanionKind.INTERPRETER, {"reference": "x" * 201}, "reference"),
    ],
)
def test_somebody_who_cannot_be_found_is_refused_at_the_field(
    kind: CompanionKind, values: dict[str, object], field: str
) -> None:
    with pytest.raises(UserError) as refused:
        Companion(kind=kind, **values)  # type: ignore[arg-type]  # values of several types
    assert refused.value.field == field


def test_an_interpreter_needs_no_name_yet() -> None:
    assert Companion(kind=CompanionKind.INTERPRETER).name == ""
