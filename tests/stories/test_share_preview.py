"""See it first: what others will get, and a note on a single paragraph, without any script."""

import pytest

from tests import make

WORDS = "The car park.\n\nI had bled through by then.\n\n- his coat\n\n- my bag"


def shown(page):
    assert page.status == 200
    return page.form("/stories/new/")


def html_in_main(page, tag):
    return [" ".join("".join(e.itertext()).split()) for main in page.root.iter("main") for e in main.iter(tag)]


@pytest.fixture
def preview(desk):
    return desk.press("preview", body=WORDS, title="*Not* markup", audience="members", notes=["ivf", "tfmr"])


def test_it_shows_what_others_will_get_and_shares_nothing(preview, stories):
    assert preview.heading == "*Not* markup"
    assert html_in_main(preview, "li") == ["his coat", "my bag"]
    assert "Nobody else can see it yet." in preview.main
    assert "All members can read it." in preview.main
    assert stories.count() == 0


def test_notes_are_told_as_readers_will_be_told_and_one_never_is(preview):
    assert "IVF" in preview.html.partition("<select")[0]
    assert "People who cover this meet one line instead: “A story with IVF.”" in preview.main
    assert "decision to end" not in preview.main


def test_only_the_note_that_is_never_printed_prints_nothing(desk):
    page = desk.press("preview", body=WORDS, audience="members", notes=["tfmr"])
    assert "one line instead" not in page.main and "medical reasons" not in page.html.partition("<select")[0]


def test_the_button_says_fully_what_happens(preview, desk):
    assert "Share with all members" in html_in_main(preview, "button")
    page = desk.press("preview", body=WORDS, audience="room:late-loss")
    assert "Share with Late loss and stillbirth" in html_in_main(page, "button")
    assert "People in Late loss and stillbirth can read it." in page.main


def test_without_a_choice_of_readers_it_can_be_seen_but_not_shared(teasel, desk_of):
    desk = desk_of(make.in_room(teasel, "early-loss"))
    page = desk.press("preview", body=WORDS)
    assert page.status == 200
    assert "You have not chosen yet who can read it." in page.main
    assert ("do", "share") not in page.form("/stories/new/").buttons


def test_a_paragraph_is_given_a_note_and_the_words_stay_as_they_were(preview, desk):
    page = desk.press("preview", shown(preview), **{"note-1": ["physical-detail"]})
    form = shown(page)
    assert form.fields["body"] == ["The car park.\n\n[note: physical-detail]\nI had bled through by then.\n\n- his coat\n\n- my bag"]
    assert form.fields["note-1"] == ["physical-detail", ""]
    page = desk.press("preview", form, **{"note-1": ["physical-detail", "hard-care"], "note-2": ["child-photo"]})
    assert shown(page).fields["body"][0].count("[note: ") == 3
    page = desk.press("preview", shown(page), **{"note-1": ["", ""], "note-2": ["", ""]})
    assert shown(page).fields["body"] == [WORDS]


def test_sharing_from_here_takes_the_notes_along(preview, desk, stories):
    from tealight.place.queries import notes

    form = shown(preview)
    assert desk.press("share", form, **{"note-1": ["physical-detail"]}).status == 303
    row, known = stories.get(), notes()
    assert [known.keys(mask) for mask, _ in row.parts] == [[], ["physical-detail"], []]
    assert known.keys(row.notes) == ["tfmr", "ivf"]
    assert "bled" not in row.excerpt


def test_going_back_keeps_everything(preview, desk):
    page = desk.press("write", shown(preview), **{"note-0": ["faith"]})
    form = page.form("/stories/new/")
    assert form.fields["title"] == ["*Not* markup"]
    assert form.fields["body"][0].startswith("[note: faith]\nThe car park.")
    assert form.fields["audience"] == ["members"] and form.fields["notes"] == ["tfmr", "ivf"]
    assert form.fields["ticket"] == shown(preview).fields["ticket"]
    assert form.fields["window"] == shown(preview).fields["window"]
    assert page.status == 200 and "needs another look" not in page.main


def test_a_note_that_does_not_exist_is_never_put_in(preview, desk):
    form = shown(preview)
    page = desk.browser.post("/stories/new/", {**form.fields, "do": "preview", "note-1": ["x]\n<script>", "no-such"], "note-99999": "birth", "note--1": "birth", "note-é": "birth"})
    assert shown(page).fields["body"] == [WORDS]


def test_a_note_written_as_people_see_it_is_understood(desk):
    page = desk.press("preview", body="[note: Suicide or self-harm]\nThat night.", audience="members")
    assert shown(page).fields["note-0"] == ["self-harm", ""]


def test_a_note_misspelt_shows_as_words(desk):
    page = desk.press("preview", body="[note: phisical]\nThat night.", audience="members")
    assert "[note: phisical]" in page.main


@pytest.mark.slow
def test_what_cannot_be_shown_comes_back_to_be_written(desk):
    for body, said in (("", "There are no words yet."), ("x" * 40_001, "longer than 40,000")):
        page = desk.press("preview", body=body, audience="members")
        assert page.status == 422 and said in page.main
        assert page.form("/stories/new/").fields["body"] == [body]


def test_a_mention_is_shown_by_name_and_an_id_is_nobody(desk, rowan):
    page = desk.press("preview", body=f"Thank you @rowan. And @[{rowan.persona_id}].", audience="members")
    assert f"/people/{rowan.persona_id}/" in page.links()
    assert page.links().count(f"/people/{rowan.persona_id}/") == 1


@pytest.mark.slow
def test_a_text_of_very_many_paragraphs_can_be_seen_and_shared(desk, stories):
    """Each paragraph is a choice and Django takes 500 fields; the rest are noted by hand."""
    body = "\n\n".join(["a"] * 13_000)
    page = desk.press("preview", body=body, audience="members")
    form = shown(page)
    assert "note-119" in form.fields and "note-120" not in form.fields
    assert desk.press("share", form).status == 303
    assert make.written(stories.get()) == body
    assert len(page.html) < 1_500_000


def test_what_is_far_too_long_is_given_back_without_being_taken_apart(desk, monkeypatch):
    """Four such pages at once would keep everyone else waiting for a minute."""
    from tealight.kernel import prose

    monkeypatch.setattr(prose, "_paragraphs", lambda *asked: pytest.fail("it was taken apart"))
    form, body = desk.open(), "a\n\n" * 200_000
    answer = desk.browser.client.post("/stories/new/", {**form.fields, "body": body, "note-0": "ivf", "do": "preview"})
    assert answer.status_code == 422 and "longer than 40,000 characters" in answer.content.decode()


def test_many_notes_on_every_paragraph_still_fit_a_form(desk):
    line = "[note: ivf]\n[note: faith]\n[note: abuse]\n[note: nicu]\na"
    form = shown(desk.press("preview", body="\n\n".join([line] * 130), audience="members"))
    assert sum(len(values) for values in form.fields.values()) < 500
    again = shown(desk.press("preview", form))
    assert again.fields["body"] == form.fields["body"]
