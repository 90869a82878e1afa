"""The sample community shows every state there is, so that whoever opens it meets each of them."""

from collections import Counter

import pytest

from tealight.accounts.models import Member, Persona
from tealight.accounts.names import GONE
from tealight.accounts.record import Record, open_record
from tealight.groups.models import CircleInvitation, JoinRequest
from tealight.kernel.crypto import member_keys
from tealight.stories.models import Draft, Reply, Story
from tests.ground import kept_sample
from tests.make import as_viewer
from tests.page import Browser

# Slow: the whole sample is made for it; a quick run makes it once already, in tests/structure.
pytestmark = [pytest.mark.django_db, pytest.mark.slow]


@pytest.fixture(scope="module")
def moved_in(django_db_setup, django_db_blocker):
    """The sample community, and the moment it was made."""
    with django_db_blocker.unblock(), kept_sample.moved_in() as now:
        yield now


def someone(name: str, now) -> Browser:
    return Browser.of(as_viewer(Member.objects.get(persona__name=name).id, now))


def records() -> dict[str, Record]:
    """Pen name -> what they chose, blocked and kept."""
    people = Member.objects.select_related("persona").filter(closed_on__isnull=True)
    return {member.persona.name: open_record(member, member_keys(member.id)) for member in people}


def test_it_is_as_large_as_the_readme_says(moved_in):
    assert 60 <= Member.objects.count() <= 80
    assert Story.objects.count() >= 150
    assert Reply.objects.count() >= 900


def test_everyone_is_there_once_however_often_it_is_made(moved_in):
    from tealight.operations.demo.seed import seed

    before = Story.objects.count()
    assert not seed(moved_in)
    assert Story.objects.count() == before


def test_a_story_and_a_reply_wait_at_the_desk(moved_in):
    assert ["https://" in str(story.parts) for story in Story.objects.filter(held_on__isnull=False)].count(True) == 1
    page = someone("Mira Holt", moved_in).get("/desk/held/")
    assert "Borrowed Dinghy" in page.main and "We’ve a spoon." in page.main
    assert "Borrowed Dinghy" not in someone("Marigold Lane", moved_in).get("/stories/").main


def test_a_story_for_anyone_is_read_without_an_account(moved_in):
    story = Story.objects.get(audience="anyone")
    page = Browser().get(f"/stories/{story.id}/")
    assert (page.status, page.heading) == (200, "To whoever has just looked it up")


def test_someone_left_and_their_words_stayed_without_the_name(moved_in):
    story = Story.objects.select_related("persona").get(title="The parking permit")
    assert story.persona.name == GONE and story.persona.gone_on
    page = someone("Marigold Lane", moved_in).get(f"/stories/{story.id}/")
    assert GONE in page.main and "I know the robin." in page.main
    assert "Rowlock" not in page.html


def test_someone_left_with_their_words_and_what_was_answered_keeps_its_place(moved_in):
    story = Story.objects.get(title="What do you do with the date")
    assert Reply.objects.filter(story=story, removed_on__isnull=False, source="").count() == 1
    page = someone("Discount Orchid", moved_in).get(f"/stories/{story.id}/")
    assert "Afternoon pictures." in page.main and "sit at the back" not in page.main
    assert Persona.objects.filter(gone_on__isnull=False).count() == 2


def test_someone_is_away_and_has_no_page(moved_in):
    away = Persona.objects.get(away_on__isnull=False, gone_on__isnull=True)
    browser = someone("Marigold Lane", moved_in)
    assert browser.get(f"/people/{away.id}/").status == 404
    story = Story.objects.get(title="Nobody on the campsite knows")
    assert away.name in browser.get(f"/stories/{story.id}/").main


def test_people_call_one_another_by_name(moved_in):
    story = Story.objects.get(title="Second week back")
    page = someone("Brass Thimble", moved_in).get(f"/stories/{story.id}/")
    assert "@Ginger Nut" in page.main and "@Brass Thimble" in page.main
    assert "@[" in str(story.parts), "stored as a face, never as a name"


def test_people_turned_from_one_another_and_kept_stories(moved_in):
    everyone = records().values()
    for what in ("blocked", "muted", "hidden", "kept"):
        assert any(getattr(record, what) for record in everyone), what
    page = someone("Cedar", moved_in).get("/kept/")
    assert len([link for link in page.links() if link.startswith("/stories/") and link[9:-1].isdigit()]) >= 3


def test_people_chose_each_of_the_filters(moved_in):
    found = records()
    assert {record.preset for record in found.values()} == {"start", "gentle", "as-they-come", "own"}
    assert found["Kelp"].filters["faith"] == "cover" and found["Kelp"].filters["living-children"] == "leave-out"


def test_the_people_it_is_built_around_meet_what_they_met_before(moved_in):
    found = records()
    for name in ("Ada Winter", "Ben Harrow", "Marigold Lane", "Teasel", "Mira Holt", "Hazel Dunn"):
        record = found[name]
        assert record.preset == "start" and not (record.blocked or record.muted or record.hidden), name


def test_the_team_has_messages_with_a_name_and_without(moved_in):
    page = someone("Hazel Dunn", moved_in).get("/desk/messages/")
    assert "A student has asked me twice" in page.main and "I can’t join" in page.main


