from ks_desktop.records.page.parts import PARTS
from ks_desktop.security.rights import Right


def test_each_part_has_a_word_of_its_own_and_says_who_sees_it() -> None:
    assert len({part.word for part in PARTS}) == len(PARTS)
    assert {part.title for part in PARTS} >= {"Log"}
    seen_by = {right for part in PARTS for right in part.rights}
    assert {Right.READ_LOG, Right.KEEPING} <= seen_by
