from collections.abc import Iterator
from dataclasses import replace
from io import BytesIO

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from ks_desktop.paper.documents import AddressWindow, Envelope, Ink, Letter, Sender, TextSize, WindowSide
from ks_desktop.paper.head import LEAST_ADDRESS, head_of, set_address
from ks_desktop.paper.ink import A4, MM
from ks_desktop.paper.paint import render
from tests.paper import samples
from tests.paper.reading import letters, letters_of, read

LONG = ("M" * 60, "mevrouw " + "Aa " * 60, "Ł" * 200)


def logo(size: tuple[int, int] = (60, 20)) -> bytes:
    picture = BytesIO()
    Image.new("RGB", size, "#0b6b6b").save(picture, "PNG")
    return picture.getvalue()


def lines_of(letter: Letter) -> Iterator[tuple[float, float, str]]:
    """Give each text on the first page with its upper and its lower edge, in mm from the top of the sheet."""
    found: list[tuple[float, float, str]] = []

    def visit(text: str, cm: list[float], tm: list[float], _font: object, size: float) -> None:
        if text.strip():
            base = 297 - (tm[5] + cm[5]) / MM
            found.append((base - 0.75 * size / MM, base + 0.25 * size / MM, text))

    read(render(letter)).pages[0].extract_text(visitor_text=visit)
    yield from found


def place_of(letter: Letter, wanted: str) -> tuple[float, float]:
    """Return the left edge and the baseline of a text on the first page, in mm from the left upper corner."""
    found: list[tuple[float, float]] = []

    def visit(text: str, cm: list[float], tm: list[float], _font: object, _size: object) -> None:
        if wanted in text:
            found.append(((tm[4] + cm[4]) / MM, 297 - (tm[5] + cm[5]) / MM))

    read(render(letter)).pages[0].extract_text(visitor_text=visit)
    return found[0]


@pytest.mark.parametrize(
    ("window", "left"),
    [
        (AddressWindow(), 35),
        (AddressWindow(side=WindowSide.RIGHT), 105),
        (AddressWindow(side=WindowSide.RIGHT, right_mm=-3, down_mm=2, envelope=Envelope.C5), 102),
    ],
)
def test_the_address_stands_in_the_window(window: AddressWindow, left: float) -> None:
    letter = replace(samples.referral_letter(), window=window)
    x, first = place_of(letter, samples.ADDRESS[0])
    _x, last = place_of(letter, samples.ADDRESS[-1])
    assert x == pytest.approx(left, abs=0.2)
    assert window.sure.top < first < last < window.sure.bottom


names = st.sampled_from((*LONG, "Wijkteam Noord", "Mevrouw A.B.C. van der Aa-de Jong"))
offsets = st.integers(-15, 15)
windows = st.builds(
    AddressWindow,
    side=st.sampled_from(WindowSide),
    envelope=st.sampled_from(Envelope),
    right_mm=offsets,
    down_mm=offsets | st.sampled_from((-15, 15)),
)
senders = st.builds(
    Sender,
    organisation=st.sampled_from(("", "JGZ Proefstad", "Gezondheidsdienst " * 11)),
    lines=st.lists(st.sampled_from(("Kort", "Een lange regel van de afzender " * 4)), max_size=5).map(tuple),
    logo=st.sampled_from((None, logo(), logo((20, 90)))),
)


@settings(max_examples=60, derandomize=True)
@given(
    window=windows,
    sender=senders,
    address=st.lists(names, min_size=1, max_size=6).map(tuple),
    size=st.sampled_from(TextSize),
)
def test_nothing_but_return_line_and_address_comes_before_the_window(
    window: AddressWindow, sender: Sender, address: tuple[str, ...], size: TextSize
) -> None:
    letter = replace(samples.referral_letter(), window=window, sender=sender, address=address, size=size)
    placed = set_address(letter)
    page, used = head_of(letter)
    others = [part for part in page if part.top != A4[1] - placed.top_mm * MM]
    assert len(others) == len(page) - 1
    for part in others:
        top = 297 - part.top / MM
        bottom = top + part.box.height(part.width) / MM
        is_mark = part.left > 200 * MM
        assert is_mark or bottom < window.seen.top or top > max(window.seen.bottom, placed.bottom_mm)
    assert used > window.seen.bottom
    if placed.fits:
        assert window.sure.top - 0.01 <= placed.top_mm < placed.bottom_mm <= window.sure.bottom + 0.01


