"""Answers under pen names only, where whoever told the story wants that."""

import pytest

from tealight.kernel.verdict import Refused
from tealight.stories.actions.edit_reply import edit_reply
from tealight.stories.models import Reply, Story
from tests import make

SAID = "I would like to know whom I talk to."


def again(viewer):
    return make.as_viewer(viewer.member_id)


def test_an_anonymous_answer_is_refused_and_not_offered(ada, ben, browser_of):
    story = make.a_story(ben, SAID, named_only=True)
    with pytest.raises(Refused, match="under pen names"):
        make.a_reply(ada, story, "As nobody.", anonymous=True)
    page = browser_of(ada).get(f"/stories/{story}/")
    assert "anonymously" not in page.words and "Answers here are under pen names, as the author asked." in page.words
    make.a_reply(ada, story, "As myself.")


def test_its_own_author_is_refused_too_or_one_more_name_could_only_be_theirs(ada):
    story = make.a_story(ada, SAID, named_only=True)
    with pytest.raises(Refused):
        make.a_reply(again(ada), story, "As nobody.", anonymous=True)


def test_told_anonymously_its_author_goes_on_under_that_name(ada, browser_of):
    story = make.a_story(ada, SAID, anonymous=True, named_only=True)
    reply = make.a_reply(again(ada), story, "One thing more.", anonymous=True)
    assert Reply.objects.get(id=reply).persona_id == Story.objects.get(id=story).persona_id


def test_whoever_was_anonymous_there_before_is_told_and_keeps_their_words(ada, ben, browser_of):
    story = make.a_story(ben)
    reply = make.a_reply(ada, story, "As nobody.", anonymous=True)
    browser = browser_of(ben)
    form = browser.get(f"/stories/{story}/edit/").form(f"/stories/{story}/edit/")
    assert form.fields["named_only"] == []
    browser.send(form, press="do=save", named_only="on")
    assert Story.objects.get(id=story).named_only_on is not None
    page = browser_of(again(ada)).get(f"/stories/{story}/")
    assert "this one would be under yours" in page.words and "As nobody." in page.words
    edit_reply(viewer=again(ada), now=make.NOW, reply=reply, source="As nobody, still.")
    with pytest.raises(Refused):
        make.a_reply(again(ada), story, "More.", anonymous=True)


def test_a_form_sent_too_late_keeps_the_words_and_says_under_which_name_they_would_stand(ada, ben, browser_of):
    story, browser = make.a_story(ben), browser_of(ada)
    form = browser.get(f"/stories/{story}/").form(f"/stories/{story}/replies/")
    Story.objects.filter(id=story).update(named_only_on=make.NOW.date())
    page = browser.send(form, body="As nobody.", anonymous="on")
    assert page.status == 422 and "As nobody." in page.html and "This one would be under yours." in page.words
    assert not Reply.objects.exists()


def test_it_can_be_taken_back(ben, ada, browser_of):
    story, browser = make.a_story(ben, SAID, named_only=True), browser_of(ben)
    form = browser.get(f"/stories/{story}/edit/").form(f"/stories/{story}/edit/")
    assert form.fields["named_only"] == ["on"]
    browser.send(form, press="do=save", named_only=None)
    assert Story.objects.get(id=story).named_only_on is None


def test_the_page_to_write_on_offers_it(ada, browser_of):
    browser = browser_of(ada)
    form = browser.get("/stories/new/").form("/stories/new/")
    browser.send(form, press="do=share", body=SAID, audience="members", named_only="on")
    assert Story.objects.get().named_only_on is not None
