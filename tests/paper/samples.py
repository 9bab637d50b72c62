"""One invented document of each kind that the program prints."""

from ks_desktop.paper.documents import (
    AddressWindow,
    Beside,
    Blanks,
    Block,
    Bullets,
    Code,
    Column,
    Entry,
    Fact,
    Facts,
    Grid,
    GridEntry,
    GridRow,
    Heading,
    Letter,
    Lines,
    Paragraph,
    QrCode,
    Quote,
    Sender,
    Sheet,
    Signature,
    Slip,
    Strip,
    Table,
    TextSize,
    TickRow,
    Together,
    Tone,
    WindowSide,
)

SENDER = Sender(
    organisation="JGZ Proefstad",
    lines=(
        "Voorbeeldlaan 12",
        "3511 AB  UTRECHT",
        "030 - 000 00 00",
        "ma t/m vr 8.30 - 17.00 uur",
        "jgz@voorbeeld.example",
    ),
)
ADDRESS = ("Wijkteam Noord", "t.a.v. mevrouw S. van der Aa", "Proefstraat 1-A", "3512 XY  UTRECHT")
NURSE = Signature(name="Marit Proef", lines=("jeugdverpleegkundige", "BIG 00000000000"))


def referral_letter(*, draft_word: str = "CONCEPT") -> Letter:
    body: tuple[Block, ...] = (
        Paragraph(
            text="Met toestemming van mevrouw Kaya melden wij haar bij u aan. Wij vragen u binnen vijf werkdagen "
            "contact met haar op te nemen."
        ),
        Heading(text="Wie"),
        Facts(
            rows=(
                Fact(label="Naam", value="mevrouw A. Kaya-O'Brien & zn <geen>"),
                Fact(label="Adres", value="Dorpsstraat 5, 3523 CD Utrecht"),
                Fact(label="Telefoon", value="06 - 00 00 00 00, liefst na 15.00 uur"),
                Fact(label="Taal", value="Turks, graag met tolk"),
            )
        ),
        Heading(text="Haar vraag"),
        Quote(
            text="Ik wil graag weten hoe ik het met de kinderopvang en mijn werk moet regelen als de baby er is, en "
            "wie mij daarbij kan helpen.",
            source="in haar eigen woorden, 20 november 2026",
        ),
        Heading(text="Wat nodig is om te helpen"),
        Bullets(
            items=(
                "Zij is in verwachting, rond maart.",
                "Zij woont sinds kort in de wijk en heeft hier nog weinig mensen om zich heen.",
                "Er is een open vraag over toeslagen.",
            )
        ),
        Heading(text="Toestemming"),
        Paragraph(
            text="Mevrouw heeft op 20 november 2026 toestemming gegeven om deze gegevens met u te delen. Zij kan dat "
            "altijd intrekken."
        ),
    )
    return Letter(
        title="Brief 2026-0001",
        language="nl",
        sender=SENDER,
        return_line="JGZ, Voorbeeldlaan 12, 3511 AB Utrecht",
        address=ADDRESS,
        references=(
            Fact(label="Ons kenmerk", value="2026-0001"),
            Fact(label="Uw kenmerk", value="WT 88/12"),
            Fact(label="Datum", value="21 november 2026"),
        ),
        subject_label="Betreft:",
        subject="aanmelding met toestemming",
        salutation="Geachte mevrouw Van der Aa,",
        body=body,
        closing="Met vriendelijke groet,",
        signature=NURSE,
        attachments=(Fact(label="Bijlage", value="antwoordstrook"), Fact(label="Kopie aan", value="mevrouw Kaya")),
        footer="Deze brief bevat 6 gegevens. Niet verder verstrekken.",
        following="Wijkteam Noord, 21 november 2026",
        page_label="pagina {page} van {pages}",
        slip=reply_slip(),
        draft_word=draft_word,
    )


def reply_slip() -> Slip:
    return Slip(
        heading="Antwoordstrook",
        intro="Wilt u deze pagina invullen en terugsturen? U kunt ook bellen: 030 - 000 00 00, noem dan de code.",
        code="2026-0001-7K",
        code_label="Code van deze brief",
        qr="KSH1:2026-0001-7K",
        blocks=(
            Blanks(labels=("Ontvangen op", "Contact gehad op")),
            TickRow(
                label="Hoe staat het ervoor?",
                items=("Wij zijn gestart", "Wij starten later", "Wij starten niet"),
            ),
            TickRow(
                label="Als u niet start: waarom niet?",
                items=(
                    "Zij wilde niet of niet meer",
                    "Wij konden haar niet bereiken",
                    "Onze hulp past niet bij haar vraag",
                    "De wachttijd is te lang",
                    "Anders, namelijk:",
                ),
                stacked=True,
            ),
            Lines(count=3),
            Blanks(labels=("Wachttijd", "Uw naam", "Telefoon"), columns=1),
        ),
    )


