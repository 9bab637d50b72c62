from ks_desktop.letters.content import RULES
from ks_desktop.letters.content.rules import KNOWN
from ks_desktop.letters.domain import LetterKind, Preset
from ks_desktop.letters.wording import wording


def test_each_datum_stands_once_and_has_its_label_on_paper() -> None:
    words = [rule.word for rule in RULES]
    assert len(words) == len(set(words))
    common = wording("feedback")
    assert [word for word in words if not common.has("labels", word)] == []
    told = [rule.word for rule in RULES if any(kind.is_to_partner for kind in rule.presets)]
    assert [word for word in told if not common.has("data_names", word)] == []


def test_a_social_partner_and_maternity_care_get_no_bsn_and_no_health() -> None:
    hers = {rule.word: rule.presets for rule in KNOWN}
    for kind in (LetterKind.REFERRAL_SOCIAL, LetterKind.HANDOVER_MATERNITY, LetterKind.HANDOVER_BIRTH):
        assert kind not in hers["bsn"]
    for word in ("reasons", "reason_note", "gestation", "parity", "due_date"):
        assert hers[word].get(LetterKind.HANDOVER_MATERNITY, (Preset.NEVER, ""))[0] is Preset.NEVER
