"""Invented letters that are hard to set: very long ones, and several scripts."""

from ks_desktop.paper.documents import Bullets, Column, Fact, Facts, Letter, Paragraph, Table
from tests.paper.samples import SENDER


def long_letter(paragraphs: int) -> Letter:
    words = "Zij vertelde rustig over de afgelopen weken en over wat haar helpt. " * 8
    return Letter(
        title="Brief",
        language="nl",
        sender=SENDER,
        address=("M" * 200, "Proefstraat 1", "3512 XY  UTRECHT"),
        references=(Fact(label="Datum", value="21 november 2026"),),
        body=(
            *(Paragraph(text=words) for _ in range(paragraphs)),
            Table(
                columns=(Column(head="Onderwerp"), Column(head="Wat", share=3)),
                rows=(("Kort", "een regel"), ("Lang", words * 12), ("Weer kort", "einde")),
            ),
        ),
        following="vervolg",
        page_label="pagina {page} van {pages}",
    )


def script_letter() -> Letter:
    return Letter(
        title="Brief",
        language="ar",
        sender=SENDER,
        address=("mevrouw محمد عبد الله", "Łukasz Erdoğan-Đorđević", "3512 XY  UTRECHT"),
        body=(
            Paragraph(
                text="السيدة العزيزة، لقد حددنا موعدًا معك يوم الثلاثاء 24 نوفمبر 2026 الساعة 10:30. ستأتي Marit Proef "
                "إلى منزلك للحديث عن الحمل وعن كل ما تريدين معرفته، ويمكنك دائمًا أن تقولي لا."
            ),
            Paragraph(text="Mevrouw heet عبد الله محمد en woont in Utrecht, samen met haar zus فاطمة الزهراء."),
            Paragraph(text="ሰላም ለእርስዎ፣ Marit Proef ትመጣለች። ማክሰኞ 24-11-2026"),
            Facts(rows=(Fact(label="الاسم", value="فاطمة"), Fact(label="Naam", value="فاطمة"))),
            Bullets(items=("أولاً", "ثانيًا")),
        ),
    )
