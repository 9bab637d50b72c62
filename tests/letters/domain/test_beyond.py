from ks_desktop.letters.domain import Datum, Preset
from ks_desktop.letters.domain.beyond import USUAL_REASONS, beyond_preset, reason_field, unexplained


def datum(word: str, preset: Preset) -> Datum:
    return Datum(word=word, label=word, value="x", reason="", preset=preset)


ALONG = (datum("name", Preset.ALWAYS), datum("phone", Preset.ON), datum("bsn", Preset.OFF), datum("gp", Preset.OFF))


def test_what_is_off_by_itself_goes_beyond_and_asks_why() -> None:
    assert [each.word for each in beyond_preset(ALONG)] == ["bsn", "gp"]
    assert [each.word for each in unexplained(ALONG, {"bsn": "Zij vragen erom.", "gp": " "})] == ["gp"]
    assert reason_field("gp") == "reason_gp"
    assert len(set(USUAL_REASONS)) == len(USUAL_REASONS)
