"""Answers to "may I?": a rule is written once, and a person can read why."""

from dataclasses import dataclass


class NotFound(Exception):
    """What was asked for does not exist, or this viewer may not know that it does.

    The two are one exception on purpose: whoever probes must learn nothing.
    """


class Refused(Exception):
    """The viewer may see the thing but not do this; `sentence` tells them why.

    `about` names the field of a form that the sentence belongs to, if it does.
    """

    def __init__(self, sentence: str, about: str = ""):
        super().__init__(sentence)
        self.sentence = sentence
        self.about = about


@dataclass(frozen=True, slots=True)
class Verdict:
    """The answer of a policy: allowed, or refused with a sentence for a person."""

    allowed: bool
    sentence: str = ""

    def __bool__(self) -> bool:
        return self.allowed


ALLOWED = Verdict(True)


def refused(sentence: str) -> Verdict:
    """Return a refusal that says `sentence` to the person refused."""
    return Verdict(False, sentence)


def require(verdict: Verdict, about: str = "") -> None:
    """Raise `Refused`, about a field of a form if named, unless `verdict` allows."""
    if not verdict.allowed:
        raise Refused(verdict.sentence, about)
