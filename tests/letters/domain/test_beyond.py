from ks_desktop.letters.domain import Datum, Preset
from ks_desktop.letters.domain.beyond import USUAL_REASONS, beyond_preset, followed, reason_field, unexplained


def datum(word: str, preset: Preset) -> Datum:
    return Datum(word=word, label=word, value="x", reason="", preset=preset)


ALONG = (datum("name", Preset.ALWAYS), datum("phone", Preset.ON), datum("bsn", Preset.OFF), datum("gp", Preset.OFF))


def test_what_is_off_by_itself_goes_beyond_and_asks_why() -> None:
    assert [each.word for each in beyond_preset(ALONG)] == ["bsn", "gp"]
    assert [each.word for each in unexplained(ALONG, {"bsn": "Zij vragen erom.", "gp": " "})] == ["gp"]
    assert reason_field("gp") == "reason_gp"
    assert len(set(USUAL_REASONS)) == len(USUAL_REASONS)


def test_what_nobody_changed_follows_who_reads_it_and_what_she_chose_stays() -> None:
    midwife = (
        datum("name", Preset.ALWAYS),
        datum("phone", Preset.OFF),
        datum("bsn", Preset.OFF),
        datum("gp", Preset.ON),
        datum("new", Preset.ON),
        datum("self", Preset.ALWAYS),
    )
    assert followed(("name", "phone"), ALONG, midwife) == ("name", "gp", "self")
    assert followed(("name", "phone", "bsn"), ALONG, midwife) == ("name", "bsn", "gp", "self")  # she ticked the number
    assert followed(("name", "gp"), ALONG, midwife) == ("name", "gp", "self")  # and took the phone away
    assert followed(("name", "phone", "bsn"), ALONG, ALONG) == ("name", "phone", "bsn")
    assert followed(("name", "new"), (), midwife) == ("name", "new", "self")
