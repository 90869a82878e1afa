"""The desk of the helplines: what is due, the word of a person, and what the keepers mistype."""

import pytest

from tealight.help.models import Confidence, Country, Helpline

DESK = "/desk/helplines/"


def line(key):
    return Helpline.objects.get(key=key)


@pytest.fixture
def desk(helplines, lead, browser_of):
    return browser_of(lead)


def filled(page, action, **typed):
    form = page.form(action)
    return form, typed


def test_the_desk_shows_every_line_and_what_is_due(desk):
    page = desk.get(DESK)
    assert "Nothing runs out within a month." in page.main
    for key in ("gb-samaritans", "gb-arc", "jp-yorisoi"):
        assert f"{DESK}{line(key).id}/" in page.links()
    Helpline.objects.filter(key="gb-shout").update(verified_on="2026-05-01", expires_on="2026-10-30")
    assert "Shout (United Kingdom): its check ran out on 30 October 2026." in desk.get(DESK).main


def test_the_word_of_a_person_brings_a_number_onto_the_page(desk, anybody):
    number = line("gb-arc").id
    page = desk.get(f"{DESK}{number}/")
    assert "Not verified; no number is shown" in page.main
    form = page.form(f"{DESK}{number}/verify/")
    assert desk.send(form, source="rang it").status == 200
    assert line("gb-arc").confidence == Confidence.CHECKED
    assert "020 7713 7486" in anybody.get("/help/gb/").main


def test_a_check_without_saying_how_is_asked_again(desk):
    number = line("gb-arc").id
    page = desk.send(desk.get(f"{DESK}{number}/").form(f"{DESK}{number}/verify/"), checked_by="", source="\x00")
    assert page.status == 400
    assert "null byte" in page.main
    assert line("gb-arc").confidence == Confidence.UNVERIFIED


def test_a_line_is_corrected(desk, anybody):
    number = line("gb-sands").id
    form = desk.get(f"{DESK}{number}/").form(f"{DESK}{number}/")
    assert form.fields["channels"] == ["phone 0808 164 3332\nweb https://www.sands.org.uk"]
    desk.send(
        form,
        channels="phone 0800 000 222\nphone 0800 000 333 | evenings\nweb https://www.sands.org.uk",
        hours="Mon-Fri 10:00-15:00",
        checked_by="the safeguarding lead",
    )
    page = anybody.get("/help/gb/")
    assert {"tel:0800000222", "tel:0800000333"} <= set(page.links())
    assert "0808 164 3332" not in page.main
    assert "Mon–Fri 10:00–15:00, London time" in page.main
    assert "Checked by the safeguarding lead" in page.main


def test_saving_the_form_as_it_is_changes_no_number(desk, anybody):
    for row in Helpline.objects.filter(country__code__in=["GB", "AR", "NL"]):
        url = f"{DESK}{row.id}/"
        assert desk.send(desk.get(url).form(url)).status == 200
        again = Helpline.objects.get(id=row.id)
        assert (again.confidence, again.hours, again.scope) == (row.confidence, row.hours, row.scope)
    assert "tel:116123" in anybody.get("/help/gb/").links()


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ({"name": ""}, "required"),
        ({"name": "x" * 81}, "longer than the 80"),
        ({"name": "a\x00b"}, "null byte"),
        ({"channels": ""}, "required"),
        ({"channels": "carrier pigeon"}, "can’t be read"),
        ({"channels": "phone call me"}, "not a number"),
        ({"channels": "phone 999; DROP"}, "not a number"),
        ({"channels": "web javascript:alert(1)"}, "https://"),
        ({"channels": "web http://plain.example"}, "https://"),
        ({"channels": "email nobody"}, "e-mail"),
        ({"channels": "\n".join(["phone 111"] * 9)}, "most 8"),
        ({"channels": "phone ١٢٣"}, "not a number"),
        ({"channels": "text 😀"}, "not a number"),
        ({"hours": "whenever"}, "can’t be read as hours"),
        ({"timezone": "Mars/Olympus"}, "No time zone"),
        ({"timezone": "\x00"}, "null byte"),
        ({"scope": "loss", "is_crisis": "on"}, "Only a line whose kind is crisis"),
        ({"scope": "party"}, "valid choice"),
    ],
)
def test_what_a_keeper_mistypes_is_said_and_kept(typed, said, desk):
    number = line("gb-samaritans").id
    url = f"{DESK}{number}/"
    page = desk.send(desk.get(url).form(url), **typed)
    assert page.status == 400
    assert said in page.main
    for name, value in typed.items():
        if "\x00" not in value and name not in ("scope", "is_crisis"):
            assert page.form(url).fields[name] == [value]
    assert line("gb-samaritans").taken_over_on is None


def test_a_line_is_added_retired_and_brought_back(desk, anybody):
    page = desk.get(f"{DESK}new/gb/")
    made = desk.send(
        page.form(f"{DESK}new/gb/"),
        name="Harbour Line",
        scope="loss",
        channels="phone 0800 000 444",
        source="rang it",
        checked_by="the operator",
    )
    assert made.heading == "Harbour Line"
    assert "tel:0800000444" in anybody.get("/help/gb/").links()
    number = Helpline.objects.get(name="Harbour Line").id
    page = desk.send(made.form(f"{DESK}{number}/retire/"))
    assert "tel:0800000444" not in anybody.get("/help/gb/").links()
    desk.send(page.form(f"{DESK}{number}/restore/"))
    assert "tel:0800000444" in anybody.get("/help/gb/").links()


def test_a_country_is_added_and_corrected(desk, anybody):
    url = f"{DESK}countries/"
    desk.send(
        desk.get(url).form(url),
        code="ke", name="Kenya", own_name="Kenya", language="sw", emergency="999", timezone="Africa/Nairobi",
    )  # fmt: skip
    assert "tel:999" in anybody.get("/help/ke/").links()
    url = f"{DESK}countries/ke/"
    desk.send(desk.get(url).form(url), emergency="112")
    assert Country.objects.get(code="KE").emergency == "112"


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ({"code": "K"}, "two letters"),
        ({"code": "😀😀"}, "two letters"),
        ({"language": "<b>"}, "language code"),
        ({"emergency": "call"}, "Digits only"),
        ({"emergency": ""}, "required"),
        ({"timezone": "Nairobi"}, "No time zone"),
        ({"own_name": "\x00"}, "null byte"),
    ],
)
def test_a_mistyped_country_is_said(typed, said, desk):
    url = f"{DESK}countries/"
    whole = {"code": "ke", "name": "Kenya", "own_name": "Kenya", "language": "sw", "emergency": "999",
             "timezone": "Africa/Nairobi"}  # fmt: skip
    page = desk.send(desk.get(url).form(url), **{**whole, **typed})
    assert page.status == 400
    assert said in page.main
    assert not Country.objects.filter(name="Kenya").exists()


def test_a_moderator_and_a_member_find_nothing_there(helplines, ben, mira, browser_of):
    number = line("gb-samaritans").id
    for viewer in (ben, mira):
        browser = browser_of(viewer)
        for url in (DESK, f"{DESK}{number}/", f"{DESK}new/gb/", f"{DESK}countries/gb/"):
            assert browser.get(url).status == 404
        for verb in ("verify", "retire", "restore"):
            assert browser.post(f"{DESK}{number}/{verb}/").status == 404
    assert line("gb-samaritans").retired_on is None


def test_what_is_not_there_is_not_found(desk):
    for url in (f"{DESK}1/", f"{DESK}{2**70}/", f"{DESK}new/xx/", f"{DESK}countries/xx/"):
        assert desk.get(url).status == 404
