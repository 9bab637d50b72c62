from io import BytesIO

from reportlab.pdfbase.ttfonts import TTFontFile

from ks_desktop.core import paths
from ks_desktop.paper.form_font import FIRST, LAST, form_font


def test_it_has_the_letters_of_dutch_polish_and_turkish_names_by_their_unicode() -> None:
    made = TTFontFile(BytesIO(form_font().file))
    whole = TTFontFile(str(paths.resources() / "fonts" / "NotoSans-Regular.ttf"))
    for letter in "AZaz09@.,-éëïöüçñßøæŁłŚśŻżĄąĘęĆćŃńŞşĞğİıŠšŽž€":
        assert ord(letter) in made.charToGlyph, letter
        assert made.charWidths[ord(letter)] == whole.charWidths[ord(letter)], letter
    assert len(form_font().file) < 80_000


def test_each_code_has_a_width_and_the_named_letters_stand_at_their_codes() -> None:
    font = form_font()
    assert len(font.widths) == LAST - FIRST + 1
    assert font.widths[ord("A") - FIRST] > font.widths[ord("i") - FIRST] > 0
    assert font.differences[:2] == (0x81, "Lslash")
    assert font == form_font()
