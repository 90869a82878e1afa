"""What a closed account leaves: nothing, or words without a name."""

import pytest

from tests import make
from tests.stories.wishes import takes_back


@pytest.fixture
def erased(place):
    """`erased(ada, keep_words=True)`: what the closing of an account does, kind by kind, repeated."""
    from tealight.config.kinds import KINDS

    def erase(viewer, *, keep_words):
        for _ in range(2):
            for name in ("reply", "story", "draft", "notice", "reaction"):
                KINDS[name].ask("erase")(
                    viewer=make.TEST, now=make.NOW, persona_id=viewer.persona_id, keep_words=keep_words
                )

    return erase


@pytest.fixture
def life(ada, ben, cy):
    """Ada told, answered, was answered, began a draft; by what it is."""
    from tealight.notices.actions.tell_of_reply import tell_of_reply
    from tealight.stories.actions.keep_draft import keep_draft
    from tealight.stories.actions.react import react
    from tealight.stories.queries.drafts import DraftKind, Keeping, Subject

    ada = make.a_circle(ada, cy)
    told, alone = make.a_story(ada, "For all."), make.a_story(ada, "For me.", audience="me")
    circle, back = make.a_story(ada, "For family.", audience="circle"), make.a_story(ada, "Too soon.")
    takes_back(ada, back)
    bens = make.a_story(ben, "Of Ben.")
    answered = make.a_reply(ada, bens, "Ada, answered.")
    under = make.a_reply(cy, bens, "Of Cy.", answers=answered)
    plain = make.a_reply(ada, bens, "Ada, plain.")
    own = make.a_reply(ada, bens, "Ada, again.", answers=plain)
    reply = make.a_reply(ben, told, "To Ada.")
    thread = make.a_reply(cy, told, "Of Cy, to Ben.", answers=reply)
    make.a_reply(make.as_viewer(cy.member_id), circle, "Of Cy, near.", answers=make.a_reply(make.as_viewer(cy.member_id), circle, "Near."))
    tell_of_reply(viewer=make.TEST, now=make.NOW, reply=reply)
    react(viewer=ada, now=make.NOW, story=bens, kind="with-you")
    keep_draft(
        viewer=ada, now=make.NOW, subject=Subject(DraftKind.STORY, 7), fields={"body": "I began"}, keeping=Keeping()
    )
    return {"told": told, "alone": alone, "circle": circle, "back": back, "bens": bens, "answered": answered,
            "under": under, "plain": plain, "own": own, "reply": reply, "thread": thread}


def left(name):
    from django.apps import apps

    return set(apps.get_model(name).objects.values_list("id", flat=True))


def test_removed_means_removed_and_others_words_stay(life, ada, ben, cy, erased, browser_of):
    erased(ada, keep_words=False)
    assert left("stories.Story") == {life["bens"]}
    assert left("stories.Reply") == {life["answered"], life["under"]}
    for empty in ("stories.Reaction", "stories.Draft", "notices.Notice"):
        assert left(empty) == set(), empty
    page = browser_of(ben).get(f"/stories/{life['bens']}/")
    assert "A reply stood here." in page.main
    assert "Of Cy." in page.main
    assert "Ada" not in page.html


def test_kept_means_what_others_may_read_and_no_more(life, ada, ben, erased, browser_of):
    erased(ada, keep_words=True)
    assert left("stories.Story") == {life["told"], life["bens"]}
    assert left("stories.Reply") == {life[name] for name in ("answered", "under", "plain", "own", "reply", "thread")}
    assert left("stories.Draft") == left("notices.Notice") == set()
    assert len(left("stories.Reaction")) == 1, "its story's author still has somebody alongside"
    assert "For all." in browser_of(ben).get(f"/stories/{life['told']}/").main


def test_nobody_but_the_software_erases(life, ada, mira):
    from tealight.kernel.verdict import Refused
    from tealight.stories.actions.erase_stories import erase_stories

    with pytest.raises(Refused):
        erase_stories(viewer=mira, now=make.NOW, persona_id=ada.persona_id, keep_words=False)


def test_others_rooms_see_by_id_what_a_reader_may_see(life, ada, ben, cy):
    from tealight.config.kinds import KINDS
    from tests.stories.wishes import wishes

    stories = [life[name] for name in ("told", "alone", "circle", "back", "bens")]
    cy = make.as_viewer(cy.member_id)
    seen = {viewer.pen_name: set(KINDS["story"].ask("see")(viewer, stories)) for viewer in (ben, cy)}
    assert seen == {"Ben": {life["told"], life["bens"]}, "Cy": {life["told"], life["bens"], life["circle"]}}
    birth = make.a_reply(ben, life["told"], "In May.", notes=["birth"])
    detail = make.a_reply(ben, life["told"], "The tiles.", notes=["physical-detail"])
    found = KINDS["reply"].ask("see")(wishes(cy, birth="leave-out", physical_detail="cover"), [birth, detail, life["reply"]])
    assert set(found) == {detail, life["reply"]}
    assert found[detail].persona is None
    assert found[life["reply"]].persona.name == "Ben"
