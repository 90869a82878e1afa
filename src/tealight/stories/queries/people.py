"""The page of a pen name."""

from tealight.kernel.viewer import Person, Viewer
from tealight.place.queries import Notes
from tealight.stories import policy
from tealight.stories.models import Reply, Story
from tealight.stories.queries.asked import AskedOfPerson
from tealight.stories.queries.facts import Author, PersonPage
from tealight.stories.queries.feed import stories_of
from tealight.stories.queries.menus import menu_of_person
from tealight.stories.queries.portraits import portrait_on, portrait_waits, with_page


def person_page(
    viewer: Person, notes: Notes, asked: AskedOfPerson, older_than: str = ""
) -> PersonPage | None:
    """Return the page of a pen name; None for nobody, for someone who left or paused, and for names
    made for one story or for a duty: those have no page, and the absence says nothing.
    """
    row = with_page(asked.persona)
    if row is None:
        return None
    url, portrait = f"/people/{row.id}/", portrait_on(viewer, notes, row, asked)
    return PersonPage(
        persona=Author.of(row),
        line=row.line,
        is_me=row.id == viewer.persona_id,
        avoided=(away := avoided(viewer, row.id)),
        menu=() if away else menu_of_person(viewer, row.id, pictured=portrait is not None),
        stories=stories_of(viewer, notes, row.id, url, older_than),
        portrait=portrait,
        portrait_waits=portrait_waits(viewer, row),
    )


def avoided(viewer: Person, persona_id: int) -> str:
    """Return what `viewer` decided about a persona: "blocked", "hidden", "muted" or nothing."""
    for word, ids in (("blocked", viewer.blocked), ("hidden", viewer.hidden), ("muted", viewer.muted)):
        if persona_id in ids:
            return word
    return ""


def author_of_story(viewer: Viewer, story_id: int) -> Author | None:
    """Return who wrote a story that `viewer` may read, or None."""
    rows = Story.objects.filter(policy.visible_to(viewer), id=story_id).select_related("persona")
    row = rows.only("persona").first()
    return None if row is None else Author.of(row.persona)


def author_of_reply(viewer: Viewer, story_id: int, reply_id: int) -> Author | None:
    """Return who wrote a reply that `viewer` may read, or None."""
    stories = Story.objects.filter(policy.visible_to(viewer), id=story_id)
    rows = Reply.objects.filter(policy.replies_visible_to(viewer), policy.under(stories), id=reply_id)
    row = rows.select_related("persona").only("persona").first()
    return None if row is None else Author.of(row.persona)


def author_with_page(persona_id: int) -> Author | None:
    """Return whose page this is, or None where there is no page."""
    row = with_page(persona_id)
    return None if row is None else Author.of(row)
