from datetime import date
from io import BytesIO

from pypdf import PdfReader

from ks_desktop.letters.recovery import recovery_sheet, recovery_sheet_pdf
from ks_desktop.paper.documents import Beside, Code, QrCode

CODE = "7K3Q-9F2M-XW4T-B8ZN-5RHD-1CPY-6JGV-0SEA-4K"


def test_the_sheet_shows_the_code_in_its_groups() -> None:
    sheet = recovery_sheet(CODE, "noor", date(2026, 11, 21))
    (code,) = [block for block in sheet.blocks if isinstance(block, Code)]
    assert "-".join(code.groups) == CODE
    (beside,) = [block for block in sheet.blocks if isinstance(block, Beside)]
    (qr,) = [block for block in beside.right if isinstance(block, QrCode)]
    assert qr.content == CODE


def test_it_is_one_page_that_says_what_to_do() -> None:
    (page,) = PdfReader(BytesIO(recovery_sheet_pdf(CODE, "noor", date(2026, 11, 21)))).pages
    text = page.extract_text()
    for said in ("Herstelblad", "21 november 2026", "kluis", "noor", "Bewaard door"):
        assert said in text
    assert "".join(text.split()).count("7K3Q") == 1


def test_its_title_says_nothing_of_the_code() -> None:
    metadata = PdfReader(BytesIO(recovery_sheet_pdf(CODE, "noor", date(2026, 11, 21)))).metadata
    assert metadata is not None
    assert metadata.title == "Herstelblad van KS Huisbezoek"  # and not the name of its file
