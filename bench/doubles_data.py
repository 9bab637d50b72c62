"""Invented women with known second records, the same for the same seed: what `bench/doubles.py` measures on.

A second record is made by one of several styles of mistake, each written apart from the weights it measures: the desk
(hearing and typing), the scanner (letters taken for others), the move (married, moved, new phone), the form (day and
month, given name and surname in each other's place, only initials, half of it empty) and the other alphabet. Hard women
stand among them who are not one: twins, sisters, mothers and daughters at one address, namesakes of one birthday,
reception centres with one address and one phone.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from random import Random
from typing import Final

Woman = dict[str, str]

_NAMES: Final[dict[str, tuple[str, str]]] = {
    "nl": (
        "Anna Sanne Lotte Fleur Emma Sophie Julia Lisa Eva Noor Roos Iris Marloes Femke Anouk Manon Esther Petra Linda"
        " Kim Daphne Merel Tess Isa Maud Renske Wieke Jolien Maaike Annemiek",
        "Jansen|de Jong|de Vries|van den Berg|Bakker|van Dijk|Visser|Smit|Meijer|de Boer|Mulder|de Groot|Bos|Vos|Peters"
        "|Hendriks|van Leeuwen|Dekker|Brouwer|de Wit|Dijkstra|Smits|de Graaf|van der Meer|Kok|Jacobs|van der Linden"
        "|Schouten|Willems|Verhoeven|van Beek|Kuijpers|Huisman|Postma|Veenstra|Terpstra|Hoekstra|Zijlstra|Wiersma",
    ),
    "tr": (
        "Aylin Ayşe Fatma Zeynep Elif Emine Hatice Merve Büşra Esra Kübra Özlem Sevgi Gül Yasemin Derya Hülya Songül"
        " Nurcan Çiğdem Şeyma Tuğba",
        "Yılmaz|Kaya|Demir|Şahin|Çelik|Yıldız|Yıldırım|Öztürk|Aydın|Özdemir|Arslan|Doğan|Kılıç|Aslan|Çetin|Kara|Koç"
        "|Kurt|Özkan|Şimşek|Polat|Korkmaz|Güneş|Aksoy|Karataş|Yavuz|Bulut|Erdoğan|Ünal|Taş",
    ),
    "ma": (
        "Fatima Khadija Aicha Samira Naima Latifa Rachida Malika Zahra Hanane Loubna Ikram Soumaya Hafsa Yousra Imane"
        " Naoual Karima Mina Nora Siham Chaimae",
        "El Amrani|Bouzid|El Idrissi|Benali|Alaoui|El Khattabi|Aziz|Bennani|El Haddad|Ouali|Amezian|Belhaj|Chakir"
        "|Daoudi|El Mansouri|Haddou|Kaddouri|Lahlou|Mokhtari|Ouchen|Rachidi|Saidi|Tahiri|Yahyaoui|Zerouali|Boulahrouz",
    ),
    "pl": (
        "Anna Katarzyna Małgorzata Agnieszka Zofia Magdalena Joanna Ewa Aleksandra Justyna Karolina Natalia Paulina"
        " Monika Beata",
        "Nowak|Kowalska|Wiśniewska|Wójcik|Kowalczyk|Kamińska|Lewandowska|Zielińska|Szymańska|Woźniak|Dąbrowska"
        "|Kozłowska|Jankowska|Mazur|Krawczyk|Piotrowska|Grabowska|Pawłowska|Michalska|Król",
    ),
    "sy": (
        "Rana Hiba Nour Rima Lama Yasmin Amal Dima Rasha Hanan Sawsan Maysa Abeer Ghada Reem Fatima Maryam Zainab",
        "Al Ahmad|Al Hassan|Khalil|Ibrahim|Al Hussein|Mahmoud|Al Ali|Hamdan|Darwish|Al Khatib|Shaheen|Al Masri|Najjar"
        "|Sabbagh|Youssef|Haddad|Kassab|Othman|Suleiman|Al Jasem",
    ),
    "er": (
        "Selam Mehret Semhar Luwam Feven Helen Rahwa Bisrat Tsega Winta Yordanos Eden Saba Senait Almaz",
        "Tesfay|Ghebremariam|Tekle|Haile|Kidane|Berhane|Gebreyesus|Habtom|Mebrahtu|Okbay|Weldu|Zerai|Asmerom|Abraha"
        "|Yohannes|Tsegay|Fessehaye|Araya",
    ),
    "sr": (
        "Sharon Priya Shanti Wendy Melissa Cheryl Naomi Anjali Radha Sabrina Jennifer Farida Soraya Diana",
        "Ramdin|Baldewsingh|Kartosoewito|Bhagwandin|Pinas|Soekhai|Jadnanansing|Wongsosemito|Sno|Amatdjais|Biharie"
        "|Mohan|Ramlal|Doerga|Landveld|Vrede",
    ),
    "ua": (
        "Olena Natalia Iryna Oksana Yulia Tetiana Svitlana Maryna Kateryna Anastasia Viktoria Daria",
        "Shevchenko|Kovalenko|Bondarenko|Tkachenko|Kravchenko|Oliynyk|Lysenko|Moroz|Melnyk|Boyko|Rudenko|Savchenko"
        "|Petrenko|Marchenko|Pavlenko|Ponomarenko",
    ),
}
_SHARE: Final = (("nl", 45), ("tr", 12), ("ma", 13), ("pl", 8), ("sy", 8), ("er", 4), ("sr", 5), ("ua", 5))
_STREETS: Final = (
    *("Lindestraat", "Kerkstraat", "Dorpsstraat", "Schoolstraat", "Molenweg"),
    *("Julianalaan", "Beatrixstraat", "Wilhelminaweg", "Stationsweg", "Eikenlaan"),
    *("Beukenhof", "Hoofdstraat", "Nieuweweg", "Parklaan", "Industrieweg"),
    *("Kanaalkade", "Vogelplein", "Merelstraat", "Rozenhof", "Amsterdamsestraatweg"),
)
_OTHER_SPELLINGS: Final = (
    ("ou", "oe"),
    ("oe", "u"),
    ("ş", "s"),
    ("ç", "c"),
    ("ğ", "g"),
    ("ı", "i"),
    ("ö", "o"),
    ("ü", "u"),
    ("kh", "ch"),
    ("ch", "sh"),
    ("sh", "sj"),
    ("y", "j"),
    ("ij", "y"),
    ("ss", "s"),
    ("mm", "m"),
    ("aa", "a"),
    ("ee", "i"),
    ("ł", "l"),
    ("ń", "n"),
    ("ś", "s"),
    ("w", "v"),
    ("z", "s"),
    ("el ", "el"),
    ("al ", "al-"),
    ("al ", ""),
    ("iy", "y"),
    ("ia", "iya"),
    ("o", "u"),
    ("e", "i"),
    ("ts", "z"),
    ("gh", "g"),
    ("sz", "s"),
    ("th", "t"),
)
_SCANNED: Final = (
    *(("rn", "m"), ("m", "rn"), ("l", "1"), ("o", "0"), ("s", "5"), ("i", "l"), ("e", "c"), ("h", "b")),
    *(("n", "u"), ("u", "v"), ("cl", "d"), ("d", "cl"), ("g", "q"), ("ş", "$"), ("a", "o"), ("B", "8")),
)
_KEYS: Final = "qwertyuiop asdfghjkl zxcvbnm"
_DAY: Final = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_POSTCODE: Final = re.compile(r"[1-9][0-9]{3} [A-HJ-NP-TV-Z]{2}")
STYLES: Final = ("desk", "scanner", "move", "form", "alphabet")


@dataclass(kw_only=True)
class Generated:
    """Women as they come in, and which of them are one.

    Attributes:
        women: texts by the names of the fields of an import.
        pairs: places in `women` of two records of one woman, with the style of the mistakes.
    """

    women: list[Woman] = field(default_factory=list)
    pairs: dict[tuple[int, int], str] = field(default_factory=dict)


def generate(count: int, doubles: int, *, seed: int, today: date, styles: tuple[str, ...] = STYLES) -> Generated:
    """Return that many records of which so many are second ones, in no order."""
    random = Random(seed)  # noqa: S311 - invented people, no secret
    firsts = _firsts(count - doubles, random, today)
    made = Generated()
    records = [(woman, number, "") for number, woman in enumerate(firsts)]
    for number in random.sample(range(len(firsts)), doubles):
        style = random.choice(styles)
        records.append((_second(firsts[number], style, random, today), number, style))
    random.shuffle(records)
    places: dict[int, tuple[int, str]] = {}
    for place, (woman, number, style) in enumerate(records):
        made.women.append(woman)
        if number in places:
            before, other = places[number]
            made.pairs[before, place] = style or other
        places[number] = (place, style)
    return made


def _firsts(count: int, random: Random, today: date) -> list[Woman]:
    women: list[Woman] = []
    while len(women) < count:
        woman = _woman(random, today)
        women.append(woman)
        chance = random.random()
        for limit, hard in ((0.02, _twin), (0.05, _sister), (0.06, _mother), (0.065, _namesake), (0.075, _centre)):
            if chance < limit:
                women.append(hard(woman, random, today))
                break
    return women[:count]


def _woman(random: Random, today: date) -> Woman:
    language = random.choices([name for name, _ in _SHARE], [share for _, share in _SHARE])[0]
    given, prefix, surname = _name(language, random)
    partner = _name(language, random)[1:] if random.random() < 0.35 else ("", "")
    born = date(1981, 1, 1) + timedelta(days=random.randrange(27 * 365))
    if language in {"sy", "er", "ma"} and random.random() < 0.3:
        born = born.replace(month=1, day=1)
    due = today + timedelta(days=random.randrange(20, 190))
    woman = {
        "given_name": given,
        "initials": f"{given[0]}." if random.random() < 0.5 else "",
        "birth_surname_prefix": prefix,
        "birth_surname": surname,
        "partner_surname_prefix": partner[0],
        "partner_surname": partner[1],
        "birth_date": born.isoformat(),
        **_house(random),
        "phone": _phone(random),
        "email": f"{given[:3].lower()}{random.randrange(9999)}@proef.example".replace(" ", "")
        if random.random() < 0.3
        else "",
        "due_date": due.isoformat(),
    }
    for name, share in (("phone", 0.08), ("birth_date", 0.01), ("house_number", 0.05), ("postcode", 0.05)):
        if random.random() < share:
            woman[name] = ""
    return woman


def _name(language: str, random: Random) -> tuple[str, str, str]:
    givens, surnames = _NAMES[language]
    given = random.choice(givens.split())
    if random.random() < 0.08:
        given = f"{given} {random.choice(givens.split())}"
    surname = random.choice(surnames.split("|"))
    if random.random() < 0.35:  # there are more surnames than any list holds
        surname = surname + random.choice(("man", "sen", "stra", "ma", "oğlu", "ski", "i", "a", "eva", "ani", "sma"))
    if language == "nl":
        *prefix, last = surname.split()
        return given, " ".join(prefix), last
    if random.random() < 0.05:
        surname = f"{surname}-{random.choice(surnames.split('|'))}"
    return given, "", surname


def _house(random: Random) -> Woman:
    number = random.randrange(1, 250)
    return {
        "street": random.choice(_STREETS),
        "house_number": str(number),
        "house_number_addition": random.choice(("", "", "", "a", "b", "bis")),
        "postcode": f"{random.randrange(3500, 3585)} {random.choice('ABCDEFGHJK')}{random.choice('ABCDEFGHJK')}",
        "place": "Utrecht",
    }


def _phone(random: Random) -> str:
    return f"06 {random.randrange(10_000_000, 99_999_999)}"


def _twin(woman: Woman, random: Random, today: date) -> Woman:
    return {**_sister(woman, random, today), "birth_date": woman["birth_date"]}


def _sister(woman: Woman, random: Random, today: date) -> Woman:
    other = _woman(random, today)
    while other["given_name"] == woman["given_name"]:
        other = _woman(random, today)
    kept = ("birth_surname", "birth_surname_prefix", "street", "house_number", "house_number_addition", "postcode")
    shared = {name: woman[name] for name in kept}
    if random.random() < 0.4:
        shared["phone"] = woman["phone"]
    language = next((key for key, (givens, _) in _NAMES.items() if woman["given_name"] in givens.split()), "")
    if language:
        others = [given for given in _NAMES[language][0].split() if given != woman["given_name"].split()[0]]
        shared["given_name"] = random.choice(others)
        shared["initials"] = ""
    return {**other, **shared}


def _mother(woman: Woman, random: Random, today: date) -> Woman:
    other = _sister(woman, random, today)
    if woman["birth_date"]:
        born = date.fromisoformat(woman["birth_date"])
        other["birth_date"] = born.replace(year=max(born.year - 20, 1975), day=min(born.day, 28)).isoformat()
    return other


def _namesake(woman: Woman, random: Random, today: date) -> Woman:
    other = _woman(random, today)
    kept = ("given_name", "birth_surname", "birth_surname_prefix", "birth_date")
    return {**other, **{name: woman[name] for name in kept}, "initials": "", "due_date": _far(woman["due_date"])}


def _far(due: str) -> str:
    return (date.fromisoformat(due) + timedelta(days=70)).isoformat()


def _centre(woman: Woman, random: Random, today: date) -> Woman:
    centre = {"street": "Opvanglaan", "house_number": "1", "house_number_addition": "", "postcode": "3584 AA"}
    woman.update(centre)
    return {**_woman(random, today), **centre, "phone": "030 1234567"}


def _second(woman: Woman, style: str, random: Random, today: date) -> Woman:
    made = dict(woman)
    made["due_date"] = _shifted(woman["due_date"], random)
    _STYLES[style](made, random)
    del today
    return made


def _shifted(due: str, random: Random) -> str:
    days = random.choice((0, 0, 0, 0, 1, -2, 3, 7, -10))
    return (date.fromisoformat(due) + timedelta(days=days)).isoformat()


def _desk(woman: Woman, random: Random) -> None:
    """Heard over the phone and typed: one or two slips, sometimes another phone or house number."""
    for name in random.sample(("given_name", "birth_surname", "birth_date", "phone", "street", "postcode"), 2):
        woman[name] = _slip(woman[name], random)
    _sometimes(woman, random, phone=0.15, email=0.5, initials=0.5)


def _scanner(woman: Woman, random: Random) -> None:
    """Read from paper: letters and digits taken for others."""
    for name in ("given_name", "birth_surname", "street"):
        if random.random() < 0.6:
            woman[name] = _replaced(woman[name], _SCANNED, random)
    if random.random() < 0.35:
        woman["phone"] = _slip(woman["phone"], random)
    if random.random() < 0.25:
        woman["birth_date"] = _slip(woman["birth_date"], random)


def _move(woman: Woman, random: Random) -> None:
    """Moved, married or divorced, another phone: not all at once for everybody."""
    if random.random() < 0.85:
        woman.update(_house(random))
    if random.random() < 0.4:
        woman["phone"] = _phone(random)
    chance = random.random()
    if woman["partner_surname"] and chance < 0.4:
        for end in ("surname", "surname_prefix"):
            woman[f"birth_{end}"], woman[f"partner_{end}"] = woman[f"partner_{end}"], woman[f"birth_{end}"]
    elif woman["partner_surname"] and chance < 0.6:
        woman["birth_surname"] = f"{woman['partner_surname']}-{woman['birth_surname']}"
        woman["partner_surname"] = woman["partner_surname_prefix"] = ""
    elif chance < 0.75:
        woman["partner_surname"] = woman["partner_surname_prefix"] = ""
    _sometimes(woman, random, email=0.6)


def _form(woman: Woman, random: Random) -> None:
    """Filled in in the wrong place, or hardly."""
    chance = random.random()
    if chance < 0.25 and woman["birth_date"][8:] <= "12" and woman["birth_date"]:
        year, month, day = woman["birth_date"].split("-")
        woman["birth_date"] = f"{year}-{day}-{month}"
    elif chance < 0.5:
        surname = f"{woman['birth_surname_prefix']} {woman['birth_surname']}".strip()
        woman["given_name"], woman["birth_surname"] = surname, woman["given_name"]
        woman["birth_surname_prefix"] = woman["initials"] = ""
    elif chance < 0.75:
        woman["initials"] = f"{woman['given_name'][0]}."
        woman["given_name"] = ""
    else:
        woman["birth_date"] = _slip(woman["birth_date"], random)
    _sometimes(woman, random, phone=0.2, street=0.3, house_number=0.2, postcode=0.3, email=0.7, birth_date=0.08)


def _alphabet(woman: Woman, random: Random) -> None:
    """Written as another ear or another passport has it."""
    for name in ("given_name", "birth_surname", "partner_surname"):
        woman[name] = _replaced(woman[name], _OTHER_SPELLINGS, random, most=2)
    if random.random() < 0.3:
        woman["phone"] = _phone(random)
    if random.random() < 0.4:
        woman.update(_house(random))


_STYLES: Final[dict[str, Callable[[Woman, Random], None]]] = {
    "desk": _desk,
    "scanner": _scanner,
    "move": _move,
    "form": _form,
    "alphabet": _alphabet,
}


def _sometimes(woman: Woman, random: Random, **shares: float) -> None:
    for name, share in shares.items():
        if random.random() < share:
            woman[name] = ""


def _slip(text: str, random: Random) -> str:
    places = [place for place, c in enumerate(text) if c.isalnum()]
    if len(places) < 2:
        return text
    for _try in range(20):
        slipped = _one_slip(text, random.choice(places), random)
        if slipped != text and _is_kind(text, slipped):
            return slipped
    return text


def _is_kind(text: str, slipped: str) -> bool:
    """Tell whether a text with a slip is still a day, or a postcode: what is none is refused at the door."""
    if _DAY.fullmatch(text):
        return _is_day(slipped)
    return not _POSTCODE.fullmatch(text) or (_POSTCODE.fullmatch(slipped) is not None and slipped[-2:] != "SS")


def _is_day(text: str) -> bool:
    try:
        return 1975 < date.fromisoformat(text).year < 2010
    except ValueError:
        return False


def _one_slip(text: str, place: int, random: Random) -> str:
    c = text[place]
    if c.isdigit():
        return text[:place] + random.choice("0123456789") + text[place + 1 :]
    kind = random.randrange(4)
    if kind == 0:
        return text[:place] + text[place + 1 :]
    if kind == 1:
        return text[:place] + c + text[place:]
    if kind == 2 and place + 1 < len(text):
        return text[:place] + text[place + 1] + c + text[place + 2 :]
    near = _KEYS.find(c.lower())
    return text[:place] + (_KEYS[(near + 1) % len(_KEYS)].strip() or "e") + text[place + 1 :]


def _replaced(text: str, table: tuple[tuple[str, str], ...], random: Random, most: int = 1) -> str:
    for _time in range(random.randint(1, most)):
        usable = [(wrong, right) for wrong, right in table if wrong in text.lower()]
        if not usable:
            break
        wrong, right = random.choice(usable)
        place = text.lower().index(wrong)
        text = text[:place] + right + text[place + len(wrong) :]
    return text[:1].upper() + text[1:]


def rows(made: Generated, today: date) -> Iterator[dict[str, str]]:
    """Give the women as rows of an import."""
    for number, woman in enumerate(made.women):
        yield {
            "received_on": (today - timedelta(days=number % 14)).isoformat(),
            "channel": "secure_mail",
            "route": "direct",
            "referrer_organisation": f"Verloskundigen Proef {number % 40}",
            "referrer_role": "midwife",
            **woman,
            "due_date_method": "ultrasound",
            "municipality": "GM0344",
            "consent_given": "yes",
            "consent_by": "F. Proef",
            "consent_on": (today - timedelta(days=number % 14)).isoformat(),
            "consent_form": "spoken",
        }
