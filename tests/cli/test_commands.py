import json
import os
import stat
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
import sqlalchemy as sa
import time_machine

from ks_desktop import cli
from ks_desktop import house as houses
from ks_desktop.core.database import Database
from ks_desktop.core.folder_lock import FolderLock
from ks_desktop.core.paths import DATABASE_NAME
from ks_desktop.referrals.domain import FIELDS
from ks_desktop.security import vault
from ks_desktop.security.domain import NOBODY
from tests.cli.conftest import Command
from tests.keys import PASSPHRASE
from tests.pdf import text_of

pytestmark = pytest.mark.usefixtures("_today")


@pytest.fixture
def _today() -> Iterator[None]:
    with time_machine.travel("2026-11-21T08:30:00+01:00", tick=True):
        yield


def test_init_makes_a_database_and_says_the_recovery_code(
    tmp_path: Path, passphrase_file: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder, sheet = tmp_path / "nieuw", tmp_path / "herstelblad.pdf"
    words = ["init", "--user", "noor", "--data", str(folder), "--passphrase-file", str(passphrase_file), "--json"]
    assert cli.run([*words, "--recovery-out", str(sheet)]) == 0
    said = json.loads(capsys.readouterr().out)
    assert len(said["recovery_code"].replace("-", "")) == 34
    assert sheet.read_bytes().startswith(b"%PDF")
    house = houses.open_house(folder, "noor", PASSPHRASE)
    assert house.administration.standing(actor=house.actor).has_sheet  # whoever makes it this way has the code
    house.close()
    assert stat.S_IMODE(sheet.stat().st_mode) == 0o600
    assert cli.run(words) == 1
    assert (folder / DATABASE_NAME).exists()


def test_each_row_is_said_with_its_result_and_reasons(command: Command, sample: Path) -> None:
    said = command("import", str(sample))
    rows = [line.split("\t") for line in said.out.splitlines()]
    assert said.code == 0
    assert [row[:2] for row in rows] == [["1", "taken"], ["2", "parked"], ["3", "refused"]]
    assert rows[2][2] == ""
    assert rows[2][3].startswith("received_on: ")
    assert "UTF-8" in said.err
    assert "«;»" in said.err


def test_a_file_with_tabs_is_named_in_a_word(command: Command, sample: Path, tmp_path: Path) -> None:
    tabs = tmp_path / "tabs.csv"
    tabs.write_text(sample.read_text(encoding="utf-8").replace(";", "\t"), encoding="utf-16")
    said = command("import", str(tabs))
    assert [line.split("\t")[1] for line in said.out.splitlines()] == ["taken", "parked", "refused"]
    assert "UTF-16" in said.err
    assert "«tab»" in said.err


def test_the_same_file_twice_makes_nothing_twice(command: Command, sample: Path) -> None:
    first = command("import", str(sample), "--json").json_lines
    again = command("import", str(sample), "--json").json_lines
    assert [row["result"] for row in again] == ["duplicate", "duplicate", "refused"]
    assert [row["referral"] for row in again] == [row["referral"] for row in first]
    assert len(command("list", "referrals", "--json").json) == 2


def test_what_was_imported_is_listed_with_every_field(command: Command, sample: Path) -> None:
    command("import", str(sample))
    listed = {row["birth_surname"]: row for row in command("list", "referrals", "--json", "--reason", "proef").json}
    noor, zak = listed["Voorbeeld"], listed["Żak"]
    assert set(FIELDS) <= set(noor)
    assert (noor["state"], noor["birth_date"], noor["postcode"], noor["municipality"]) == (
        "new",
        "1996-02-03",
        "3512 AB",
        "GM0344",
    )
    assert (zak["state"], zak["due_date"]) == ("consent_missing", "2027-04-10")
    assert "birth_date" in zak["missing"]


def test_a_file_with_only_refused_rows_is_refused(command: Command, tmp_path: Path) -> None:
    file = tmp_path / "fout.csv"
    file.write_text("received_on,birth_surname,due_date\n2026-11-20,,2027-04-10\n", encoding="utf-8")
    assert command("import", str(file)).code == 1


def test_a_file_that_cannot_be_read_is_refused_in_words(command: Command, tmp_path: Path) -> None:
    said = command("import", str(tmp_path / "weg.csv"), "--json")
    assert said.code == 1
    assert said.json["error"][0]["code"] == "file"
    assert said.err.strip()


def test_planning_proposes_and_books_nothing_until_told(command: Command, sample: Path) -> None:
    command("import", str(sample))
    proposed = command("plan", "--from", "2026-11-23", "--weeks", "3", "--json").json
    assert [entry["state"] for entry in proposed] == ["proposed"]
    assert proposed[0]["nurse"] in command("plan", "--from", "2026-11-23", "--weeks", "3").out
    assert command("list", "visits", "--json").json == []
    booked = command("plan", "--from", "2026-11-23", "--weeks", "3", "--accept", "--json").json
    assert booked[0]["state"] == "booked"
    visits = command("list", "visits", "--json").json
    assert [(visit["id"], visit["state"]) for visit in visits] == [(booked[0]["visit"], "booked")]
    assert visits[0]["date"] == proposed[0]["date"]


def test_a_booked_visit_has_a_letter_that_prints_as_draft(command: Command, sample: Path, tmp_path: Path) -> None:
    command("import", str(sample))
    command("plan", "--from", "2026-11-23", "--weeks", "3", "--accept")
    letter = command("list", "letters", "--json").json[0]
    assert (letter["kind"], letter["state"], letter["number"]) == ("appointment", "draft", "")
    out = tmp_path / "brief.pdf"
    assert command("print", "letter", letter["id"], "--out", str(out)).code == 0
    assert "CONCEPT" in text_of(out.read_bytes())
    assert stat.S_IMODE(out.stat().st_mode) == 0o600


def test_a_final_letter_is_numbered_and_prints_the_same_bytes(command: Command, sample: Path, tmp_path: Path) -> None:
    command("import", str(sample))
    case = command("plan", "--from", "2026-11-23", "--weeks", "3", "--accept", "--json").json[0]["case"]
    made = command("letter", "appointment", "--case", case, "--final", "--json").json
    assert made["number"] == "2026-0001"
    first, again = tmp_path / "een.pdf", tmp_path / "twee.pdf"
    command("print", "letter", made["id"], "--out", str(first))
    command("print", "letter", made["id"], "--out", str(again))
    assert first.read_bytes() == again.read_bytes()
    assert "CONCEPT" not in text_of(first.read_bytes())


def test_a_referral_letter_without_her_consent_is_refused(command: Command, sample: Path) -> None:
    command("import", str(sample))
    case = command("list", "referrals", "--json").json[0]["case"]
    said = command("letter", "referral_social", "--case", case, "--final", "--json")
    assert said.code == 1
    assert said.json["error"][0]["field"] == "receiver"


def test_the_plans_of_a_day_and_a_week_are_written(command: Command, sample: Path, tmp_path: Path) -> None:
    command("import", str(sample))
    day = command("plan", "--from", "2026-11-23", "--weeks", "1", "--accept", "--json").json[0]["date"]
    assert command("print", "plan", "--date", day, "--out", str(tmp_path / "dag.pdf")).code == 0
    assert command("print", "plan", "--week", "2026-W48", "--out", str(tmp_path / "week.pdf")).code == 0
    words = text_of((tmp_path / "dag.pdf").read_bytes())
    assert "N.V." in words
    assert "Voorbeeld" not in words
    assert "1996" not in words


def test_an_id_that_is_none_and_one_that_is_nobodys_are_refused(command: Command, tmp_path: Path) -> None:
    out = str(tmp_path / "x.pdf")
    assert command("print", "letter", "geen-id", "--out", out).code == 1
    assert command("print", "letter", "01a20000-0000-7000-8000-000000000099", "--out", out).code == 1
    assert not (tmp_path / "x.pdf").exists()


def test_verify_says_that_all_is_whole(command: Command, sample: Path) -> None:
    command("import", str(sample))
    assert command("verify", "--json").json == {"ok": True, "findings": []}


def test_verify_finds_a_row_changed_without_a_line_in_the_log(command: Command, sample: Path, folder: Path) -> None:
    command("import", str(sample))
    key = vault.unlock(folder, None, PASSPHRASE)
    database = Database(folder / DATABASE_NAME, key.material)
    with database.work(NOBODY, "outside") as work:
        guards = sa.text("SELECT name FROM sqlite_master WHERE type = 'trigger' AND tbl_name = 'audit'")
        for guard in work.session.scalars(guards).all():
            work.session.execute(sa.text(f"DROP TRIGGER {guard}"))
        work.session.execute(sa.text("UPDATE audit SET event = 'x' WHERE seq = 2"))
    database.close()
    said = command("verify", "--json")
    assert said.code == 3
    assert said.json["ok"] is False
    assert said.err.strip()


def test_wrong_passphrase_user_and_folder_have_their_own_codes(
    command: Command, folder: Path, passphrase_file: Path, tmp_path: Path
) -> None:
    assert command("verify", "--user", "iemand").code == 4
    with FolderLock(folder, holder="window"):
        assert command("verify").code == 3
    passphrase_file.write_text("zes zeven acht negen\n", encoding="utf-8")
    assert command("verify").code == 4
    assert cli.run(["verify", "--data", str(tmp_path / "leeg"), "--passphrase-file", str(passphrase_file)]) == 3


def test_init_refuses_before_anything_is_made(
    tmp_path: Path, passphrase_file: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = tmp_path / "nieuw"
    words = ["init", "--user", "noor", "--data", str(folder), "--passphrase-file", str(passphrase_file)]
    old = tmp_path / "oud.pdf"
    old.write_bytes(b"an older sheet")
    for refused in (
        ["--municipality", "Nergenshuizen"],
        ["--recovery-out", str(tmp_path / "weg" / "blad.pdf")],
        ["--recovery-out", str(old)],
        ["--start-postcode", "0000 AA"],
    ):
        assert cli.run([*words, *refused]) == 1
        assert not folder.exists()
    assert old.read_bytes() == b"an older sheet"
    assert capsys.readouterr().err


def test_no_paper_is_written_over_the_database(command: Command, folder: Path) -> None:
    before = (folder / DATABASE_NAME).read_bytes()[:16]
    said = command("print", "plan", "--date", "2026-11-24", "--out", str(folder / DATABASE_NAME))
    assert said.code == 1
    assert (folder / DATABASE_NAME).read_bytes()[:16] == before
    assert command("verify").code == 0


@pytest.mark.parametrize(
    "words",
    [
        ["plan", "--from", "9999-12-30", "--weeks", "45"],
        ["plan", "--from", "20261124", "--weeks", "4"],
        ["print", "plan", "--date", "0001-01-01", "--out", "x.pdf"],
        ["print", "plan", "--week", "9999-W52", "--out", "x.pdf"],
        ["print", "plan", "--week", "2026-W٤٨", "--out", "x.pdf"],
        ["print", "plan", "--date", "2026-11-24", "--out", ""],
    ],
)
def test_what_nobody_can_mean_is_a_wrong_use(command: Command, words: list[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        command(*words)
    assert ended.value.code == 2


def test_a_listed_visit_tells_the_weeks(command: Command, sample: Path) -> None:
    command("import", str(sample))
    command("plan", "--from", "2026-11-23", "--weeks", "3", "--accept")
    assert command("list", "visits", "--json").json[0]["age"] == "22+2"


def test_each_planned_entry_has_the_same_keys(command: Command, sample: Path) -> None:
    command("import", str(sample))
    found = command("plan", "--from", "2026-11-23", "--weeks", "3", "--json").json[0]
    none = command("plan", "--from", "2030-11-25", "--weeks", "1", "--json").json[0]
    assert none["state"] == "no_place"
    assert none["reason"]
    assert set(none) == set(found)


def test_too_many_wrong_passphrases_are_the_passphrases_fault(command: Command, passphrase_file: Path) -> None:
    passphrase_file.write_text("zes zeven acht negen tien\n", encoding="utf-8")
    assert {command("verify").code for _try in range(8)} == {4}


def test_names_come_out_whole_whatever_the_system_would_use_for_a_pipe(
    folder: Path, passphrase_file: Path, sample: Path, command: Command
) -> None:
    command("import", str(sample))
    words = [
        sys.executable,
        "-m",
        "ks_desktop",
        "list",
        "referrals",
        "--json",
        "--reason",
        "proef",
        "--data",
        str(folder),
    ]
    said = subprocess.run(
        [*words, "--passphrase-file", str(passphrase_file)],
        capture_output=True,
        check=True,
        env={**os.environ, "PYTHONUTF8": "0", "PYTHONIOENCODING": "cp1252"},
    )
    assert "Żak" in said.stdout.decode("utf-8")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="this system has no device that is always full")
def test_a_full_disk_behind_the_output_is_said(folder: Path, passphrase_file: Path) -> None:
    words = [sys.executable, "-m", "ks_desktop", "list", "referrals", "--data", str(folder)]
    with Path("/dev/full").open("w", encoding="utf-8") as full:
        said = subprocess.run(
            [*words, "--passphrase-file", str(passphrase_file)],
            stdout=full,
            stderr=subprocess.PIPE,
            text=True,
            check=False,
        )
    assert said.returncode == 3
    assert "Traceback" not in said.stderr


def test_the_referrer_gets_a_receipt_note(command: Command, sample: Path) -> None:
    command("import", str(sample))
    case = command("list", "referrals", "--json").json[0]["case"]
    made = command("letter", "receipt", "--case", case, "--route", "secure_mail", "--final", "--json").json
    assert (made["state"], made["number"][-4:]) == ("final", "0001")
    assert command("list", "letters", "--json").json[0]["kind"] == "receipt"
    whole = command("letter", "question", "--case", case, "--route", "secure_mail", "--final", "--json")
    assert whole.code == 1


def test_what_was_agreed_is_printed_and_an_unknown_municipality_refused(command: Command, tmp_path: Path) -> None:
    out = tmp_path / "afspraken.pdf"
    assert command("print", "agreement", "--municipality", "Utrecht", "--out", str(out)).code == 0
    assert "Utrecht" in text_of(out.read_bytes())
    assert command("print", "agreement", "--municipality", "Verzonnen", "--out", str(out)).code == 1


def test_the_blank_form_is_printed_and_always_the_same(command: Command, tmp_path: Path) -> None:
    first, again = tmp_path / "formulier.pdf", tmp_path / "nog-eens.pdf"
    assert command("print", "form", "--out", str(first)).code == 0
    assert command("print", "form", "--out", str(again)).code == 0
    assert first.read_bytes() == again.read_bytes()
    assert "BSN alleen per beveiligde mail" in " ".join(text_of(first.read_bytes()).split())
