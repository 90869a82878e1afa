from datetime import datetime

from tealight.accounts.actions.make_face_of_nobody import make_face_of_nobody
from tealight.accounts.actions.make_thread_persona import make_thread_persona
from tealight.kernel import clock, prose
from tealight.kernel.actions import action
from tealight.kernel.verdict import require
from tealight.kernel.viewer import Person, Viewer
from tealight.ledger import record
from tealight.place.queries import notes, place
from tealight.screening import Danger, danger_of, screen
from tealight.stories import confession_policy
from tealight.stories.actions.show_code_again import show_code_again, tidied
from tealight.stories.actions.writing import some_hour_in_the_next_day
from tealight.stories.bounds import turn_to_confess
from tealight.stories.codes import again_tags, code_of, number_of, tag_of
from tealight.stories.models import Confession
from tealight.stories.queries.visitors_door import waiting_before


def _danger_ahead(*, text: str, **others) -> Danger | None:
    return danger_of(prose.tidy(text)) if len(text) <= 2 * Confession.LONGEST else None


@action(ahead=_danger_ahead)
def send_confession(*, viewer: Viewer, now: datetime, text: str, form_number: int, judged: Danger | None = None) -> str:
    """Keep a confession until a person has read it; return the code its writer comes back with.

    A member's is under a face made for it alone, a visitor's under one of nobody's: nothing written in this
    transaction leads to a member. It appears at an hour that chance draws, and never before it was read. Of
    `form_number`, drawn with the form, it is one, however often it is sent: pressed twice it gives the code twice;
    later, or by somebody else, `SentAlready`, and for other words `FormSpent`.
    """
    here = place()
    if code := show_code_again(viewer=viewer, now=now, text=text, form_number=form_number):
        return code
    code, number = code_of(form_number), number_of(form_number)
    text, is_member = tidied(text), isinstance(viewer, Person)
    again, _ = again_tags(code, text, is_person=is_member, now=now)
    require(confession_policy.may_confess(viewer, here))
    turn = turn_to_confess(viewer, now, waiting_before(viewer, now))
    turn.require(now)
    face = (
        make_thread_persona(viewer=viewer, now=now, story=number, here=here) if is_member
        else make_face_of_nobody(viewer=viewer, now=now, thing=number, here=here)
    )
    Confession(
        id=number, persona_id=face, tag=tag_of(code), again=again, text=text,
        notes=notes(here.version).mask(one.note for one in screen(text).notes),
        hour=clock.hour(now), held_on=clock.day(now), appears_at=some_hour_in_the_next_day(now),
    ).save(force_insert=True)
    turn.count(now)
    record("confession.sent", about=("confession", number), now=now)
    if judged is not None:
        record("danger.noticed", about=("confession", number), now=now, kind="confession", danger=judged.kind, plan=judged.plan)
    return code
