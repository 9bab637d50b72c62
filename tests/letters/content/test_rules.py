from ks_desktop.letters.content import RULES
from ks_desktop.letters.content.hers import HERS
from ks_desktop.letters.content.rules import KNOWN
from ks_desktop.letters.domain import AMONG_NURSES, IN_CARE, Audience, LetterKind, Preset
from ks_desktop.letters.wording import wording


def test_each_datum_stands_once_and_has_its_label_on_paper() -> None:
    words = [rule.word for rule in RULES]
    assert len(words) == len(set(words))
    common = wording("feedback")
    on_paper = [word for word in words if word not in {rule.word for rule in HERS}]  # those are parts with a head
    assert [word for word in on_paper if not common.has("labels", word)] == []
    told = [rule.word for rule in RULES if rule.partners or any(kind.is_to_partner for kind in rule.presets)]
    assert [word for word in told if not common.has("data_names", word)] == []


def test_outside_care_nobody_gets_the_bsn_and_nobody_but_nurses_what_belongs_to_care() -> None:
    hers = {rule.word: rule for rule in KNOWN}
    assert hers["bsn"].readers == IN_CARE
    for word in ("due_date", "gestation", "fetuses", "parity", "midwife", "gp", "maternity_care", "reason_note"):
        assert hers[word].readers <= AMONG_NURSES
    for word in ("reasons", "reason_note", "gestation", "parity", "due_date", "bsn"):
        assert hers[word].choice(LetterKind.HANDOVER_MATERNITY, Audience.MEDICAL)[0] is Preset.NEVER
