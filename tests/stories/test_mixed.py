"""PRIVACY, "Anonymous writing" 5: nothing kept beside what was written says in which order it came within the hour."""

from datetime import timedelta

import pytest
from django.db import connection

from tealight.accounts.models import Persona, PersonaKind
from tealight.kernel.verdict import Refused
from tealight.kernel.viewer import System
from tealight.stories.actions.mix_rows import mix_rows
from tealight.stories.models import Reply, Story
from tests import make

THE_SOFTWARE = System("tests")


def written_by(table: str, ids) -> set:
    """Return the numbers of the transactions that wrote rows; where the database keeps none, of none."""
    if connection.vendor != "postgresql":
        return {None}
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT DISTINCT xmin::text FROM {table} WHERE id = ANY(%s)", [list(ids)])  # noqa: S608
        return {number for (number,) in cursor.fetchall()}


@pytest.mark.django_db(transaction=True)
def test_5_what_came_in_one_hour_names_one_transaction(place, ada, ben, now):
    story = make.a_story(ada, "The first.")
    replies = [make.a_reply(ben, story, "Signed."), make.a_reply(ben, story, "Not signed.", anonymous=True), make.a_reply(ada, story, "Last.")]
    before = (list(Story.objects.values()), list(Reply.objects.order_by("id").values()), list(Persona.objects.order_by("id").values()))
    if connection.vendor == "postgresql":
        assert len(written_by("stories_reply", replies)) == 3, "the database numbers what it writes"
    mix_rows(viewer=THE_SOFTWARE, now=now + timedelta(minutes=30))
    faces = Persona.objects.filter(kind=PersonaKind.THREAD).values_list("id", flat=True)
    assert len(written_by("stories_reply", replies) | written_by("stories_story", [story]) | written_by("accounts_persona", faces)) == 1
    assert before == (list(Story.objects.values()), list(Reply.objects.order_by("id").values()), list(Persona.objects.order_by("id").values()))


def test_nobody_mixes_by_hand(place, mira, now):
    with pytest.raises(Refused):
        mix_rows(viewer=mira, now=now)
