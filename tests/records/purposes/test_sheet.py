from dataclasses import replace
from datetime import date

from ks_desktop.letters.wording import wording
from ks_desktop.paper.blocks import texts_of
from ks_desktop.records.keeping.kinds import shipped_kinds
from ks_desktop.records.purposes import purposes
from ks_desktop.records.purposes.sheet import WORDING, Counted, data_sheet, kept_words, kinds_of, seen_by

WORDS = wording(WORDING)
DAY = date(2026, 11, 21)


def test_each_table_stands_under_its_purpose_and_the_bsn_is_answered() -> None:
    known = purposes()
    said = " ".join(texts_of(data_sheet(known, shipped_kinds(), Counted(women=12, with_bsn=3), WORDS, today=DAY)))
    for table in known.tables.values():
        assert table.words in said, table.name
    assert "3 van 12 dossiers" in said
    unknown = " ".join(texts_of(data_sheet(known, shipped_kinds(), None, WORDS, today=DAY)))
    assert "Nu in dit bestand" not in unknown


def test_what_nobody_laid_beside_its_source_is_marked() -> None:
    known, terms = purposes(), shipped_kinds()
    table = known.tables["client"]
    assert kept_words(table, known, terms, WORDS).endswith("*")
    verified = {key: replace(kind, is_verified=True) for key, kind in terms.items()}
    assert not kept_words(table, known, verified, WORDS).endswith("*")
    assert "burgerservicenummer" in kinds_of(table, known)
    assert seen_by(known.tables["likeness_key"], known) == ("niemand: alleen het programma",)
