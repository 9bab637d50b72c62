from dataclasses import replace
from datetime import timedelta

import pytest

from ks_desktop.core.texts import use_language
from ks_desktop.paper import documents as paper
from ks_desktop.records.log.hers import APART, her_sheet, in_days, said
from ks_desktop.records.log.questions import PHRASES
from ks_desktop.security.domain import NOBODY, AuditEntry, AuditEvent, Outcome
from tests.houses import TODAY
from tests.records.log.test_lines import ENTRY, ME


@pytest.fixture(autouse=True)
def _dutch() -> None:
    use_language("nl")


def sheet(*entries: AuditEntry, with_names: bool = True) -> paper.Sheet:
    return her_sheet(
        entries,
        {ME: "S. Bakker"},
        organisation="JGZ Voorbeeld",
        whose="A.K.",
        day=TODAY,
        anchor="L 000007-ABABABAB",
        with_names=with_names,
    )


def rows(made: paper.Sheet) -> list[tuple[str, ...]]:
    return [row for block in made.blocks if isinstance(block, paper.Table) for row in block.rows]


def test_she_reads_day_by_day_who_did_what() -> None:
    later = replace(ENTRY, seq=9, at=ENTRY.at + timedelta(days=1), event=AuditEvent.LETTER_PRINTED)
    made = sheet(later, ENTRY, replace(ENTRY, seq=8))
    headings = [block.text for block in made.blocks if isinstance(block, paper.Heading)]
    assert headings == ["maandag 23 november 2026", "dinsdag 24 november 2026"]
    assert rows(made) == [
        ("14:02", "S. Bakker, jeugdverpleegkundige", "keek in uw dossier"),
        ("14:02", "S. Bakker, jeugdverpleegkundige", "printte of bewaarde een brief over u"),
    ]
    assert made.anchor == "L 000007-ABABABAB"


def test_without_names_their_function_stands_there() -> None:
    assert {row[1] for row in rows(sheet(ENTRY, with_names=False))} == {"jeugdverpleegkundige"}
    assert rows(sheet(replace(ENTRY, actor_role=""), with_names=False))[0][1] == "medewerker"


def test_what_is_kept_apart_and_what_the_program_did_by_itself_are_not_in_it() -> None:
    apart = [replace(ENTRY, event=event) for event in APART]
    assert in_days([*apart, replace(ENTRY, actor=NOBODY)]) == ()
    texts = [block.text for block in sheet(*apart).blocks if isinstance(block, paper.Paragraph)]
    assert "Nog niemand heeft iets met uw dossier gedaan." in texts


def test_no_reason_and_no_word_that_frightens_stands_on_it() -> None:
    reason = replace(ENTRY, event=AuditEvent.EMERGENCY_OPENED, basis="vermoeden van geweld", is_emergency=True)
    assert "geweld" not in repr(sheet(reason))
    every = " ".join(said(replace(ENTRY, event=event)) for event in PHRASES)
    assert "risico" not in every
    assert "kwetsba" not in every
    assert said(replace(ENTRY, outcome=Outcome.REFUSED)) == "keek in uw dossier (geweigerd)"
