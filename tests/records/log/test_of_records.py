import re

from ks_desktop.records.log.kinds import LogKind
from ks_desktop.records.log.of_records import PHRASES
from tests.conftest import ROOT

SOURCE = ROOT / "ks_desktop"
# What makes a paper or writes a file, and the word of the log that says so; or why nothing need be said.
PAPERS = {
    "administration/service.py": "the test page and the logo: nobody stands on it",
    "coalition/service/calls.py": "what is offered: nobody stands on it",
    "letters/agreement_sheet.py": "AGREEMENT_PRINTED",
    "letters/breach.py": "`Incidents.one` says PLAN_PRINTED",
    "letters/calls.py": "out when printed: `PrintedPlans.printed` says PLAN_PRINTED",
    "letters/handing_over.py": "out when printed: `PrintedPlans.printed` says PLAN_PRINTED",
    "letters/huddle.py": "PLAN_PRINTED",
    "letters/making.py": "a draft on the screen: `Letters.preview` says LETTER_OPENED",
    "letters/printing.py": "out when printed: `PrintedPlans.printed` says PLAN_PRINTED",
    "letters/recovery.py": "the sheet with the code; making one is RECOVERY_RENEWED",
    "letters/service/finishing.py": "kept: printing it is LETTER_PRINTED",
    "letters/service/wordings.py": "a letter to nobody",
    "letters/telling.py": "PLAN_PRINTED",
    "records/keeping/certifying.py": "CERTIFICATE_PRINTED",
    "records/log/book.py": "LOG_EXTRACTED",
    "records/log/exporting.py": "`LogBook.export` says LOG_EXPORTED",
    "records/purposes/service.py": "DATA_LIST_MADE",
    "records/requests/copies.py": "ACCESS_GIVEN",
    "records/requests/outcomes.py": "REQUEST_STEP",
    "referrals/paperform.py": "the empty form",
}
PAINTS = re.compile(r"\bpaint\.(?:paper_of|render\w*)\(|\brender_form\(")


def test_whoever_makes_a_paper_says_which_line_of_the_log_tells_of_it() -> None:
    sources = {str(file.relative_to(SOURCE)): file.read_text(encoding="utf-8") for file in SOURCE.rglob("*.py")}
    making = {name for name, text in sources.items() if not name.startswith("paper/") and PAINTS.search(text)}
    assert making - set(PAPERS) == set(), "name the event that its service records"
    recorded = set(re.findall(r"AuditEvent\.([A-Z_]+)", "".join(sources.values())))
    assert {word for said in PAPERS.values() for word in re.findall(r"\b[A-Z]+_[A-Z_]+\b", said)} <= recorded


def test_what_is_about_a_woman_is_told_with_and_without_her() -> None:
    assert all(phrase.about_her and "{whom}" in phrase.about_her for phrase in PHRASES.values())
    assert {LogKind.LOOKED, LogKind.CHANGED, LogKind.PAPER, LogKind.FILE, LogKind.DESTROYED} <= {
        phrase.kind for phrase in PHRASES.values()
    }
