from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from ks_desktop.paper import tags
from ks_desktop.paper.structure import Element, Structure

Tree = list["str | Tree"]


def said(tag: tags.Tag, structure: Structure, whole: object, *, is_part: bool = False) -> None:
    structure.begin(tag, whole, is_part=is_part)
    if not structure.is_silent:
        structure.ink()
    structure.end()


def tree_of(structure: Structure) -> Tree:
    def roles(element: Element) -> Tree:
        return [element.role, *(roles(kid) for kid in element.kids if isinstance(kid, Element))]

    return roles(structure.root)


def test_a_paragraph_that_goes_on_over_the_page_is_one_with_two_stretches_of_ink() -> None:
    structure = Structure()
    said(tags.PARAGRAPH, structure, "p", is_part=True)
    structure.next_page()
    said(tags.PARAGRAPH, structure, "p", is_part=True)
    (paragraph,) = structure.root.kids
    assert isinstance(paragraph, Element)
    assert paragraph.kids == [(0, 0), (1, 0)]
    assert structure.pages == [[paragraph], [paragraph]]


def test_what_is_painted_again_is_not_read_again() -> None:
    structure = Structure()
    said(tags.TABLE_ROW, structure, "head")
    structure.begin(tags.TABLE_ROW, "head", is_part=False)
    assert structure.is_silent
    structure.begin(tags.CELL, "cell", is_part=False)
    structure.end()
    structure.end()
    said(tags.PARAGRAPH, structure, "after")
    assert tree_of(structure) == ["Document", ["TR"], ["P"]]


def test_what_stays_empty_leaves_the_tree_but_for_the_cells_of_a_table() -> None:
    structure = Structure()
    structure.begin(tags.TABLE_ROW, "row", is_part=False)
    structure.begin(tags.CELL, "cell", is_part=False)
    structure.end()
    structure.end()
    structure.begin(tags.BULLETS, "list", is_part=False)
    structure.end()
    assert tree_of(structure) == ["Document", ["TR", ["TD"]]]


@settings(max_examples=40, deadline=None)
@given(st.lists(st.integers(1, 6), min_size=1, max_size=12))
def test_headings_never_leave_a_step_out_and_keep_their_order(levels: list[int]) -> None:
    structure = Structure()
    for number, level in enumerate(levels):
        said(tags.heading(level), structure, number)
    found = [int(kid.role[1]) for kid in structure.root.kids if isinstance(kid, Element)]
    assert found[0] == 1
    for (before, after), (above, below) in zip(pairwise(levels), pairwise(found), strict=True):
        assert below <= above + 1
        assert (after > before) == (below > above)


def test_each_document_of_many_is_a_part_whose_headings_begin_anew() -> None:
    structure = Structure()
    for language in ("nl", "ar"):
        structure.begin_document(language, one_of_many=True)
        said(tags.heading(2), structure, "same key")
    assert tree_of(structure) == ["Document", ["Part", ["H1"]], ["Part", ["H1"]]]
    assert [part.tag.language for part in structure.root.kids if isinstance(part, Element)] == ["nl", "ar"]


def test_words_get_a_paragraph_around_them_where_nothing_else_holds_letters() -> None:
    structure = Structure()
    assert structure.begin_words("a", is_part=False)
    structure.ink()
    structure.end()
    structure.begin(tags.CELL, "cell", is_part=False)
    assert not structure.begin_words("b", is_part=False)
    structure.ink()
    structure.end()
    structure.begin(tags.ARTIFACT, "foot", is_part=False)
    assert not structure.begin_words("c", is_part=False)
    structure.end()
    assert tree_of(structure) == ["Document", ["P"], ["TD"]]
    assert [element.role for element in structure.elements()] == ["Document", "P", "TD"]
