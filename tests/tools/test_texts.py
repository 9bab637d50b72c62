"""Texts are taken out per room, keep their Dutch, and are checked before they ship."""

import gettext
from pathlib import Path

import pytest

from tools import texts


@pytest.fixture
def project(tmp_path: Path) -> Path:
    room = tmp_path / "ks_desktop" / "visits"
    room.mkdir(parents=True)
    (tmp_path / "ks_desktop" / "__init__.py").write_text("")
    (room / "__init__.py").write_text("")
    (room / "domain.py").write_text('A = N_("Plan a visit")\nB = n_("{count} visit", "{count} visits", 2)\n')
    return tmp_path


def po(project: Path, room: str = "visits") -> Path:
    return project / "resources" / "i18n" / "nl" / "LC_MESSAGES" / f"{room}.po"


def translate(project: Path, original: str, dutch: str, room: str = "visits") -> None:
    path = po(project, room)
    text = path.read_text(encoding="utf-8")
    asked = f'msgid "{original}"\nmsgstr ""'
    assert asked in text
    path.write_text(text.replace(asked, f'msgid "{original}"\nmsgstr "{dutch}"'), encoding="utf-8")


def translate_all(project: Path) -> None:
    translate(project, "Plan a visit", "Bezoek plannen")
    path = po(project)
    text = path.read_text(encoding="utf-8")
    text = text.replace('msgstr[0] ""', 'msgstr[0] "{count} bezoek"')
    path.write_text(text.replace('msgstr[1] ""', 'msgstr[1] "{count} bezoeken"'), encoding="utf-8")


def run(project: Path, *words: str) -> int:
    return texts.main(list(words), root=project)


def test_update_writes_a_file_without_dates_or_lines_and_is_quiet_the_second_time(project: Path) -> None:
    assert run(project, "update") == 0
    first = po(project).read_text(encoding="utf-8")
    assert 'msgid "Plan a visit"' in first
    assert 'msgid_plural "{count} visits"' in first
    assert "domain.py" not in first
    assert "Date" not in first
    assert texts.update(texts.Places.of(project), "visits") is False


def test_update_keeps_dutch_drops_what_is_gone_and_guesses_nothing(project: Path) -> None:
    run(project, "update")
    translate_all(project)
    source = project / "ks_desktop" / "visits" / "domain.py"
    source.write_text(source.read_text(encoding="utf-8") + 'C = _("Plan a visits")\n', encoding="utf-8")
    run(project, "update", "visits")
    text = po(project).read_text(encoding="utf-8")
    assert "Bezoek plannen" in text
    assert 'msgid "Plan a visits"\nmsgstr ""' in text
    source.write_text('C = _("Plan a visits")\n', encoding="utf-8")
    run(project, "update", "visits")
    assert "Bezoek plannen" not in po(project).read_text(encoding="utf-8")


def test_compiled_dutch_is_what_gettext_shows(project: Path) -> None:
    run(project, "update")
    translate_all(project)
    assert run(project, "check") == 0
    assert run(project, "compile") == 0
    shown = gettext.translation("ks_desktop", localedir=project / "resources" / "i18n", languages=["nl"])
    assert shown.gettext("Plan a visit") == "Bezoek plannen"
    assert shown.ngettext("{count} visit", "{count} visits", 1) == "{count} bezoek"
    assert shown.ngettext("{count} visit", "{count} visits", 3) == "{count} bezoeken"


def test_check_lists_missing_obsolete_untranslated_and_other_places(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    run(project, "update")
    source = project / "ks_desktop" / "visits" / "domain.py"
    source.write_text('A = N_("{count} day")\nB = N_("Plan a visit")\n', encoding="utf-8")
    assert run(project, "check") == 1
    shown = capsys.readouterr().out
    assert "not in the .po: '{count} day'" in shown
    assert "no longer in the source: '{count} visit'" in shown
    assert "not translated: 'Plan a visit'" in shown
    run(project, "update")
    translate(project, "{count} day", "{aantal} dag")
    translate(project, "Plan a visit", "Bezoek plannen")
    capsys.readouterr()
    assert run(project, "check") == 1
    assert "other places to fill in: '{count} day' -> '{aantal} dag'" in capsys.readouterr().out


def test_two_rooms_that_disagree_do_not_compile(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (project / "ks_desktop" / "app.py").write_text('A = N_("Plan a visit")\n', encoding="utf-8")
    run(project, "update")
    translate_all(project)
    translate(project, "Plan a visit", "Huisbezoek plannen", room="main")
    assert run(project, "compile") == 1
    assert "main says 'Huisbezoek plannen', visits says 'Bezoek plannen'" in capsys.readouterr().err
    assert run(project, "check") == 1


def test_a_file_that_is_no_python_is_named_and_the_other_rooms_go_on(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (project / "ks_desktop" / "app.py").write_text('A = N_("""Plan\n', encoding="utf-8")
    assert run(project, "update") == 1
    assert "app.py: not readable as Python" in capsys.readouterr().err
    assert po(project).is_file()


def test_a_damaged_po_is_refused_and_left_alone(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    po(project).parent.mkdir(parents=True)
    damaged = 'msgid "Plan a visit"\nmsgstr "Bezoek\n<<<<<<< mine\n'
    po(project).write_text(damaged, encoding="utf-8")
    assert run(project, "update") == 1
    assert "visits.po: not readable" in capsys.readouterr().err
    assert po(project).read_text(encoding="utf-8") == damaged
