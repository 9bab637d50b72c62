from ks_desktop.core.texts import _
from ks_desktop.letters import content
from ks_desktop.letters.content.hers import HERS
from ks_desktop.letters.domain import LetterKind, Preset
from ks_desktop.letters.extract.sections import PARTS
from ks_desktop.letters.wording import wording
from tests.letters.extract.made import hers


def test_each_part_of_an_extract_can_be_ticked_in_its_order() -> None:
    assert [rule.word for rule in HERS] == [part.word for part in PARTS]
    kind = LetterKind.RECORD_EXTRACT
    data = {datum.word: datum for datum in content.data_of(kind, hers(), wording(kind))}
    assert list(data) == [part.word for part in PARTS]
    assert all(_(datum.reason) != datum.reason for datum in data.values())
    assert {word for word, datum in data.items() if datum.preset is Preset.OFF} == {"x_people", "x_said"}


def test_no_other_letter_offers_a_part_of_her_record() -> None:
    words = {part.word for part in PARTS}
    for kind in LetterKind:
        offered = {datum.word for datum in content.data_of(kind, hers(), wording(kind))}
        assert (words & offered == set()) == (kind is not LetterKind.RECORD_EXTRACT)
