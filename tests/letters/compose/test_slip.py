import shutil
import subprocess
from dataclasses import replace
from pathlib import Path

import pytest

from ks_desktop.letters.compose import Composition, compose
from ks_desktop.letters.domain import LetterDraft, LetterKind
from ks_desktop.letters.facts import LetterFacts, Office
from ks_desktop.letters.plans import day_sheet
from ks_desktop.letters.wording import wording
from ks_desktop.onward.domain import NotStarted, OnwardState
from ks_desktop.paper import paint
from ks_desktop.paper.documents import Blanks, Facts, TickRow, texts_of
from tests.letters.people import CASE, TEAM, facts
from tests.letters.stops import day_plan, stop
from tests.paper.checks import assert_sound, missing

SLIPPED = (
    LetterKind.REFERRAL_MEDICAL,
    LetterKind.REFERRAL_SOCIAL,
    LetterKind.REFERRAL_INFORMAL,
    LetterKind.REQUEST_TO_REFER,
)


def composed(kind: LetterKind, known: LetterFacts | None = None, number: str = "2026-0001") -> Composition:
    known = known or facts(organisation=TEAM, lacking=("birth_date", "consent"))
    return compose(LetterDraft(kind=kind, case_id=CASE), known, (), wording(kind), number)


def test_each_reader_gets_a_slip_of_its_own_with_where_it_goes_back_to() -> None:
    slips = [composed(kind).document.slip for kind in SLIPPED]
    ticked = set()
    for slip in slips:
        assert slip is not None
        assert (slip.code, slip.qr) == ("2026-0001-P", "KSH:2026-0001")
        back, *rest = slip.blocks
        assert isinstance(back, Facts)
        assert back.rows[0].value == "JGZ Voorbeeldstad, Stationsplein 1, 3511 ED Utrecht"
        ticked.add(next(block.items for block in rest if isinstance(block, TickRow)))
        assert isinstance(rest[-1], Blanks)
        # It lies on a desk or by a fax: nobody is named on it.
        said = " ".join(texts_of(slip))
        assert "Kaya" not in said
        assert "030 000 00 01" in said.replace("\u00a0", " ")  # who may be called instead
    assert len(ticked) == len(SLIPPED)


@pytest.mark.parametrize("kind", SLIPPED)
def test_what_is_ticked_is_what_is_written_down_of_it_in_the_same_order(kind: LetterKind) -> None:
    words = wording(kind)
    own = words.get("slip_own") if words.has("slip_own") else {}
    outcomes, reasons = (own.get(name, words.get("slip", name)) for name in ("outcomes", "reasons"))
    states = [OnwardState(key) for key, _text in outcomes]
    assert states == sorted(states, key=list(OnwardState).index)
    assert not set(states) & {OnwardState.DRAFT, OnwardState.SENT, OnwardState.WITHDRAWN}
    assert states[-1] is OnwardState.NOT_STARTED
    why = [NotStarted(key) for key, _text in reasons]
    assert why == sorted(why, key=list(NotStarted).index)
    assert why[-1] is NotStarted.OTHER


def test_that_a_gp_referred_is_not_that_help_began() -> None:
    outcomes = dict(wording(LetterKind.REQUEST_TO_REFER).get("slip_own")["outcomes"])
    assert OnwardState.STARTED not in outcomes
    assert outcomes[OnwardState.WAITING] == "Ik heb verwezen"


def test_a_draft_has_no_code_that_could_be_sent_back() -> None:
    slip = composed(LetterKind.REFERRAL_SOCIAL, number="").document.slip
    assert slip is not None
    assert (slip.code, slip.qr) == ("volgt", "")
    assert "KSH" not in repr(composed(LetterKind.QUESTION, number="").document)


def test_without_an_address_of_ours_nothing_is_said_of_it() -> None:
    slip = composed(LetterKind.REFERRAL_SOCIAL, facts(organisation=TEAM, office=Office(name=""))).document.slip
    assert slip is not None
    assert not [block for block in slip.blocks if isinstance(block, Facts)]


def test_a_question_is_its_own_slip_and_only_there() -> None:
    assert composed(LetterKind.QUESTION).document.slip is None
    coded = {kind for kind in LetterKind if "KSH:2026-0001" in repr(composed(kind).document)}
    assert coded == {*SLIPPED, LetterKind.QUESTION}


@pytest.mark.skipif(not (shutil.which("zbarimg") and shutil.which("pdftoppm")), reason="no QR reader installed")
@pytest.mark.parametrize(("kind", "page"), [(LetterKind.REFERRAL_SOCIAL, 2), (LetterKind.QUESTION, 1)])
def test_the_square_is_read_off_a_print_and_off_a_fax(tmp_path: Path, kind: LetterKind, page: int) -> None:
    known = replace(facts(organisation=TEAM), lacking=("birth_date", "consent"))
    (tmp_path / "p.pdf").write_bytes(paint.render(composed(kind, known).document))
    for dots in ("200", "100"):  # a print; a coarse fax, black or white
        name = f"p{dots}"
        which = ["-f", str(page), "-l", str(page), "-mono", "-r", dots]
        subprocess.run(["pdftoppm", *which, "p.pdf", name], check=True, cwd=tmp_path)
        (picture,) = tmp_path.glob(f"{name}-*.pbm")
        read = subprocess.run(["zbarimg", "--raw", "-q", picture], capture_output=True, text=True, check=False).stdout
        assert read.strip() == "KSH:2026-0001", dots


@pytest.mark.skipif(bool(missing("outloud")), reason="outloud is not installed")
def test_a_screen_reader_says_of_a_square_what_it_is() -> None:
    sheet = day_sheet(day_plan(stop(1)), nurse="Noor Proef", number="1/2026-11-22", with_strip=True)
    letter = composed(LetterKind.REFERRAL_MEDICAL).document
    assert_sound(paint.render(sheet), paint.render(letter), only="outloud")
