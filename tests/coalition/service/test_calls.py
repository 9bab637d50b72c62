from ks_desktop.coalition.service import Coalition
from ks_desktop.core.values import UserId


def test_the_list_of_calls_is_a_paper_of_which_everything_can_be_printed(coalition: Coalition, actor: UserId) -> None:
    paper = coalition.check_calls.sheet(actor=actor)
    assert paper.pdf.startswith(b"%PDF")
    assert paper.missing == ()
