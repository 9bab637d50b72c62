"""One paper of each kind, looked at by programs of others, and proof that each of them sees what is wrong."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date
from io import BytesIO

import pytest
from reportlab.pdfgen.canvas import Canvas

from ks_desktop.letters.domain import LetterKind
from ks_desktop.letters.example import example_draft, example_facts
from ks_desktop.letters.facts import Office, Signer
from ks_desktop.letters.making import prepared
from ks_desktop.letters.wording import wording
from ks_desktop.paper.documents import (
    Bullets,
    Fact,
    Facts,
    Ink,
    Letter,
    Paragraph,
    Quote,
    Sheet,
    Table,
    TextSize,
)
from ks_desktop.paper.documents import Column as TableColumn
from ks_desktop.paper.paint import render, render_many, render_trial
from tests.paper import odd_samples, samples
from tests.paper.checks import CHECKS, assert_sound, findings, left_out, missing
from tests.paper.test_trial_press import TRIAL
from tests.papers import blank

HEAD = "Aan: Steunpunt voor werk en hulp bij geldzaken in de wijk (21 mei 2026)"
EMPTY = Sheet(
    title="",
    language="nl",
    heading="",
    blocks=(
        Paragraph(text=" "),
        Bullets(items=("", "iets"), numbered=True),
        Facts(rows=(Fact(label="", value=""), Fact(label="Naam", value=""))),
        Quote(text="", source="niemand"),
        Table(columns=(TableColumn(head=""), TableColumn(head="b")), rows=(("", ""), ("c", "d"))),
    ),
)


def letters() -> Iterator[Letter]:
    """Give a letter of each kind about the woman nobody is, in Dutch and beside it in another language."""
    signer, office = Signer(name="N. Proef", phone="030"), Office(name="JGZ", street="Laan 1", place="3511 AB Utrecht")
    for number, kind in enumerate(LetterKind):
        facts = example_facts(kind, date(2026, 11, 21), signer, office)
        for language in ("nl", ("ar", "ti", "tr", "uk")[number % 4]):
            yield prepared(example_draft(kind, facts, wording(kind), language), facts).composed().document


def bad() -> bytes:
    """Return a paper as ReportLab makes it, with a cross reference that points nowhere."""
    stream = BytesIO()
    canvas = Canvas(stream, invariant=1)
    canvas.drawString(100, 100, "niets zegt wat dit is")
    canvas.save()
    return stream.getvalue().replace(b"startxref\n", b"startxref\n9")


@pytest.fixture(scope="module")
def papers() -> Mapping[str, bytes]:
    return {
        "letter": render(samples.referral_letter(), draft=True),
        "woman": render(samples.woman_letter()),
        "follows": render(replace(samples.referral_letter(), following=HEAD)),
        "large": render(replace(samples.referral_letter(), size=TextSize.HUGE)),
        "thrifty": render(replace(samples.woman_letter(), ink=Ink.LOW)),
        "day": render(samples.day_plan()),
        "team": render(samples.week_plan(6)),
        "recovery": render(samples.recovery_sheet()),
        "long": render(odd_samples.long_letter(4)),
        "pages": render(replace(odd_samples.long_letter(50), subject="een lang verhaal")),
        "scripts": render(odd_samples.script_letter()),
        "empty": render(EMPTY),
        "many": render_many([samples.woman_letter(), samples.week_plan(), odd_samples.script_letter()]),
        "letters": render_many(letters(), title="Brieven"),
        "trial": render_trial(TRIAL),
        "form": blank(),
        "bad": bad(),
    }


@pytest.mark.parametrize("check", CHECKS)
def test_every_paper_is_sound_and_a_bad_one_is_seen(check: str, papers: Mapping[str, bytes]) -> None:
    if program := missing(check):
        pytest.skip(f"{program} is not installed")
    found = list(findings(papers, check))
    assert [line for line in found if "bad" not in line] == []
    assert found


def test_what_cannot_be_checked_here_is_told() -> None:
    assert [line.split()[0] for line in left_out()] == [check for check in CHECKS if missing(check)]


def test_a_paper_that_is_not_sound_stops_a_test() -> None:
    with pytest.raises(AssertionError, match="it does not say <pdfaid:part>1<"):
        assert_sound(bad(), only="claims")
