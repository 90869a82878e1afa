"""What the workbook asks: chapters, their sheets, and the questions of each. Pure.

After Ofcom's risk assessment guidance and its guidance on children's access assessments, in our words. The words a
sheet begins with describe the software as it comes (kinds.toml, starts.toml); they are a start, and no legal advice.
"""

import tomllib
from dataclasses import dataclass
from pathlib import Path

_HERE = Path(__file__).parent
LONG, LINE, CHOICE, DAY = "long", "line", "choice", "day"
#: characters of a long answer, and of a line
LONGEST, LONGEST_LINE = 8_000, 200
#: the answer that names which version of the place's rules a sheet was saved with; asked of nobody
RULES = "rules"

LIKELIHOODS = ("Low", "Medium", "High")
LEVELS = ("Negligible", "Low", "Medium", "High")


@dataclass(frozen=True, slots=True)
class Question:
    """One question. `start`: the words its box begins with; `choices`: of a CHOICE."""

    key: str
    label: str
    hint: str = ""
    shape: str = LONG
    required: bool = True
    choices: tuple[str, ...] = ()
    start: str = ""


@dataclass(frozen=True, slots=True)
class Sheet:
    """One sheet: what is saved together and has versions of its own. `with_rules`: names the place's rules beside it."""

    key: str
    title: str
    about: str
    questions: tuple[Question, ...]
    with_rules: bool = False


@dataclass(frozen=True, slots=True)
class Chapter:
    """Sheets that are signed off together."""

    key: str
    title: str
    about: str
    sheets: tuple[Sheet, ...]


def _read(name: str) -> dict:
    return tomllib.loads((_HERE / name).read_text())


_STARTS = _read("starts.toml")


def _ask(sheet: str, key: str, label: str, hint: str = "", **more) -> Question:
    return Question(key, label, hint, start=_STARTS.get(sheet, {}).get(key, "").strip(), **more)


_OWNER = Question("owner", "Who sees to it", "A person or a duty.", LINE)
_ON = Question("on", "Assessed on", "", DAY)


def _kind(row: dict) -> Sheet:
    return Sheet(row["key"], row["title"], row.get("parts", ""), (
        Question("considered", "What we considered", "Risk factors of the Risk Profiles and your own: what people can do here, who comes, what happened so far.", start=row["considered"].strip()),
        Question("likelihood", "How likely", "", CHOICE, choices=LIKELIHOODS),
        Question("impact", "How great the harm would be", "", CHOICE, choices=LIKELIHOODS),
        Question("level", "Level of risk", "With the measures that are taken. High where harm is likely and great; negligible only where you can say why it cannot happen here.", CHOICE, choices=LEVELS),
        Question("reasons", "Why this level", "The evidence, in your own words: what was reported, decided and counted here."),
        Question("measures", "Measures taken", "Besides those for every kind, which stand on the first sheet.", start=row["measures"].strip()),
        Question("alternatives", "Alternatives to Ofcom’s codes", "If you do something else than the codes recommend: what, why, and how it protects as well, freedom of expression and privacy included.", required=False),
        _OWNER, _ON,
    ))


KINDS = tuple(_kind(row) for row in _read("kinds.toml")["kind"])

_OVERVIEW = Sheet("overview", "The service and Ofcom’s Risk Profiles", "What holds for every kind is written here once.", (
    _ask("overview", "service", "What people can do here"),
    Question("edition", "Which Risk Profiles you used", "Their title and date, and the day you read them.", LINE),
    _ask("overview", "factors", "Risk factors of the Risk Profiles that are here"),
    _ask("overview", "more_factors", "Risk factors of your own", "Who comes, in how many languages, what happened so far.", required=False),
    _ask("overview", "everywhere", "Measures that hold for every kind"),
    _ask("overview", "other", "Other illegal content", "What is no priority offence and can be illegal all the same.", required=False),
    _ask("overview", "earlier", "What would make you look again before the year is over"),
    _OWNER, _ON,
))

_CHILDREN = Sheet("children", "Whether children come in", "Being for people of 18 and over in the terms does not by itself prove that children cannot come in.", (
    Question("stage1", "Stage 1: can children normally come in?", "“No” needs age assurance that is highly effective, such that children are normally kept out. This software has none: it asks “Are you 18 or over?”, and believes the answer.", CHOICE, choices=("Yes, or it cannot be ruled out", "No: highly effective age assurance is used")),
    _ask("children", "stage1_reasons", "Stage 1: why"),
    Question("stage2", "Stage 2: is the child user condition met?", "Yes, if a significant number of users are children, or if the place is of a kind likely to attract a significant number. What counts as significant depends on the place, not on a share alone.", CHOICE, choices=("Yes", "No", "Not needed: stage 1 was answered with no")),
    _ask("children", "stage2_reasons", "Stage 2: the evidence"),
    Question("outcome", "Outcome", "", CHOICE, choices=("Likely to be accessed by children", "Not likely to be accessed by children")),
    _ask("children", "next", "What follows"),
    _OWNER, _ON,
))

_TERMS = Sheet("terms", "What the terms have to say", "The Act asks for these in words that are clear and easy to find. The rules of the place, in the version that holds when you save, are kept with this sheet.", (
    _ask("terms", "protect", "How people are protected from illegal content"),
    _ask("terms", "proactive", "Proactive technology: what it is and how it works"),
    _ask("terms", "children", "How children are kept out or protected", required=False),
    _ask("terms", "complain", "How to report and complain, and what happens then"),
    _ask("terms", "court", "The right to go to court"),
    Question("where", "Where members read this", "An address of your own page, or a rule.", LINE),
    _OWNER, _ON,
), with_rules=True)

_ACCOUNTABLE = Sheet("accountable", "Who is accountable", "One person answers for this work to those who govern the place.", (
    Question("name", "The accountable person", "Their real name. It stands in this workbook and in no page for members.", LINE),
    Question("role", "What they are here", "Chair, trustee, service manager.", LINE),
    Question("reached", "How Ofcom reaches them", "", LINE),
    _ask("accountable", "governs", "Whom they answer to, and how often"),
    _ask("accountable", "applies", "Why the Act applies here, or not"),
    _ON,
))

CHAPTERS: dict[str, Chapter] = {chapter.key: chapter for chapter in (
    Chapter("illegal-content", "Illegal content risk assessment", "Each kind of priority illegal content, with what is done against it.", (_OVERVIEW, *KINDS)),
    Chapter("children", "Children’s access assessment", "Whether children can come in, and whether they are likely to.", (_CHILDREN,)),
    Chapter("terms", "Terms", "What the terms must say.", (_TERMS,)),
    Chapter("accountable", "Accountable person", "Who answers for all this.", (_ACCOUNTABLE,)),
)}  # fmt: skip
SHEETS: dict[str, Sheet] = {sheet.key: sheet for chapter in CHAPTERS.values() for sheet in chapter.sheets}


def chapter_of(sheet: str) -> Chapter:
    """Return the chapter `sheet` stands in."""
    return next(chapter for chapter in CHAPTERS.values() if any(one.key == sheet for one in chapter.sheets))
