from dataclasses import fields

from ks_desktop.paper.documents import texts_of
from tests.paper.test_trial_press import TRIAL


def test_all_that_is_printed_is_given() -> None:
    assert {"across", "down", "fold", "scale"} <= {field.name for field in fields(TRIAL)}
    assert "hier vouwen" in list(texts_of(TRIAL))
