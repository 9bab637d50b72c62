"""The parts of an extract as blocks and as values: the same choice counts for both."""

from ks_desktop.house import House
from ks_desktop.house.privacy import copies_of
from ks_desktop.letters.service.extracts import OTHERS
from tests.families import sign_up
from tests.records.requests.conftest import house

__all__ = ["house"]


def test_what_was_not_chosen_is_in_neither_and_a_secret_address_never(house: House) -> None:
    case = sign_up(
        house,
        "Delen",
        reason_note="Haar buurvrouw zag iets.",
        address_secret="yes",  # noqa: S106 - the name of a field
        bsn="999990019",
        bsn_checked_by="A. Proef",
        bsn_checked_on="2026-11-20",
    )
    extracts = copies_of(house)._extracts  # noqa: SLF001 - the house hands it to copies alone
    with house.database.reading(house.actor) as reading:
        words = {part.word for part in extracts.parts(case, reading=reading)}
        whole = extracts.values(case, words, reading=reading)
        less = extracts.values(case, words - OTHERS, reading=reading)
        blocks = extracts.blocks(case, words - OTHERS, reading=reading)
    assert "buurvrouw" in repr(whole)
    assert "buurvrouw" not in repr(less) + repr(blocks)
    assert "address" not in whole["x_who"]
    assert "999990019" not in repr(whole) + repr(blocks)
