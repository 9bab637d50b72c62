from dataclasses import replace
from io import BytesIO

import pytest
from PIL import Image

from ks_desktop.paper.documents import AddressWindow, Letter, Paragraph, Sender, TextSize, WindowSide
from ks_desktop.paper.paint import render
from tests.paper import samples
from tests.paper.reading import letters_of, pages_of, read

MM = 72 / 25.4


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
        (AddressWindow(side=WindowSide.RIGHT, right_mm=-3, down_mm=2), 102),
    ],
)
def test_the_address_stands_in_the_window(window: AddressWindow, left: float) -> None:
    letter = replace(samples.referral_letter(), window=window)
    x, first = place_of(letter, samples.ADDRESS[0])
    _x, last = place_of(letter, samples.ADDRESS[-1])
    assert x == pytest.approx(left, abs=0.2)
    assert 46 + window.down_mm < first < last < 81 + window.down_mm


@pytest.mark.parametrize("name", ["M" * 200, "mevrouw " + "Aa " * 60])
def test_a_name_of_200_characters_is_printed_whole_above_the_references(name: str) -> None:
    letter = replace(samples.referral_letter(), address=(name, *samples.ADDRESS[1:]))
    assert "".join(name.split()) in letters_of(render(letter))
    assert place_of(letter, "3512 XY")[1] < place_of(letter, "Ons kenmerk")[1] - 3


def test_an_address_too_high_for_the_window_pushes_the_letter_down() -> None:
    letter = replace(samples.referral_letter(), address=tuple(f"regel {number}" for number in range(40)))
    assert place_of(letter, "regel 39")[1] < place_of(letter, "Ons kenmerk")[1]


def test_a_referral_letter_is_one_page_and_a_reply_slip() -> None:
    pages = pages_of(render(samples.referral_letter()))
    assert len(pages) == 2
    assert "Marit Proef" in pages[0]
    assert "Antwoordstrook" in pages[1]
    assert "2026-0001-7K" in "".join(pages[1].split())
    assert "pagina 1 van 2" in pages[0]
    assert "Wijkteam Noord, 21 november 2026" in pages[1]


def test_a_longer_letter_is_set_smaller_before_it_takes_another_page() -> None:
    def pages(count: int, size: TextSize) -> int:
        body = (Paragraph(text="\n".join("regel" for _number in range(count))),)
        return len(pages_of(render(replace(samples.referral_letter(), body=body, size=size))))

    fits = max(count for count in range(15, 40) if pages(count, TextSize.NORMAL) == 2)
    assert fits == max(count for count in range(15, 40) if pages(count, TextSize.SMALL) == 2)


def test_a_signature_never_stands_alone_on_a_page() -> None:
    for count in range(1, 40):
        body = tuple(Paragraph(text=f"Regel {number}.") for number in range(count))
        letter = replace(samples.woman_letter(), body=body, size=TextSize.NORMAL, slip=None)
        pages = pages_of(render(letter))
        assert f"Regel {count - 1}." in next(page for page in pages if "Marit Proef" in page and "groet" in page)


def test_only_letters_the_writer_wants_have_fold_marks() -> None:
    with_marks = render(samples.woman_letter())
    assert render(replace(samples.woman_letter(), fold_marks=False)) != with_marks


def logo() -> bytes:
    picture = BytesIO()
    Image.new("RGB", (60, 20), "#0b6b6b").save(picture, "PNG")
    return picture.getvalue()


def test_a_logo_is_printed() -> None:
    sender = Sender(organisation="JGZ Proefstad", lines=("a",), logo=logo())
    page = read(render(replace(samples.woman_letter(), sender=sender))).pages[0]
    assert len(page.images) == 1


@pytest.mark.parametrize("picture", [None, logo()], ids=["name", "logo"])
def test_a_long_sender_stays_above_the_window(picture: bytes | None) -> None:
    lines = tuple(f"regel {number}" for number in range(9))
    sender = Sender(organisation="Gezondheidsdienst " * 11 + "einde", lines=(*lines, "slot"), logo=picture)
    letter = replace(samples.referral_letter(), sender=sender)
    assert place_of(letter, "einde")[1] < 46
    assert place_of(letter, "slot")[1] < 46


def test_a_letter_with_as_little_as_possible_is_still_a_page() -> None:
    letter = Letter(title="", language="nl", sender=Sender(organisation=""), address=(), body=())
    assert len(read(render(letter)).pages) == 1
