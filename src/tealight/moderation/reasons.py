"""What somebody can say is wrong, in plain words. Pure."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Reason:
    """One choice of the form. `danger`: chosen by a person, it is as urgent as what software notices."""

    label: str
    hint: str = ""
    danger: str = ""


#: leads to a form of its own, as it is no complaint
WORRIED = "worried"
REASONS: dict[str, Reason] = {
    WORRIED: Reason("I’m worried about someone", "There is a short form for that. It is not a complaint."),
    "child": Reason("A child may be at risk", "A living child, here or at home.", danger="child-at-risk"),
    "unkind": Reason("It is unkind, or attacks somebody"),
    "private": Reason("It tells who somebody is", "A name, a place, a photo that was not theirs to share."),
    "untrue": Reason("It may do harm", "Medical advice, or something that is not true."),
    "note": Reason("It needs a content note"),
    "selling": Reason("It sells something, or asks for money"),
    "pretends": Reason("This may not be who they say", "You need not be sure."),
    "law": Reason("I think it is against the law"),
    "other": Reason("Something else"),
}
#: what can be wrong with an article: nobody's own words, but something people act on
OF_ARTICLES: dict[str, Reason] = {
    "wrong": Reason("Something here is not right", "A fact, a number, a word about medicine. You need not be sure."),
    "old": Reason("It is out of date"),
    "hurts": Reason("Something here hurts", "How it is said, or what is missing."),
    "note": REASONS["note"],
    "broken": Reason("Something does not work", "A link, a picture, a number to ring."),
    "law": REASONS["law"],
    WORRIED: REASONS[WORRIED],
    "other": REASONS["other"],
}
_ALL = REASONS | OF_ARTICLES
#: what the report of a worry has for a reason, by whether it cannot wait
WORRY, WORRY_NOW = "worry", "worry-now"
#: what is noticed by a person who is worried and says that it cannot wait
SOMEBODY_ELSE = "other-person"


def label_of(reason: str) -> str:
    """Return a reason in words, for those who read the report."""
    if reason in (WORRY, WORRY_NOW):
        return "Worried about someone, who may be in danger now" if reason == WORRY_NOW else "Worried about someone"
    return _ALL[reason].label


def danger_named(reason: str) -> str:
    """Return the danger a reason names by itself; "" if none."""
    return _ALL[reason].danger if reason in _ALL else ""


def reasons_for(kind: str) -> dict[str, Reason]:
    """Return what can be said to be wrong with a thing of `kind`."""
    return OF_ARTICLES if kind == "article" else REASONS
