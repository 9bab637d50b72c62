from io import BytesIO

import pytest
from pikepdf import Pdf

from ks_desktop.referrals.formreading.drawing import check_drawing
from ks_desktop.referrals.formreading.refusing import Refusal, RefusedPaper
from tests import papers as made
from tests.referrals.formreading import hostile


def test_a_form_draws_little() -> None:
    with Pdf.open(BytesIO(made.filled())) as document:
        check_drawing(document)


@pytest.mark.parametrize("change", [hostile.doubling, hostile.drawing_itself])
def test_drawings_that_draw_each_other_without_end_are_refused(change: object) -> None:
    assert callable(change)
    with Pdf.open(BytesIO(hostile.page(change))) as document, pytest.raises(RefusedPaper) as refused:
        check_drawing(document)
    assert refused.value.refusal is Refusal.TOO_HEAVY
