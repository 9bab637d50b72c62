"""How long letters take on paper: `python -m bench.letters [COUNT] [ROUNDS]`.

First a file of many letters, beside the base line: a bare script for ReportLab's canvas that puts the same words in the
same fonts on as many pages, breaks its lines itself, and has neither tags nor the metadata of an archive. Both run in
turns, in processor time; the ratio of their fastest rounds counts (goal: at most 2.0): what else the computer does
disturbs these least. Then the preview of one letter as the maker asks for it, after the first (goal: 150 ms). All
families are invented.
"""

import statistics
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator
from io import BytesIO
from itertools import product
from typing import Final

from pypdf import PdfReader
from reportlab import rl_config
from reportlab.lib.utils import simpleSplit
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

from ks_desktop import house as houses
from ks_desktop.core import paths
from ks_desktop.core.errors import UserError, UserErrors
from ks_desktop.letters.domain import LetterKind
from ks_desktop.paper.documents import (
    Bullets,
    Fact,
    Facts,
    Heading,
    Letter,
    Paragraph,
    Quote,
    Sender,
    Signature,
    texts_of,
)
from ks_desktop.paper.paint import render_many

RATIO: Final = 2.0
PREVIEW_MS: Final = 150.0
_PLAIN, _STRONG = "BenchSans", "BenchSans-Bold"
_SIZE, _LEADING, _WIDTH, _LEFT = 10.5, 14.7, 425.0, 99.2
_NAMES: Final = ("Kaya", "De Vries", "O'Brien", "Nowak", "Erdoğan", "Ouali", "Van der Aa", "Tesfaye", "Łukasz")
_STREETS: Final = ("Dorpsstraat", "Proefweg", "Lindelaan", "Kade", "Voorbeeldplein")
_DAYS: Final = ("maandag", "dinsdag", "woensdag", "donderdag", "vrijdag")


def letters(count: int) -> list[Letter]:
    """Return invented letters of one page, no two alike: referrals, appointments and questions in turn."""
    kinds = (_referral, _appointment, _question)
    return [kinds[number % len(kinds)](number) for number in range(count)]


def _name(number: int) -> str:
    return f"mevrouw {chr(65 + number % 26)}. {_NAMES[number % len(_NAMES)]}"


def _letter(number: int, subject: str, body: tuple[object, ...]) -> Letter:
    street = f"{_STREETS[number % len(_STREETS)]} {number % 300 + 1}"
    return Letter(
        title=f"Brief 2026-{number:04}",
        language="nl",
        sender=Sender(
            organisation="JGZ Proefstad",
            lines=("Voorbeeldlaan 12", "3511 AB  UTRECHT", "030 - 000 00 00", "ma t/m vr 8.30 - 17.00 uur"),
        ),
        return_line="JGZ, Voorbeeldlaan 12, 3511 AB Utrecht",
        address=(_name(number), street, f"35{number % 90 + 10} XY  UTRECHT"),
        references=(
            Fact(label="Ons kenmerk", value=f"2026-{number:04}"),
            Fact(label="Datum", value=f"{number % 28 + 1} november 2026"),
        ),
        subject_label="Betreft:",
        subject=subject,
        salutation=f"Geachte {_name(number)},",
        body=body,  # type: ignore[arg-type] # blocks, all of them
        closing="Met vriendelijke groet,",
        signature=Signature(name="Marit Proef", lines=("jeugdverpleegkundige", "BIG 00000000000")),
        attachments=(Fact(label="Kopie aan", value=_name(number)),),
        footer="Deze brief bevat 6 gegevens. Niet verder verstrekken.",
        page_label="pagina {page} van {pages}",
    )


def _referral(number: int) -> Letter:
    return _letter(
        number,
        "aanmelding met toestemming",
        (
            Paragraph(
                text=f"Met toestemming van {_name(number)} melden wij haar bij u aan. Wij vragen u binnen vijf "
                "werkdagen contact met haar op te nemen."
            ),
            Heading(text="Wie"),
            Facts(
                rows=(
                    Fact(label="Naam", value=_name(number)),
                    Fact(label="Adres", value=f"{_STREETS[number % 5]} {number % 300 + 1}, 3523 CD Utrecht"),
                    Fact(label="Telefoon", value=f"06 - 00 00 {number % 100:02} 00, liefst na 15.00 uur"),
                )
            ),
            Heading(text="Haar vraag"),
            Quote(
                text="Ik wil graag weten hoe ik het met de kinderopvang en mijn werk moet regelen als de baby er is, "
                f"en wie mij daarbij kan helpen. Mijn zus woont op nummer {number}.",
                source="in haar eigen woorden, 20 november 2026",
            ),
            Heading(text="Wat nodig is om te helpen"),
            Bullets(
                items=(
                    f"Zij is in verwachting, rond week {number % 40 + 1}.",
                    "Zij woont sinds kort in de wijk en heeft hier nog weinig mensen om zich heen.",
                    "Er is een open vraag over toeslagen.",
                )
            ),
        ),
    )