def test_a_paragraph_of_a_story_and_one_of_a_reply_have_notes_of_their_own(moved_in):
    for things in (Story, Reply):
        rows = things.objects.exclude(parts=[]).values_list("notes", "parts")
        assert any(mask & ~whole for whole, parts in rows for mask, _ in parts), things.__name__
    story = Story.objects.get(title="The parking permit")
    page = someone("Marigold Lane", moved_in).get(f"/stories/{story.id}/")
    assert "Bay by the ticket hut" in page.main and "a carrier bag" not in page.main


def test_things_are_closed_changed_taken_back_and_unfinished(moved_in):
    assert Story.objects.filter(closed_on__isnull=False).exists()
    for things in (Story, Reply):
        assert things.objects.filter(withdrawn_on__isnull=False).exists(), things.__name__
        assert things.objects.filter(edited_on__isnull=False).exists(), things.__name__
    assert Draft.objects.exists()
    assert JoinRequest.objects.exists()
    assert CircleInvitation.objects.exists()
    assert "An open invitation" in someone("Gingham", moved_in).get("/circle/").main


def test_some_of_it_is_anonymous_and_stays_so_in_its_thread(moved_in):
    story = Story.objects.select_related("persona").get(title="I told work it was my back")
    page = someone("Marigold Lane", moved_in).get(f"/stories/{story.id}/")
    assert story.persona.name in page.main and "whoever you are" in page.main and "Ada Winter" not in page.html
    faces = Counter(Reply.objects.filter(story=story, persona__kind="thread").values_list("persona_id", flat=True))
    assert sorted(faces.values()) == [1, 2] and story.persona_id in faces
    assert f"/stories/{story.id}/edit/" in someone("Ada Winter", moved_in).get(f"/stories/{story.id}/").links()


def test_one_story_is_answered_under_pen_names_only(moved_in):
    story = Story.objects.get(title="The first second")
    page = someone("Marigold Lane", moved_in).get(f"/stories/{story.id}/")
    box = page.form(f"/stories/{story.id}/replies/")
    assert "body" in box.fields and "anonymous" not in page.html.partition('name="body"')[2].partition("</form>")[0]
    other = Story.objects.get(title="I told work it was my back")
    page = someone("Marigold Lane", moved_in).get(f"/stories/{other.id}/")
    assert 'name="anonymous"' in page.html


def test_one_story_waits_for_its_hour(moved_in):
    [story] = Story.objects.filter(appears_at__isnull=False)
    assert story.appears_at > moved_in
    assert "The towel" not in someone("Marigold Lane", moved_in).get("/rooms/early-loss/").main
    assert "The towel" in someone("Ada Winter", moved_in).get("/stories/mine/").main


def test_somebody_wrote_down_a_loss_and_nobody_else_meets_it(moved_in):
    found = records()
    assert [name for name, record in found.items() if record.losses] == ["Ada Winter"]
    assert "Late loss · Labour and birth · about 23 weeks · I was pregnant" in someone("Ada Winter", moved_in).get("/account/losses/").main


def pictures_of(page) -> list[str]:
    """What is said of each photo on a page."""
    return [image.get("alt") for image in page.root.iter("img") if "/pictures/" in image.get("src", "")]


def test_drawings_stand_among_the_words(moved_in):
    browser = someone("Juniper", moved_in)
    story = Story.objects.get(title="The windowsill")
    page = browser.get(f"/stories/{story.id}/")
    assert pictures_of(page) == ["A drawing of a window with white frames, and a plant at one end of its sill."]
    assert "The sill, as it was this morning." in page.main
    [picture] = story.pictures
    for form in ("webp", "jpeg"):
        answer = browser.client.get(f"/stories/{story.id}/pictures/{picture['id']}/480/{form}/")
        assert answer.status_code == 200 and answer["Content-Type"] == f"image/{form}" and len(answer.content) > 1000
    answered = Story.objects.get(title="Second side")
    assert len([reply for reply in Reply.objects.filter(story=answered) if reply.pictures]) == 2


def test_a_drawing_is_covered_for_whoever_asked_not_to_meet_such(moved_in):
    story = Story.objects.get(title="The grave next to ours has a windmill")
    page = someone("Marigold Lane", moved_in).get(f"/stories/{story.id}/")
    assert "row was only four" in page.main and pictures_of(page) == []
    assert "of a baby who died" in page.main and "The way to her row" not in page.main
    opened = someone("Marigold Lane", moved_in).get(f"/stories/{story.id}/?open=i{story.pictures[0]['id']}")
    assert pictures_of(opened) == ["A drawing of a path that goes up between low green hills."]


def test_a_drawing_told_to_a_circle_is_sealed_with_its_words(moved_in):
    from tealight.media.models import Photo
    from tealight.media.queries import holder

    viewer = as_viewer(Member.objects.get(persona__name="Ben Harrow").id, moved_in)
    [story] = [row for row in Story.objects.filter(audience="circle") if Photo.objects.filter(held_by=holder("story", row.id))]
    assert story.pictures == [] and story.persona_id == viewer.persona_id
    page = Browser.of(viewer).get(f"/stories/{story.id}/")
    assert pictures_of(page) == ["A drawing of a small tree by itself on a green rise."]


def test_every_photo_was_drawn_in_all_sizes_and_no_upload_is_left(moved_in):
    from tealight.media.models import Photo, Upload

    photos = Photo.objects.all()
    assert len(photos) == 8
    assert all((photo.key, photo.widths, photo.formats) == (None, [480, 960], ["webp", "jpeg"]) for photo in photos)
    assert not Upload.objects.exists()


def test_stories_are_told_to_every_audience(moved_in):
    assert set(Story.objects.values_list("audience", flat=True)) == {"me", "circle", "group", "members", "anyone"}
