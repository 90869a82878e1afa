"""Reactions of a place from before they were sealed are sealed when it is brought up to date, and can be taken back to what they were."""

import pytest
from django.db import connection
from django.db.migrations.executor import MigrationExecutor

from tests import make

pytestmark = [pytest.mark.slow, pytest.mark.django_db(transaction=True, databases=["default", "ring"])]

BEFORE, AFTER = [("stories", "0005_its_hour_and_names_only")], [("stories", "0006_sealed_reactions")]


def goes(to):
    executor = MigrationExecutor(connection)
    executor.migrate(to)
    return executor.loader.project_state(to).apps


def test_each_is_found_by_whoever_left_it_and_shown_to_the_author(ada, ben, cy, browser_of):
    from tealight.kernel.crypto import destroy_member_keys
    from tealight.stories.actions.react import react

    story = make.a_story(ada)
    react(viewer=ben, now=make.NOW, story=story, kind="with-you")
    react(viewer=cy, now=make.NOW, story=story, kind="thank-you")
    destroy_member_keys(cy.member_id)
    try:
        old = goes(BEFORE).get_model("stories", "Reaction")
        found = set(old.objects.values_list("story", "persona", "kind"))
        assert found == {(story, ben.persona_id, "with-you"), (story, cy.persona_id, "thank-you")}
    finally:
        goes(AFTER)
        executor = MigrationExecutor(connection)
        executor.migrate(executor.loader.graph.leaf_nodes())
    assert "With you Ben" in browser_of(ada).get(f"/stories/{story}/").main
    assert "Thank you Cy" in browser_of(ada).get(f"/stories/{story}/").main, "whose keys are gone is alongside still"
    assert "You said you are with them." in browser_of(ben).get(f"/stories/{story}/").main
    react(viewer=ben, now=make.NOW, story=story)
    assert "Ben" not in browser_of(ada).get(f"/stories/{story}/").main