def woman_letter() -> Letter:
    return Letter(
        title="Brief 2026-0002",
        language="nl",
        sender=Sender(organisation="JGZ Proefstad", lines=SENDER.lines[:3]),
        return_line="Voorbeeldlaan 12, 3511 AB Utrecht",
        address=("mevrouw A. Kaya", "Dorpsstraat 5", "3523 CD  UTRECHT"),
        window=AddressWindow(side=WindowSide.RIGHT),
        references=(Fact(label="Datum", value="21 november 2026"),),
        subject="Afspraak voor een huisbezoek",
        salutation="Geachte mevrouw Kaya,",
        body=(
            Paragraph(text="Wij hebben een afspraak gemaakt. Ik kom bij u thuis."),
            Facts(
                rows=(
                    Fact(label="Wanneer", value="dinsdag 24 november 2026"),
                    Fact(label="Hoe laat", value="10.30 uur, ongeveer een uur"),
                    Fact(label="Wie", value="Marit Proef, jeugdverpleegkundige"),
                ),
                label_mm=32,
            ),
            Paragraph(text="U hoeft niets voor te bereiden. U mag iemand vragen om erbij te zijn."),
            Heading(text="Liever niet, of een andere dag?", level=2),
            Paragraph(text="Dat is goed. Bel of app mij dan: 06 - 00 00 00 00."),
        ),
        closing="Met vriendelijke groet,",
        signature=NURSE,
        size=TextSize.LARGE,
        page_label="{page} / {pages}",
    )


def day_plan(visits: int = 4) -> Sheet:
    ticks = ("gesproken", "niet thuis", "verzet", "verlengd")
    entries = tuple(
        Entry(
            time=f"{9 + 2 * index:02}:30",
            until=f"– {10 + 2 * index:02}:30",
            title=f"M.J.   K7Q{index}",
            facts=("26+5   3511 Centrum", "tolk Turks", "bel boven, parkeren achter"),
            aside="" if index == 0 else f"{12 + index} min rijden",
            ticks=ticks,
        )
        for index in range(visits)
    )
    rows = tuple((f"K7Q{index}", f"Dorpsstraat {index + 5}-A", "06 - 00 00 00 00") for index in range(visits))
    return Sheet(
        title="Dagplan 3/2026-11-24",
        language="nl",
        heading="dinsdag 24 november 2026",
        aside="M.P.",
        notice="vertrouwelijk, vernietigen na gebruik  ·  plan 3/2026-11-24",
        blocks=entries,
        strip=Strip(
            label="hier afscheuren",
            table=Table(
                columns=(Column(head="Code"), Column(head="Adres", share=3), Column(head="Telefoon", share=2)),
                rows=rows,
            ),
        ),
        page_label="{page} / {pages}",
    )


def week_plan(nurses: int = 1, visits: int = 4) -> Sheet:
    days = ("ma 23 nov", "di 24 nov", "wo 25 nov", "do 26 nov", "vr 27 nov")
    rows = []
    for nurse in range(nurses):
        cells = tuple(
            tuple(
                GridEntry(
                    time=f"{9 + 2 * index:02}:30" + ("" if nurses > 1 else f" – {10 + 2 * index:02}:30"),
                    text=f"K7Q{index}  3511" if nurses > 1 else f"K7Q{index}  M.J.",
                    note="" if nurses > 1 else "3511 Centrum, 26+5",
                    aside="" if index == 0 or nurses > 1 else "12 min",
                )
                for index in range((visits - day) % (visits + 1))
            )
            for day in range(len(days))
        )
        rows.append(GridRow(label=f"M.P. {nurse}" if nurses > 1 else "", cells=cells))
    return Sheet(
        title="Weekplan 2026-W48",
        language="nl",
        heading="Week 48, 23 tot en met 27 november 2026",
        aside="M.P.",
        notice="vertrouwelijk, vernietigen na gebruik",
        blocks=(Grid(heads=days, rows=tuple(rows)),),
        wide=True,
        page_label="{page} / {pages}",
    )


def recovery_sheet() -> Sheet:
    groups = ("K7QP", "9XWT", "M3RA", "B8CD", "H2JN", "V5YZ", "4GEK", "QT7P", "X9WM", "3RAB", "8CDH", "2JNV", "5YZ4")
    return Sheet(
        title="Herstelblad",
        language="nl",
        heading="Herstelblad",
        aside="21 november 2026",
        notice="Bewaar dit blad achter slot, niet bij de computer.",
        blocks=(
            Paragraph(
                text="Met deze code opent u het programma als u uw wachtzin kwijt bent. "
                "Wie de code heeft, kan alles lezen."
            ),
            Code(groups=groups, per_row=5, numbered=True),
            Beside(
                left=(
                    Heading(text="Zo gebruikt u de code", level=2),
                    Bullets(
                        items=(
                            "Start het programma en kies: wachtzin vergeten.",
                            "Typ de code over, groep voor groep. Hoofdletters en spaties maken niet uit.",
                            "Maak een nieuwe wachtzin en druk een nieuw herstelblad af.",
                        ),
                        numbered=True,
                    ),
                ),
                right=(QrCode(content="".join(groups), caption="De hele code", size_mm=38),),
                left_share=0.68,
            ),
            Together(
                blocks=(
                    Heading(text="Zelf invullen", level=2),
                    Blanks(labels=("Van wie", "Bewaard op", "Datum", "Gezien door"), columns=2),
                    Paragraph(text="Vernietig dit blad zodra er een nieuw is.", tone=Tone.MUTED),
                )
            ),
        ),
    )
