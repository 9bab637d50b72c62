from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from ks_desktop.core.texts import use_language
from ks_desktop.core.values import UserId, new_id
from ks_desktop.records.log.lines import Names, count_of, details, number_of, sentence, told
from ks_desktop.security.domain import NOBODY, AuditAction, AuditEntry, AuditEvent, Outcome

ME = UserId(new_id())
HER = new_id().hex
NAMES = Names(women={HER: "Aylin Kaya"}, users={ME: "S. Bakker"})
ENTRY = AuditEntry(
    seq=7,
    event=AuditEvent.CLIENT_OPENED,
    action=AuditAction.READ,
    outcome=Outcome.DONE,
    at=datetime(2026, 11, 23, 13, 2, tzinfo=UTC),
    actor=ME,
    actor_role="jeugdverpleegkundige",
    access_point="balie ks-desktop 1 window",
    client=HER,
    case="",
    subject="",
    subject_id="",
    columns="",
    prev_hash="0" * 64,
    hash="ab" * 32,
    roles="nurse,team_lead",
)


@pytest.fixture(autouse=True)
def _dutch() -> None:
    use_language("nl")


def test_a_line_is_a_sentence_with_names_or_numbers() -> None:
    (line,) = told([ENTRY], NAMES, {})
    assert line.text == "S. Bakker opende het dossier van Aylin Kaya."
    (plain,) = told([ENTRY], Names(women={}, users={}), {})
    assert plain.text == f"Medewerker {number_of(ME.hex)} opende het dossier van dossier {number_of(HER)}."
    (by_itself,) = told([replace(ENTRY, event=AuditEvent.AUDIT_REPAIRED, actor=NOBODY, client="")], NAMES, {})
    assert (by_itself.who, by_itself.text) == ("Het programma", "De bewaking van het logboek is teruggezet.")


def test_what_one_act_wrote_is_one_line() -> None:
    rows = [replace(ENTRY, seq=seq, event=AuditEvent.VISIT_REPORTED, action=AuditAction.CREATE) for seq in (9, 8, 7)]
    other = replace(rows[0], seq=6, client="ff" * 16)
    later = replace(rows[0], seq=5, at=ENTRY.at + timedelta(seconds=1))
    lines = told([*rows, other, later], NAMES, {8: ("opvallend",)})
    assert [[entry.seq for entry in line.entries] for line in lines] == [[9, 8, 7], [6], [5]]
    assert (lines[0].remarks, count_of(lines[0]), count_of(lines[1])) == (("opvallend",), "3 rijen", "")


def test_what_was_refused_is_said_and_a_word_of_a_newer_program_is_no_crash() -> None:
    refused = replace(ENTRY, outcome=Outcome.REFUSED)
    assert sentence(refused, "S. Bakker", "Aylin Kaya").endswith("Aylin Kaya. Dat is geweigerd.")
    once = replace(refused, event=AuditEvent.WORK_REFUSED)
    assert "Dat is geweigerd" not in sentence(once, "S. Bakker", "")
    assert "S. Bakker" in sentence(replace(ENTRY, event="thought_up_later"), "S. Bakker", "")


def test_all_that_is_kept_of_a_line_can_be_read() -> None:
    emergency = replace(ENTRY, event=AuditEvent.EMERGENCY_OPENED, basis="crisis", is_emergency=True, subject="client")
    (line,) = told([emergency, replace(emergency, seq=6)], NAMES, {7: ("veel",)})
    said = dict(details(line))
    assert said["Logboekregel"] == "6-7"
    assert said["Functie op dat moment"] == "jeugdverpleegkundige, verpleegkundige, teamleider"
    assert (said["Reden"], said["Noodtoegang"], said["Opvallend"]) == ("crisis", "ja", "veel")
    assert said["Controlegetal"].replace(" ", "") == ENTRY.hash


def test_the_reason_of_a_shielded_record_of_before_is_found_where_it_stood() -> None:
    (line,) = told([replace(ENTRY, event=AuditEvent.SHIELD_LIFTED, subject="reason", columns="collega")], NAMES, {})
    assert line.basis == "collega"
