from collections.abc import Callable

import pytest
from pikepdf import Pdf

from ks_desktop.referrals.formreading.refusing import Refusal, RefusedPaper
from ks_desktop.referrals.formreading.survey import open_checked
from tests import papers as made
from tests.referrals.formreading import hostile


def test_a_filled_form_opens_also_when_only_changing_it_is_locked() -> None:
    for content in (made.filled(), hostile.locked(""), b"van een mailprogramma\r\n" + made.filled()):
        with open_checked(content) as document:
            assert len(document.pages) == 1


@pytest.mark.parametrize(
    ("change", "refusal"),
    [
        (hostile.opening_script, Refusal.SCRIPT),
        (hostile.named_script, Refusal.SCRIPT),
        (hostile.field_script, Refusal.SCRIPT),
        (hostile.launching, Refusal.SCRIPT),
        (hostile.enclosing, Refusal.ENCLOSED),
        (hostile.packed, Refusal.TOO_HEAVY),
        (hostile.packed_twice, Refusal.TOO_HEAVY),
        (hostile.many_pages, Refusal.TOO_MANY_PAGES),
        (hostile.many_objects, Refusal.TOO_HEAVY),
        (hostile.huge_picture, Refusal.TOO_HEAVY),
        (hostile.huge_page, Refusal.TOO_HEAVY),
        (hostile.doubling, Refusal.TOO_HEAVY),
    ],
)
def test_what_a_form_never_holds_is_refused(change: Callable[[Pdf], None], refusal: Refusal) -> None:
    content = hostile.form(change, compress_streams=False)
    with pytest.raises(RefusedPaper) as refused:
        open_checked(content)
    assert refused.value.refusal is refusal


@pytest.mark.parametrize(
    ("content", "refusal"),
    [
        (hostile.locked("geheim"), Refusal.ENCRYPTED),
        (made.filled()[:-400], Refusal.TRUNCATED),
        (made.filled()[: len(made.filled()) // 2], Refusal.TRUNCATED),
        (made.filled().replace(b"startxref", b"startxrex"), Refusal.DAMAGED),
        (b"%PDF-1.7\nniets\n%%EOF", Refusal.DAMAGED),
        (hostile.nested(), Refusal.DAMAGED),
    ],
)
def test_what_is_locked_or_not_whole_is_refused(content: bytes, refusal: Refusal) -> None:
    with pytest.raises(RefusedPaper) as refused:
        open_checked(content)
    assert refused.value.refusal is refusal


def test_a_name_in_letters_of_old_is_read_and_hides_no_script() -> None:
    plain = hostile.page(hostile.with_odd_name, compress_streams=False).replace(b"/Odd", b"/O\xe9d")
    with open_checked(plain) as document:
        assert len(document.pages) == 1
    hidden = hostile.page(hostile.script_behind_odd_name, compress_streams=False).replace(b"/Odd", b"/O\xe9d")
    with pytest.raises(RefusedPaper) as refused:
        open_checked(hidden)
    assert refused.value.refusal is Refusal.SCRIPT
