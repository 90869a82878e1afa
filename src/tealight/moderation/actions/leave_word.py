from datetime import datetime

from tealight.kernel.actions import action, lock
from tealight.kernel.verdict import NotFound, require
from tealight.kernel.viewer import Person
from tealight.moderation import desk_policy, policy
from tealight.moderation.measures import answer_of
from tealight.moderation.models import Case


@action
def leave_word(*, viewer: Person, now: datetime, case: int, text: str, word: int) -> None:
    """Leave a word for whoever wrote what a case is about, where no letter finds them: they come back by a code.

    NotFound where a letter does. `word` is the form's: sent twice, it is left once. The kind records it.
    """
    require(policy.may_decide(viewer))
    row = lock(Case.objects.filter(desk_policy.cases_for(viewer)), id=case)
    tell = answer_of(row.kind, "tell")
    if tell is None:
        raise NotFound
    tell(viewer=viewer, now=now, thing=row.thing, text=text, word=word)
