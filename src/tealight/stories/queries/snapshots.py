"""What a reader saw of a story, a reply, a pen name or its photo, for a case that keeps it (config/kinds.py).

Asked as whoever saw it: what they may not read they can not report, and is as if it were not there. What
its author alone can read, or the team before it appears, is nothing that others read; so nobody reports it.
"""

from django.db.models import Q

from tealight.kernel.snapshot import SeenPhoto, Snapshot
from tealight.kernel.verdict import NotFound
from tealight.kernel.viewer import System, Viewer, Visitor
from tealight.stories import policy, wording
from tealight.stories.models import Audience, Portrait, Reply, Story
from tealight.stories.queries.portraits import picture_of, with_page

_FOR = {
    Audience.CIRCLE: "A circle",
    Audience.GROUP: "One room",
    Audience.MEMBERS: "All members",
    Audience.ANYONE: "Anyone, with or without an account",
}


def shared_with_others(viewer: Viewer) -> Q:
    """Return the condition on what others read, too: what somebody reports, whoever wrote it (PRIVACY 6).

    The software looks at what waits as well, and at nothing that was taken back.
    """
    standing = Q(withdrawn_on__isnull=True, removed_on__isnull=True)
    return standing if isinstance(viewer, System) else standing & Q(held_on__isnull=True)


def story_snapshot(viewer: Viewer, number: int) -> Snapshot:
    """Return what `viewer` reads in a story; NotFound if there is nothing they read."""
    rows = Story.objects.filter(policy.visible_to(viewer), shared_with_others(viewer), id=number)
    row = rows.exclude(audience=Audience.ME).select_related("persona").first()
    if row is None:
        raise NotFound
    return _words(viewer, "story", row, row, f"/stories/{row.id}/")


def reply_snapshot(viewer: Viewer, number: int) -> Snapshot:
    """Return what `viewer` reads in a reply; NotFound if there is nothing they read."""
    stories = Story.objects.filter(policy.visible_to(viewer), shared_with_others(viewer)).exclude(audience=Audience.ME)
    rows = Reply.objects.filter(policy.replies_visible_to(viewer), shared_with_others(viewer), policy.under(stories))
    row = rows.filter(id=number).select_related("persona", "story").first()
    if row is None:
        raise NotFound
    return _words(viewer, "reply", row, row.story, f"/stories/{row.story_id}/replies/{row.id}/")


def persona_snapshot(viewer: Viewer, number: int) -> Snapshot:
    """Return what `viewer` reads on the page of a pen name, without its stories; NotFound if there is no page for them."""
    row = None if isinstance(viewer, Visitor) else with_page(number)
    if row is None:
        raise NotFound
    portrait = getattr(row, "portrait", None)
    photos = (_portrait_photo(portrait),) if portrait is not None and portrait.held_on is None else ()
    return Snapshot("persona", row.id, row.id, row.name, f"/people/{row.id}/", "All members", title=row.line, photos=photos)


def portrait_snapshot(viewer: Viewer, number: int) -> Snapshot:
    """Return the photo on the page of a pen name, by its id, as `viewer` sees it; NotFound if they see none."""
    portrait = Portrait.objects.filter(id=number).first()
    row = None if portrait is None or isinstance(viewer, Visitor) else with_page(portrait.persona_id)
    if row is None or (portrait.held_on and viewer.is_person):
        raise NotFound
    photo = _portrait_photo(portrait)
    return Snapshot("portrait", portrait.id, row.id, row.name, f"/people/{row.id}/", "All members", notes=photo.notes, photos=(photo,))


def portrait_on_page(persona: int) -> int:
    """Return the id of the photo on the page of a pen name; NotFound if there is none. Whoever asks is asked next."""
    found = Portrait.objects.filter(persona_id=persona).values_list("id", flat=True).first()
    if found is None:
        raise NotFound
    return found


def _portrait_photo(row: Portrait) -> SeenPhoto:
    picture = picture_of(row)
    return SeenPhoto(picture.id, picture.alt, picture.line, picture.notes)


def _words(viewer: Viewer, kind: str, thing: Story | Reply, story: Story, url: str) -> Snapshot:
    words = wording.to_read(thing, story, viewer)
    return Snapshot(
        kind, thing.id, thing.persona_id, thing.persona.name, url, _FOR[Audience(story.audience)], story.group_id,
        thing.hour, words.title, thing.notes, tuple(words.parts),
        tuple(SeenPhoto(one.id, one.alt, one.line, one.notes) for one in words.pictures),
    )
