import pytest

from ks_desktop.referrals.page.arranging import arrange

FORM = 562


@pytest.mark.parametrize(
    ("window", "has_side", "shown"),
    [
        (1920, False, "list form"),
        (1920, True, "list form side"),
        (1280, False, "list form"),
        (1280, True, "form side"),
        (1024, False, "form"),
        (1024, True, "form"),
        (800, True, "form"),
    ],
)
def test_the_form_stays_and_the_page_beside_it_goes_before_the_form_does(
    window: int, has_side: bool, shown: str
) -> None:
    made = arrange(window - 188 - 64, form=FORM, has_side=has_side)
    parts = {"list": made.has_list, "form": made.has_form, "side": made.has_side}
    assert " ".join(name for name, is_there in parts.items() if is_there) == shown
    assert made.is_narrow


def test_without_a_form_the_list_has_all_the_room() -> None:
    made = arrange(600, form=None, has_side=True)
    assert (made.has_list, made.has_form, made.has_side, made.is_narrow) == (True, False, False, False)
