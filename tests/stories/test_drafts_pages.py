"""Drafts as people meet them: kept by the page, listed, gone on with, thrown away."""

import pytest

from tests import make

WORDS = "Nobody warns you about the admin."
KEEP = "/stories/drafts/keep/"


@pytest.fixture
def typed(desk):
    """`typed(form, body=…)`: what the script sends as somebody types; the answer."""

    def send(form, url=KEEP, client=None, **changes):
        fields = {name: values for name, values in form.fields.items() if values and values != [None]}
        return (client or desk.browser.client).post(url, {**fields, **changes})

    return send


def slots(viewer):
    from tealight.stories.queries.drafts import drafts

    return {draft.fields["body"]: draft.slot for draft in drafts(viewer)}


# ── as it is typed ───────────────────────────────────────────────────────────────────────────────
def test_the_answer_tells_the_page_where_its_words_are(desk, typed, teasel):
    form = desk.open()
    answer = typed(form, body=WORDS)
    assert answer.status_code == 200 and answer["Content-Type"] == "application/json"
    said = answer.json()
    assert said == {"slot": 0, "said": "", "fields": {"slot": "0", "base": "1", "window": form.fields["window"][0]}}
    assert answer["Cache-Control"] == "no-store"
    assert typed(form, body=WORDS, **said["fields"]).json()["fields"]["base"] == "2"
    assert slots(teasel) == {WORDS: 0}


def test_everything_typed_is_kept_right_or_wrong(desk, typed, teasel):
    from tealight.stories.queries.drafts import draft

    typed(desk.open(), body="", title="t" * 500, audience="room:no-such", need="x", notes=["no-such", "ivf"])
    fields = draft(teasel, 0).fields
    assert fields == {
        "title": "t" * 500, "body": "", "audience": "room:no-such", "need": "x", "notes": ["no-such", "ivf"], "photos": [],
        "write_as": "pen-name", "later": "", "named_only": "", "declined": "",
    }


def test_what_no_person_could_have_chosen_fills_no_disk(desk, typed, teasel):
    from tealight.stories.queries.drafts import draft

    typed(desk.open(), body="Words.", notes=["x" * 100_000, *(f"note-{number}" for number in range(300))])
    kept = draft(teasel, 0).fields["notes"]
    assert len(kept) == 64 and max(len(key) for key in kept) == 40


@pytest.mark.parametrize("body", ["👶🏽🕯️", "אחרי", "a\x00b", "\ud800", "<script>", "\r\n\r\n", "%", "\u2028"])
def test_odd_words_are_kept(desk, typed, teasel, body):
    assert typed(desk.open(), body=body.encode("utf-8", "surrogatepass").decode("utf-8", "replace")).status_code == 200
    assert len(slots(teasel)) == 1


def test_two_windows_are_told_and_both_kept(desk, typed, teasel):
    answer = typed(desk.open(), body="One").json()
    one = desk.browser.get("/stories/drafts/0/").form("/stories/new/")
    two = desk.browser.get("/stories/drafts/0/").form("/stories/new/")
    assert one.fields["window"] != two.fields["window"]
    assert typed(one, body="One, here").json()["said"] == ""
    beside = typed(two, body="One, there").json()
    assert "Both are kept" in beside["said"]
    assert beside["fields"]["ticket"] != two.fields["ticket"][0]
    assert set(slots(teasel)) == {"One, here", "One, there"}
    assert answer["slot"] != beside["slot"]
    sent = desk.press("share", two, body="One, there", audience="members", **beside["fields"])
    assert sent.status == 303 and set(slots(teasel)) == {"One, here"}


def test_a_page_made_for_someone_else_keeps_nothing_under_this_name(desk, typed, rowan, browser_of):
    form = desk.open()
    other = browser_of(rowan)
    form.fields["csrfmiddlewaretoken"] = [other.token()]
    answer = typed(form, client=other.client, body=WORDS)
    assert answer.status_code == 409 and "made for someone else" in answer.json()["said"]
    assert slots(rowan) == {}


@pytest.mark.parametrize("ticket", ["", "1", "5.abc"])
def test_a_forged_ticket_keeps_nothing(desk, typed, teasel, ticket):
    assert typed(desk.open(), ticket=ticket, body=WORDS).status_code == 409
    assert slots(teasel) == {}


def test_who_is_signed_out_is_told_by_a_status_the_page_understands(desk, typed):
    from django.conf import settings

    form = desk.open()
    del desk.browser.client.cookies[settings.SESSION_COOKIE_NAME]
    assert typed(form, body=WORDS).status_code == 403


