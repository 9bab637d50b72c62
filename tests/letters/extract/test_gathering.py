from dataclasses import replace

from ks_desktop.letters.domain import LetterKind, LetterState, Preset
from ks_desktop.visits.restricted import SafetyColour
from tests.houses import practice
from tests.letters.test_service import text_of

ASKED = {"requested_by": "mevrouw zelf", "requested_on": "2026-11-20", "identity": "paspoort gezien"}
WHY = "Gelezen: het schaadt niemand."


def test_she_gets_all_that_is_kept_about_her_numbered_and_the_same_for_ever() -> None:
    house = practice()
    try:
        lines = house.casefiles.list(actor=house.actor).lines
        case_id = next(line.case_id for line in lines if "Tesfay" in line.name)
        house.safety.look(case_id, SafetyColour.ORANGE, "honden in de gang", actor=house.actor)
        draft = house.letters.begin(LetterKind.RECORD_EXTRACT, case_id, actor=house.actor)
        offered = house.letters.offers(LetterKind.RECORD_EXTRACT, case_id, actor=house.actor)
        off = [datum.word for datum in offered if datum.preset is Preset.OFF]
        asked = replace(draft, ticked=(*draft.ticked, *off), reasons=dict.fromkeys(off, WHY), words=ASKED)
        letter = house.letters.make(asked, actor=house.actor, is_final=True)
        kept = house.letters.pdf(letter.id, actor=house.actor)
    finally:
        house.close()
    assert (letter.state, letter.number != "") == (LetterState.FINAL, True)
    text = text_of(kept)
    for part in ("Tesfay", "Vrijwilligers Dichtbij", "Andere moeders leren kennen", "Wie uw gegevens zag", "20 jaar"):
        assert part in text
    assert "honden" not in text
