from dataclasses import replace

from ks_desktop.paper.documents import Block, Bullets, Fact, Facts, Letter, Paragraph, Parallel, Sender, TextSize
from ks_desktop.paper.paint import render
from tests.paper import samples
from tests.paper.reading import pages_of, read

TWO = ("nl", "tr")


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


def test_with_a_signature_goes_the_end_of_what_is_said_whatever_that_is() -> None:
    ends: tuple[Block, ...] = (
        Facts(rows=tuple(Fact(label=f"Feit {number}", value="waarde") for number in range(5))),
        Bullets(items=tuple(f"Punt {number}." for number in range(5))),
        Paragraph(text="Woord " * 300 + "slot."),
    )
    for end, last in zip(ends, ("Feit 4", "Punt 4.", "slot."), strict=True):
        for count in range(1, 14, 2):
            body = (*(Paragraph(text=f"Regel {number}.") for number in range(count)), end)
            pages = pages_of(render(replace(samples.woman_letter(), body=body, slip=None)))
            assert last in next(page for page in pages if "Marit Proef" in page and "groet" in page)


def test_two_languages_end_with_a_pair_above_the_signature_at_least() -> None:
    """Their closing stands beside each other too, and is no text that a signature could stand under."""
    closing = Parallel(rows=((Paragraph(text="Groet,"), Paragraph(text="Selamlar,")),), languages=TWO, stays=True)
    for count in range(3, 27):
        rows = tuple(
            (Paragraph(text=f"Regel {number}."), Paragraph(text=f"Satır {number}.")) for number in range(count)
        )
        body = (Parallel(rows=rows, languages=TWO, heads=("Nederlands", "Türkçe")), closing)
        letter = replace(samples.woman_letter(), body=body, closing="", size=TextSize.NORMAL, slip=None)
        pages = pages_of(render(letter))
        ending = next(page for page in pages if "Marit Proef" in page and "Groet" in page)
        assert f"Regel {count - 1}." in ending
        assert ending.count("Nederlands") == 1


def test_a_text_of_many_pages_ends_with_two_lines_at_least_above_the_signature() -> None:
    for count in (1000, 1006, 1012):
        text = "Een lange zin die door het papier loopt. " * count
        letter = replace(samples.referral_letter(), body=(Paragraph(text=text),), slip=None)
        pages = pages_of(render(letter))
        assert len(pages) > 9
        ending = pages[-1].split("Met vriendelijke groet")[0]
        assert ending.count("lange zin") >= 2
        for number, page in enumerate(pages, 1):
            assert f"pagina {number} van {len(pages)}" in page


def test_large_print_is_16_points_with_each_label_above_its_value() -> None:
    letter = replace(samples.woman_letter(), size=TextSize.HUGE)
    sizes: dict[str, float] = {}

    def visit(text: str, _cm: object, _tm: object, _font: object, size: float) -> None:
        sizes[text.strip()] = size

    read(render(letter)).pages[0].extract_text(visitor_text=visit)
    assert sizes["Wanneer"] == sizes["dinsdag 24 november 2026"] == 16
    assert sizes["mevrouw A. Kaya"] == 10.5
    running = [size for text, size in sizes.items() if len(text) > 40 and "Retour" not in text]
    assert min(running, default=16) >= 12


def test_in_large_print_the_slip_is_as_large_as_goes_on_its_page_and_the_foot_stays_whole() -> None:
    foot = "Deze brief bevat 6 gegevens van mevrouw; wij vragen u om die niet verder te verstrekken aan wie ook."
    pages = read(render(replace(samples.referral_letter(), size=TextSize.HUGE, footer=foot))).pages
    slips = [page for page in pages if "Antwoordstrook" in page.extract_text()]
    assert slips == [pages[-1]]
    assert "Telefoon" in pages[-1].extract_text()
    lows: list[float] = []

    def visit(text: str, cm: list[float], tm: list[float], _font: object, _size: object) -> None:
        if text.strip():
            lows.append(cm[5] + tm[5])

    pages[0].extract_text(visitor_text=visit)
    assert min(lows) > 28  # a centimetre: no printer reaches further


def test_a_letter_with_as_little_as_possible_is_still_a_page() -> None:
    letter = Letter(title="", language="nl", sender=Sender(organisation=""), address=(), body=())
    assert len(read(render(letter)).pages) == 1


def test_a_head_of_two_lines_on_a_following_page_does_not_touch_the_text() -> None:
    long = replace(samples.woman_letter(), size=TextSize.HUGE, following="Aan: " + "JGZ Voorbeeld, t.a.v. iemand, " * 3)
    short = replace(long, following="Aan: iemand")
    assert _text_begins(short) > _text_begins(long) + 15  # points


def _text_begins(letter: Letter) -> float:
    tops: list[float] = []

    def look(text: str, _cm: object, tm: list[float], _font: object, _size: object) -> None:
        if text.strip() and "Aan:" not in text and "JGZ" not in text and "iemand" not in text:
            tops.append(tm[5])

    letter = replace(letter, body=(*letter.body, *letter.body))
    read(render(letter)).pages[1].extract_text(visitor_text=look)
    return max(tops)
