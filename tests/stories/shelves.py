"""What tests of the shelf share."""

from tests import make


def told(viewer, title, **choices):
    return make.a_story(viewer, title=title, **{"need": "company", **choices})


def claims(viewer, story, now=make.NOW):
    from tealight.stories.actions.claim_story import claim_story

    claim_story(viewer=viewer, now=now, story=story)


def shelf(viewer, now=make.NOW, after=""):
    from tealight.place.queries import notes, place
    from tealight.stories.queries.shelf import shelf

    return shelf(viewer, place(), notes(place().version), now, after)


def titles(viewer, **asked):
    return [line.card.title for line in shelf(viewer, **asked).lines]
