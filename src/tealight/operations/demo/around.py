"""What happens around the sample's stories: who is alongside, what is kept or unfinished."""

import random
from datetime import datetime, timedelta

from tealight.groups.actions.ask_to_join import ask_to_join
from tealight.groups.models import Group
from tealight.kernel.ids import new_id
from tealight.ledger.models import Event
from tealight.operations.demo.residents import Residents
from tealight.operations.demo.texts import SampleStory
from tealight.stories.actions.keep_draft import keep_draft
from tealight.stories.actions.react import react
from tealight.stories.models import Audience, Story
from tealight.stories.queries.drafts import DraftKind, Keeping, Subject
from tealight.stories.queries.story import reactions_of

#: older happenings than these were read long ago; nobody's notices begin with them
TOLD_WITHIN = timedelta(days=2)
DRAFT = """\
I keep starting this. The kettle is on again.

It was a Wednesday, and"""


def live(
    living: Residents, told: dict[int, SampleStory], chance: random.Random, now: datetime
) -> None:
    """Let the people of the sample stand alongside, keep, block, ask and leave things unfinished."""
    _stand_alongside(living, told, chance, now)
    ada = living["ada"]
    keep_draft(
        viewer=ada, now=now, subject=Subject(DraftKind.STORY, new_id()), keeping=Keeping(),
        fields={"title": "Wednesday", "body": DRAFT, "audience": "me", "need": "company", "notes": []},
    )
    tfmr = Group.objects.get(slug="tfmr")
    ask_to_join(viewer=ada, now=now, group=tfmr.id, line="I would like to read for a while first.")
    Event.objects.filter(hour__lt=now - TOLD_WITHIN).delete()


def _stand_alongside(
    living: Residents, told: dict[int, SampleStory], chance: random.Random, now: datetime
) -> None:
    """Leave a few reactions by people who may read each story, most often by none or one."""
    everyone = [living[key] for key in living.ids]
    rows = Story.objects.filter(id__in=told, withdrawn_on__isnull=True).exclude(audience=Audience.ME)
    for story in rows.exclude(audience=Audience.CIRCLE).select_related("group").order_by("hour"):
        readers = [
            person
            for person in everyone
            if person.persona_id != story.persona_id
            and (story.group_id is None or story.group_id in person.groups)
        ]
        for person in chance.sample(readers, min(len(readers), chance.choice((0, 1, 2, 3, 5)))):
            kind = chance.choice(reactions_of(story))
            react(viewer=person, now=now, story=story.id, kind=kind)
