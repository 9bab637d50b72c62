import pytest

from ks_desktop.paper import tags


@pytest.mark.parametrize(
    ("tag", "attributes"),
    [
        (tags.COLUMN_HEAD, "<</O/Table/Scope/Column>>"),
        (tags.ROW_HEAD, "<</O/Table/Scope/Row>>"),
        (tags.NUMBERED, "<</O/List/ListNumbering/Decimal>>"),
        (tags.PARAGRAPH, ""),
    ],
)
def test_a_head_says_of_what_it_is_the_head_and_a_list_how_it_counts(tag: tags.Tag, attributes: str) -> None:
    assert tag.attributes == attributes


def test_tags_that_say_the_same_are_the_same() -> None:
    assert tags.heading(2) == tags.heading(2)
    assert tags.figure("een kaart").role == "Figure"
    assert tags.spoken("محمد").spoken == "محمد"