def test_a_form_without_its_token_keeps_nothing(desk, typed, teasel):
    form = desk.open()
    form.fields["csrfmiddlewaretoken"] = ["x" * 64]
    assert typed(form, body=WORDS).status_code == 403
    assert slots(teasel) == {}


def test_only_a_post_keeps(desk):
    assert desk.browser.client.get(KEEP).status_code == 405


def test_a_place_that_can_only_be_read_says_why(desk, typed):
    from tealight.place.actions.shape_place import shape_place

    form = desk.open()
    shape_place(viewer=make.TEST, now=make.NOW, read_only_on=make.NOW.date())
    answer = typed(form, body=WORDS)
    assert answer.status_code == 409 and "only be read" in answer.json()["said"]


@pytest.mark.parametrize("url", ["/stories/9007199254740992/edit/draft/", "/stories/99999999999999999999/replies/draft/"])
def test_addresses_of_nothing_are_nowhere(desk, typed, url):
    assert typed(desk.open(), url=url, body=WORDS).status_code in {404, 409}


# ── replies ──────────────────────────────────────────────────────────────────────────────────────
def test_a_reply_is_kept_and_stands_in_its_box_again(desk, typed, rowan, teasel):
    story = make.a_story(rowan)
    url = f"/stories/{story}/replies/"
    form = desk.browser.get(f"/stories/{story}/").form(url)
    assert typed(form, url=f"{url}draft/", body="So sor").status_code == 200
    again = desk.browser.get(f"/stories/{story}/").form(url)
    assert again.fields["body"] == ["So sor"]
    assert desk.browser.send(again, follow=False, body="So sorry.").status == 303
    assert slots(teasel) == {}
    assert desk.browser.get(f"/stories/{story}/").form(url).fields["body"] == [""]


def test_an_answer_to_a_reply_has_a_draft_of_its_own(desk, typed, rowan):
    story = make.a_story(rowan)
    first = make.a_reply(rowan, story)
    url = f"/stories/{story}/replies/"
    page = desk.browser.get(f"/stories/{story}/?answer={first}")
    assert typed(page.form(url), url=f"{url}draft/?answer={first}", body="To you.").status_code == 200
    assert desk.browser.get(f"/stories/{story}/").form(url).fields["body"] == [""]
    assert desk.browser.get(f"/stories/{story}/?answer={first}").form(url).fields["body"] == ["To you."]


def test_the_box_says_where_it_is_kept(desk, rowan):
    story = make.a_story(rowan)
    page = desk.browser.get(f"/stories/{story}/")
    saves = [e.get("data-save") for e in page.root.iter("draft-keeper")]
    assert saves == [f"/stories/{story}/replies/draft/"]


# ── the list ─────────────────────────────────────────────────────────────────────────────────────
def test_the_list_shows_what_was_begun_and_ends(desk, teasel):
    desk.press("keep", body=WORDS, title="The admin")
    desk.press("keep", body="A long line " * 40)
    page = desk.browser.get("/stories/drafts/")
    assert "The admin" in page.main and "A long line" in page.main
    assert "Not shared yet · kept today" in page.main
    assert "That’s everything for now." in page.main
    assert page.title.startswith("Drafts")


def test_an_empty_list_says_so(desk):
    assert "Nothing is waiting here." in desk.browser.get("/stories/drafts/").main


def test_keeping_says_that_nobody_can_read_it(desk):
    page = desk.browser.follow(desk.press("keep", body=WORDS))
    assert "Your draft is saved. Nobody can read it until you share it." in page.words


def test_who_picks_up_the_phone_is_asked_again_before_seeing_drafts(desk, teasel, browser_of):
    """The browser is open and signed in; what she began to write is not theirs to see."""
    desk.press("keep", body=WORDS)
    stale = browser_of(teasel, fresh=False)
    for url in ("/stories/drafts/", "/stories/drafts/0/", "/stories/drafts/0/throw-away/"):
        page = stale.get(url, follow=False)
        assert page.status == 302 and WORDS not in page.html, url
    assert stale.get("/stories/new/").form("/stories/new/").fields["body"] == [""]


def test_going_on_brings_everything_back(desk, teasel):
    desk.press("keep", body=WORDS, title="The admin", audience="me", need="information", notes=["ivf", "tfmr"])
    page = desk.browser.get("/stories/drafts/0/")
    form = page.form("/stories/new/")
    assert form.fields["title"] == ["The admin"] and form.fields["body"] == [WORDS]
    assert form.fields["audience"] == ["me"] and form.fields["need"] == ["information"]
    assert form.fields["notes"] == ["tfmr", "ivf"]
    assert "/stories/drafts/0/throw-away/" in page.links()
    assert desk.press("share", form).status == 303
    assert slots(teasel) == {}


