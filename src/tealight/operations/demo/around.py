"""What happens around the sample's stories: who is alongside or away, what is kept or unfinished."""

import random
from datetime import datetime, timedelta

from tealight.accounts.actions.keep_loss import keep_loss
from tealight.accounts.actions.keep_story import keep_story
from tealight.accounts.losses import Loss
from tealight.groups.actions.ask_to_join import ask_to_join
from tealight.groups.actions.invite_to_circle import invite_to_circle
from tealight.groups.models import Group
from tealight.help.actions import write_to_team
from tealight.kernel.ids import new_id
from tealight.kernel.viewer import Visitor
from tealight.ledger.models import Event
from tealight.operations.demo.residents import Residents, move_out, settle
from tealight.operations.demo.small_hours import confess
from tealight.operations.demo.texts import SampleStory, people
from tealight.stories import policy
from tealight.stories.actions.keep_draft import keep_draft
from tealight.stories.actions.react import react
from tealight.stories.models import Audience, Story
from tealight.stories.queries.drafts import DraftKind, Keeping, Subject
from tealight.stories.queries.story import reactions_of

#: older happenings than these were read long ago; nobody's notices begin with them
TOLD_WITHIN = timedelta(days=2)
PRIVATE = (Audience.ME, Audience.CIRCLE)
DRAFT = """\
I keep starting this. The kettle is on again.

It was a Wednesday, and"""

MESSAGES = (
    ("candytuft", """\
In the rules it says no recruiting. A student has asked me twice, kindly, whether I’d fill something in for a \
dissertation. I don’t want anyone told off. I only wanted you to know it’s going round."""),
    ("", """\
I can’t join, I share the tablet. The line about not having to say what happened: thank whoever wrote that."""),
)


def live(
    living: Residents, told: dict[int, SampleStory], chance: random.Random, now: datetime
) -> None:
    """Let the people of the sample stand alongside, keep, block, ask, leave things unfinished, and go."""
    _stand_alongside(living, told, chance, now)
    settle(living, now)
    _keep(living, told, chance, now)
    _write_down(living, now)
    _leave_unfinished(living, now)
    confess(living, now)
    _write_to_the_team(living, now)
    move_out(living, now)
    Event.objects.filter(hour__lt=now - TOLD_WITHIN).delete()


def _leave_unfinished(living: Residents, now: datetime) -> None:
    """Leave a draft, a request nobody has answered, and a link into a circle that nobody has used."""
    ada = living["ada"]
    keep_draft(
        viewer=ada, now=now, subject=Subject(DraftKind.STORY, new_id()), keeping=Keeping(),
        fields={"title": "Wednesday", "body": DRAFT, "audience": "me", "need": "company", "notes": []},
    )
    tfmr = Group.objects.get(slug="tfmr")
    ask_to_join(viewer=ada, now=now, group=tfmr.id, line="I would like to read for a while first.")
    invite_to_circle(viewer=living["gingham"], now=now)


def _write_to_the_team(living: Residents, now: datetime) -> None:
    """Send two messages: one says who wrote it, the other comes from someone without an account."""
    for key, body in MESSAGES:
        writer = living[key] if key else Visitor()
        write_to_team(
            viewer=writer, now=now, body=body, reply_to="", says_who=bool(key), form_number=new_id()
        )


def _write_down(living: Residents, now: datetime) -> None:
    """Keep a loss in its owner's own words, where nobody but they can read it."""
    keep_loss(
        viewer=living["ada"], now=now,
        loss=Loss(
            id=new_id(), kinds=("late",), path=("birth",), weeks="about", days=23 * 7, word="name", name="Robin", role="pregnant",
        ),
    )
    living.forget("ada")


def _keep(
    living: Residents, told: dict[int, SampleStory], chance: random.Random, now: datetime
) -> None:
    """Let some keep stories they may read, for themselves alone."""
    for person in people():
        if person.keeps:
            viewer = living[person.key]
            rows = Story.objects.filter(policy.visible_to(viewer), id__in=told)
            readable = set(rows.exclude(persona_id=viewer.persona_id).values_list("id", flat=True))
            for story in chance.sample([number for number in told if number in readable], person.keeps):
                keep_story(viewer=viewer, now=now, story_id=story)
            living.forget(person.key)


def _stand_alongside(
    living: Residents, told: dict[int, SampleStory], chance: random.Random, now: datetime
) -> None:
    """Leave a few reactions by people who may read each story, most often by none or one."""
    everyone = [living[key] for key in living.ids]
    rows = Story.objects.filter(id__in=told, withdrawn_on__isnull=True, held_on__isnull=True)
    for story in rows.exclude(audience__in=PRIVATE).select_related("group").order_by("hour"):
        teller = living[told[story.id].by]
        readers = [
            person
            for person in everyone
            if person.member_id != teller.member_id
            and (story.group_id is None or story.group_id in person.groups)
        ]
        for person in chance.sample(readers, min(len(readers), chance.choice((0, 1, 2, 3, 5)))):
            kind = chance.choice(reactions_of(story))
            react(viewer=person, now=now, story=story.id, kind=kind)
