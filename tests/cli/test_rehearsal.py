import contextlib
import io
import re
import stat
from datetime import date, time
from pathlib import Path

import pytest

from ks_desktop.cli.output import Exit
from ks_desktop.cli.rehearsal import rehearse
from ks_desktop.core.clock import fixed_clock
from ks_desktop.core.paths import resources
from tests.pdf import text_of

TODAY = date(2026, 11, 21)
PAPERS = (
    "afspraakbrief.pdf",
    "verwijsbrief-referral_medical.pdf",
    "verwijsbrief-referral_social.pdf",
    "dagplan.pdf",
    "weekplan.pdf",
    "terugkoppeling.pdf",
)


@pytest.fixture(scope="module")
def out(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder a rehearsal left, with what it said in `gezegd.txt` beside it."""
    folder = tmp_path_factory.mktemp("proef") / "papieren"
    with contextlib.redirect_stdout(io.StringIO()) as said:
        assert rehearse(folder, clock=fixed_clock(TODAY)) == Exit.DONE
    (folder.parent / "gezegd.txt").write_text(said.getvalue(), encoding="utf-8")
    return folder


def words(out: Path, paper: str) -> str:
    return " ".join(text_of((out / paper).read_bytes()).split())


def test_the_loop_goes_from_referral_to_feedback_in_that_order(out: Path) -> None:
    said = (out.parent / "gezegd.txt").read_text(encoding="utf-8").splitlines()
    assert [Path(line).name for line in said if line.endswith(".pdf")] == list(PAPERS)
    assert said[0].startswith("3 aanmeldingen")
    assert re.match(r"[1-9]\d* huisbezoeken zijn gepland", said[1])
    assert said[-1] == "De lus is gesloten: aanmelding, huisbezoek, brieven, terugkoppeling."
    assert len(said) == 3 + len(PAPERS)


def test_the_folder_holds_those_papers_for_its_owner_alone(out: Path) -> None:
    assert {file.name for file in out.iterdir()} == {*PAPERS, "aanmeldingen.csv"}
    assert stat.S_IMODE(out.stat().st_mode) == 0o700
    assert all(stat.S_IMODE(file.stat().st_mode) == 0o600 for file in out.iterdir())


@pytest.mark.parametrize("paper", PAPERS)
def test_every_paper_is_a_pdf_that_can_be_read_and_is_no_draft(out: Path, paper: str) -> None:
    assert (out / paper).read_bytes().startswith(b"%PDF-")
    read = words(out, paper)
    assert len(read) > 60
    assert "CONCEPT" not in read


def test_the_letters_are_of_one_woman_in_the_order_of_their_numbers(out: Path) -> None:
    letters = [paper for paper in PAPERS if "plan" not in paper]
    numbers = [re.findall(r"\d{4}-000\d", words(out, paper))[0][-1] for paper in letters]
    assert numbers == ["5", "6", "7", "8"]  # the first four are of the families
    assert "Voorbeeld" in words(out, "afspraakbrief.pdf")
    assert "Huisartsenpraktijk Het Plein" in words(out, "verwijsbrief-referral_medical.pdf")
    assert "Wijkteam Noord" in words(out, "verwijsbrief-referral_social.pdf")
    assert "De Ooievaar" in words(out, "terugkoppeling.pdf")


def test_the_plans_name_nobody(out: Path) -> None:
    assert "N.V." in words(out, "dagplan.pdf")
    assert "N.V." not in words(out, "weekplan.pdf")
    for plan in ("dagplan.pdf", "weekplan.pdf"):
        read = words(out, plan)
        assert re.search(r"\b35\d\d\b", read)
        assert not {"Voorbeeld", "Żak", "O'Brien"} & set(re.findall(r"[\w'’]+", read))


def test_the_sample_that_is_left_was_the_one_imported_with_days_from_today(out: Path) -> None:
    sample = (out / "aanmeldingen.csv").read_text(encoding="utf-8")
    assert "@" in (resources() / "practice" / "sample.csv").read_text(encoding="utf-8")
    assert "@" not in sample
    assert "2026-11-19" in sample


def test_a_second_rehearsal_into_the_same_folder_writes_the_papers_anew(
    out: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (out / "dagplan.pdf").write_bytes(b"oud")
    assert rehearse(out, clock=fixed_clock(date(2027, 3, 30), time(0, 10))) == Exit.DONE  # summer time is new
    assert "De lus is gesloten" in capsys.readouterr().out
    assert (out / "dagplan.pdf").read_bytes().startswith(b"%PDF-")