@pytest.mark.parametrize("window", [AddressWindow(down_mm=-15), AddressWindow(side=WindowSide.RIGHT, down_mm=15)])
def test_on_the_printed_page_too_only_the_address_stands_where_the_window_is(window: AddressWindow) -> None:
    letter = replace(samples.referral_letter(draft_word=""), window=window)
    shown = "".join(
        text for top, bottom, text in lines_of(letter) if bottom > window.seen.top and top < window.seen.bottom
    )
    assert letters(shown) == letters("".join((letter.return_line, *letter.address)))


def test_a_name_that_is_too_long_becomes_smaller_and_only_then_is_broken() -> None:
    def sizes(name: str) -> set[float]:
        found: set[float] = set()
        letter = replace(samples.referral_letter(), address=(name, *samples.ADDRESS[1:]))

        def visit(text: str, _cm: object, _tm: object, _font: object, size: float) -> None:
            if "Proefstraat" in text or name[:12] in text:
                found.add(size)

        read(render(letter)).pages[0].extract_text(visitor_text=visit)
        return found

    assert sizes("Wijkteam Noord en Oost") == {10.5}
    assert LEAST_ADDRESS <= min(sizes("Gezondheidscentrum De Voorbeeldwijk Noord")) < 10.5
    assert sizes("Stichting voor " + "welzijn en zorg " * 5) == {10.5}


@pytest.mark.parametrize("name", ["M" * 200, "mevrouw " + "Aa " * 60])
def test_a_name_of_200_characters_is_printed_whole_above_the_references(name: str) -> None:
    letter = replace(samples.referral_letter(), address=(name, *samples.ADDRESS[1:]))
    assert "".join(name.split()) in letters_of(render(letter))
    assert place_of(letter, "3512 XY")[1] < place_of(letter, "Ons kenmerk")[1] - 3


def test_an_address_too_high_for_the_window_pushes_the_letter_down_and_does_not_fit() -> None:
    letter = replace(samples.referral_letter(), address=tuple(f"regel {number}" for number in range(40)))
    assert place_of(letter, "regel 39")[1] < place_of(letter, "Ons kenmerk")[1]
    assert not set_address(letter).fits
    assert set_address(samples.referral_letter()).fits


def test_only_letters_the_writer_wants_have_fold_marks_and_those_of_their_envelope() -> None:
    def marks(letter: Letter) -> list[float]:
        page, _used = head_of(letter)
        return [round(297 - part.top / MM, 1) for part in page if part.left > 200 * MM]

    letter = samples.woman_letter()
    assert marks(letter) == [107, 202]
    assert marks(replace(letter, window=AddressWindow(envelope=Envelope.C5))) == [158]
    assert marks(replace(letter, fold_marks=False)) == []


@pytest.mark.parametrize("size", [(60, 20), (900, 60), (20, 200), (300, 300)])
def test_a_logo_of_any_shape_is_printed_above_the_window(size: tuple[int, int]) -> None:
    sender = Sender(organisation="JGZ Proefstad", lines=("a",), logo=logo(size))
    letter = replace(samples.woman_letter(), sender=sender)
    assert len(read(render(letter)).pages[0].images) == 1
    assert place_of(letter, "JGZ Proefstad")[1] < letter.window.seen.top


def test_a_page_has_one_accent_its_line_or_its_logo() -> None:
    letter = samples.woman_letter()
    bearing = replace(letter, sender=replace(letter.sender, logo=logo()))
    assert len(head_of(letter)[0]) == len(head_of(bearing)[0]) + 1
    assert len(head_of(replace(bearing, ink=Ink.LOW))[0]) == len(head_of(letter)[0])


@pytest.mark.parametrize("picture", [None, logo()], ids=["name", "logo"])
def test_a_long_sender_stays_above_the_window(picture: bytes | None) -> None:
    lines = tuple(f"regel {number}" for number in range(9))
    sender = Sender(organisation="Gezondheidsdienst " * 11 + "einde", lines=(*lines, "slot"), logo=picture)
    letter = replace(samples.referral_letter(), sender=sender)
    assert place_of(letter, "einde")[1] < letter.window.seen.top
    assert place_of(letter, "slot")[1] < letter.window.seen.top
