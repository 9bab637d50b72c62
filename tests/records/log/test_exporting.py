from dataclasses import replace

from ks_desktop.core.texts import use_language
from ks_desktop.paper import documents as paper
from ks_desktop.records.log.exporting import COLUMNS, FileKind, row, sheet, write
from ks_desktop.records.log.lines import told
from tests.records.log.test_lines import ENTRY, NAMES


def test_each_line_has_all_columns_and_no_cell_is_a_formula() -> None:
    use_language("nl")
    (line,) = told([replace(ENTRY, basis="=HYPERLINK(1)", actor_role="+31")], NAMES, {})
    assert set(row(line)) == set(COLUMNS)
    assert (row(line)["day"], row(line)["time"], row(line)["rows"]) == ("2026-11-23", "14:02:00", "1")
    text = write(FileKind.CSV, [line], anchor="").decode("utf-8-sig")
    assert "'=HYPERLINK(1)" in text
    assert "'+31" in text
    assert ";=" not in text


def test_on_paper_lines_are_sentences_with_the_reason() -> None:
    use_language("nl")
    (line,) = told([replace(ENTRY, basis="verzoek")], NAMES, {})
    made = sheet([line], anchor="L 000007-ABABABAB")
    (table,) = made.blocks
    assert isinstance(table, paper.Table)
    assert table.rows[0][2] == "S. Bakker opende het dossier van Aylin Kaya. Reden: verzoek"
    assert made.anchor == "L 000007-ABABABAB"
    assert isinstance(sheet([], anchor="").blocks[0], paper.Paragraph)
    assert write(FileKind.PDF, [line], anchor="") == write(FileKind.PDF, [line], anchor="")