def test_a_room_left_meanwhile_is_not_chosen_any_more(desk, teasel):
    from tealight.groups.actions.leave_group import leave_group
    from tealight.groups.models import Group

    desk.press("keep", body=WORDS, audience="room:late-loss")
    leave_group(viewer=teasel, now=make.NOW, group=Group.objects.get(slug="late-loss").id)
    page = desk.browser.get("/stories/drafts/0/")
    chosen = [e.get("value") for e in page.root.iter("input") if e.get("name") == "audience" and e.get("checked") is not None]
    assert chosen == []


def test_throwing_away_asks_once_more(desk, teasel):
    desk.press("keep", body=WORDS)
    page = desk.browser.get("/stories/drafts/0/throw-away/")
    assert "cannot be brought back" in page.main and slots(teasel) == {WORDS: 0}
    page = desk.browser.send(page.form("/stories/drafts/0/throw-away/"))
    assert "Your draft is gone." in page.words and slots(teasel) == {}
    assert desk.browser.post("/stories/drafts/0/throw-away/").status == 303


@pytest.mark.parametrize("slot", [0, 63, 64, 9_999_999_999_999_999_999_999])
def test_a_draft_that_is_not_there_is_nowhere(desk, slot):
    assert desk.browser.get(f"/stories/drafts/{slot}/").status == 404
    assert desk.browser.get(f"/stories/drafts/{slot}/throw-away/").status == 404


def test_a_reply_begun_leads_back_to_its_box(desk, typed, rowan):
    story = make.a_story(rowan)
    first = make.a_reply(rowan, story)
    url = f"/stories/{story}/replies/"
    form = desk.browser.get(f"/stories/{story}/").form(url)
    typed(form, url=f"{url}draft/", body="So sor")
    typed(form, url=f"{url}draft/?answer={first}", body="To you", window="another")
    places = {desk.browser.get(f"/stories/drafts/{slot}/", follow=False).goes_to for slot in (0, 1)}
    assert places == {f"/stories/{story}/#reply", f"/stories/{story}/?answer={first}#reply"}
    assert "A reply, not sent yet" in desk.browser.get("/stories/drafts/").main


def test_words_whose_place_is_gone_can_still_be_copied(desk, typed, rowan):
    from tealight.stories.actions.withdraw_story import withdraw_story

    story = make.a_story(rowan)
    url = f"/stories/{story}/replies/"
    typed(desk.browser.get(f"/stories/{story}/").form(url), url=f"{url}draft/", body="So sor")
    withdraw_story(viewer=rowan, now=make.NOW, story=story)
    page = desk.browser.get("/stories/drafts/0/")
    assert page.status == 200 and "So sor" in page.main and "cannot be reached any more" in page.main


def test_words_kept_beside_others_can_be_copied(desk, typed, rowan):
    story = make.a_story(rowan)
    url = f"/stories/{story}/replies/"
    typed(desk.browser.get(f"/stories/{story}/").form(url), url=f"{url}draft/", body="One")
    one, two = (desk.browser.get(f"/stories/{story}/").form(url) for _ in range(2))
    typed(one, url=f"{url}draft/", body="One, here")
    assert "Both are kept" in typed(two, url=f"{url}draft/", body="One, there").json()["said"]
    page = desk.browser.get("/stories/drafts/1/")
    assert "One, there" in page.main and "beside other words" in page.main


# ── a crash, a session that ended ────────────────────────────────────────────────────────────────
def test_what_was_told_as_saved_is_there_after_a_crash(desk, typed, teasel, disk):
    """A new process with nothing but the files finds the words."""
    if not disk.is_sqlite:
        return
    typed(desk.open(), body=WORDS)
    from django.db import connections

    from tealight.kernel.crypto import ring

    for alias in ("default", "ring"):
        connections[alias].close()
    ring.forget_recent()
    assert slots(make.as_viewer(teasel.member_id)) == {WORDS: 0}


def test_a_draft_kept_before_the_session_ended_is_there_after_signing_in(desk, typed, teasel, browser_of):
    typed(desk.open(), body=WORDS)
    assert browser_of(teasel).get("/stories/drafts/0/").form("/stories/new/").fields["body"] == [WORDS]


def test_pages_of_drafts_ask_the_database_little(desk, django_assert_max_num_queries):
    for number in range(5):
        desk.press("keep", body=f"{WORDS} {number}")
    with django_assert_max_num_queries(8):
        desk.browser.get("/stories/drafts/")
