"""What somebody of the team decides, before it holds: as the form says it, and as the letter will."""

from dataclasses import dataclass
from datetime import date

from tealight.accounts.models import SanctionKind
from tealight.moderation.models import Category, Ground, Measure, Noticed

#: what holds for the person behind a face
OF_A_PERSON = frozenset(SanctionKind.values)
#: what always has an end: a person is never restricted by having been forgotten
FOR_A_TIME = frozenset((Measure.PHOTOS, Measure.PRE_READ, Measure.LETTERS))
#: what leaves a case open until it is settled
UNSETTLED = frozenset((Measure.HOLD, Measure.ASK))


@dataclass(frozen=True, slots=True)
class Judgement:
    """One decision. `reason` is what was seen, in words to whoever wrote it; `rule` which rule or law, in words."""

    what: str
    reason: str = ""
    ground: str = Ground.RULES
    category: str = Category.OTHER
    rule: str = ""
    noticed: str = Noticed.TEAM
    until: date | None = None
    #: keys of content notes to add
    notes: tuple[str, ...] = ()
    #: who can still read it
    audience: str = ""
    group: int | None = None

    @property
    def holds_for_a_person(self) -> bool:
        """Whether it forbids the person behind a face something."""
        return self.what in OF_A_PERSON

    @property
    def has_letter(self) -> bool:
        """Whether anybody is told: of what stays as it is nobody, who need not learn that somebody asked."""
        return self.what != Measure.NONE