def _appointment(number: int) -> Letter:
    return _letter(
        number,
        "Afspraak voor een huisbezoek",
        (
            Paragraph(text="Wij hebben een afspraak gemaakt. Ik kom bij u thuis."),
            Facts(
                rows=(
                    Fact(label="Wanneer", value=f"{_DAYS[number % 5]} {number % 28 + 1} december 2026"),
                    Fact(label="Hoe laat", value=f"{9 + number % 8}.30 uur, ongeveer een uur"),
                    Fact(label="Wie", value="Marit Proef, jeugdverpleegkundige"),
                )
            ),
            Paragraph(text="U hoeft niets voor te bereiden. U mag iemand vragen om erbij te zijn."),
            Heading(text="Liever niet, of een andere dag?", level=2),
            Paragraph(text=f"Dat is goed. Bel of app mij dan: 06 - 00 {number % 100:02} 00 00."),
        ),
    )


def _question(number: int) -> Letter:
    return _letter(
        number,
        "vraag over uw aanmelding",
        (
            Paragraph(
                text=f"U meldde {_name(number)} bij ons aan. Wij missen nog iets om haar te kunnen bereiken. Zou u het "
                "ons binnen drie werkdagen willen laten weten?"
            ),
            Bullets(items=("een telefoonnummer", f"haar huisnummer (wij hebben {number % 12 + 1})"), numbered=True),
            Paragraph(text="Zolang wij dit niet weten, maken wij geen afspraak met haar. Dank voor uw moeite."),
        ),
    )


def bare(papers: list[Letter]) -> bytes:
    """Return the same words in the same fonts on as many pages: the base line."""
    stream = BytesIO()
    canvas = Canvas(stream, pagesize=(595.28, 841.89), invariant=1, pageCompression=1)
    for paper in papers:
        pen = canvas.beginText(_LEFT, 800)
        for text, strong in _words(paper):
            font = _STRONG if strong else _PLAIN
            pen.setFont(font, _SIZE, _LEADING)
            for line in simpleSplit(text, font, _SIZE, _WIDTH):
                pen.textLine(line)
        canvas.drawText(pen)
        canvas.showPage()
    canvas.save()
    return stream.getvalue()


def _words(paper: Letter) -> Iterator[tuple[str, bool]]:
    """Give all words of a letter, and whether they stand there in bold."""
    strong = {paper.sender.organisation, paper.subject, paper.signature.name if paper.signature else ""}
    strong.update(block.text for block in paper.body if isinstance(block, Heading))
    for text in texts_of(paper):
        yield text.replace("{page}", "1").replace("{pages}", "1"), text in strong


def _seconds(work: Callable[[], bytes]) -> float:
    start = time.process_time()
    work()
    return time.process_time() - start


def _letters_of(pdf: bytes, page: int) -> Counter[str]:
    """Count the letters of a page; ours has the points and numbers of its lists besides."""
    return Counter("".join(PdfReader(BytesIO(pdf)).pages[page].extract_text().split()))


def compare(count: int, rounds: int) -> float:
    """Print how long many letters take in both ways, and return the ratio."""
    papers = letters(count)
    rl_config.useA85 = 0  # or the base line would write its pages in letters, which takes long and serves nobody
    pdfmetrics.registerFont(TTFont(_PLAIN, str(paths.resources() / "fonts" / "NotoSans-Regular.ttf")))
    pdfmetrics.registerFont(TTFont(_STRONG, str(paths.resources() / "fonts" / "NotoSans-Bold.ttf")))
    ours, base = render_many(papers[:9]), bare(papers[:9])
    print("same words:", all(_letters_of(base, page) <= _letters_of(ours, page) for page in range(9)))
    times: list[tuple[float, float]] = []
    for _ in range(rounds):
        times.append((_seconds(lambda: bare(papers)), _seconds(lambda: render_many(papers))))
        print(f"  base line {times[-1][0]:.2f} s, ours {times[-1][1]:.2f} s, {times[-1][1] / times[-1][0]:.2f} times")
    line, made = (min(column) for column in zip(*times, strict=True))
    sizes = f"{len(bare(papers)) / 1e6:.2f} and {len(render_many(papers)) / 1e6:.2f} MB"
    verdict = "reached" if made <= RATIO * line else "MISSED"
    print(f"{count} letters in one file: base line {line:.2f} s, ours {made:.2f} s, {made / line:.2f} times; {sizes}")
    print(f"goal of {RATIO} times: {verdict}")
    return float(made / line)


def previews() -> float:
    """Print how long the preview of a letter takes in practice mode, and return the median but for the first, in ms."""
    house = houses.practice()
    try:
        lines = house.casefiles.list(actor=house.actor).lines
        first, others = 0.0, []
        for line, kind in product(lines[:6], LetterKind):
            try:
                draft = house.letters.begin(kind, line.case_id, actor=house.actor)
                start = time.perf_counter()
                house.letters.look(draft, actor=house.actor)
            except (UserError, UserErrors):
                continue  # this letter cannot be begun in this case
            took = (time.perf_counter() - start) * 1000
            if first:
                others.append(took)
            first = first or took
    finally:
        house.close()
    middle, longest = statistics.median(others), max(others)
    print(f"preview of a letter: {first:.0f} ms at first; {len(others)} more {middle:.0f} ms, longest {longest:.0f} ms")
    print(f"goal of {PREVIEW_MS:.0f} ms: {'reached' if middle <= PREVIEW_MS else 'MISSED'} (median)")
    return middle


if __name__ == "__main__":
    previews()
    compare(int(sys.argv[1]) if len(sys.argv) > 1 else 1000, int(sys.argv[2]) if len(sys.argv) > 2 else 5)
