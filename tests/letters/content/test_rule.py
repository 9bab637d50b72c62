from ks_desktop.letters import values
from ks_desktop.letters.content.rule import Rule
from ks_desktop.letters.domain import LetterKind, Preset


def test_a_rule_says_for_each_kind_whether_a_datum_goes_along_and_why() -> None:
    rule = Rule(
        word="name", label="Name", value=values.name, presets={LetterKind.FEEDBACK: (Preset.ALWAYS, "whom it is about")}
    )
    assert rule.presets[LetterKind.FEEDBACK][0] is Preset.ALWAYS
    assert LetterKind.RECEIPT not in rule.presets
