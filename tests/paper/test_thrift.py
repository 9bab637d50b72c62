import pytest

from ks_desktop.paper import ink, thrift


@pytest.mark.parametrize(
    ("colour", "fill", "stroke"),
    [(ink.INK, ink.BLACK, ink.RULE), (ink.ACCENT, ink.BLACK, ink.RULE), (ink.HAIR, ink.HAIR, ink.HAIR)],
)
def test_with_little_ink_letters_are_black_and_lines_are_quiet(colour: str, fill: str, stroke: str) -> None:
    assert thrift.filled(colour) == fill
    assert thrift.stroked(colour) == stroke


def test_no_line_is_thick() -> None:
    assert thrift.thin(ink.ACCENT_WIDTH) == ink.HAIR_WIDTH
    assert thrift.thin(0.1) == 0.1
