"""On a home screen the place is a reader or a notebook, unless somebody chose its name."""

import json
from io import BytesIO
from pathlib import Path

import pytest
from django.contrib.staticfiles import finders
from PIL import Image

from tealight.accounts.device import GUISES
from tealight.place.models import PlaceSettings
from tests.ui.draw_icons import TARGET, picture


def manifest(browser, guise):
    answer = browser.client.get(f"/app/{guise}/")
    assert answer.status_code == 200 and answer["Content-Type"] == "application/manifest+json"
    assert not answer.cookies
    return json.loads(answer.content)


@pytest.mark.parametrize("guise", GUISES)
def test_each_guise_can_be_installed_without_signing_in(guise, place, anybody):
    facts = manifest(anybody, guise)
    assert facts["name"] == facts["short_name"] == (GUISES[guise] or PlaceSettings.objects.get().name)
    assert {"start_url": "/", "scope": "/", "display": "standalone"}.items() <= facts.items()
    assert not {"description", "categories", "screenshots", "shortcuts"} & facts.keys()
    sizes = set()
    for icon in facts["icons"]:
        name = icon["src"].removeprefix("/static/")
        content = Path(finders.find(name)).read_bytes()
        if icon["type"] == "image/png":
            with Image.open(BytesIO(content)) as drawn:
                assert icon["sizes"] == f"{drawn.width}x{drawn.height}"
        sizes.add((icon["sizes"], icon.get("purpose", "any")))
    assert {("192x192", "any"), ("512x512", "any"), ("512x512", "maskable")} <= sizes


@pytest.mark.parametrize("guise", ["reader", "notes"])
def test_a_discreet_guise_says_nothing_of_the_place(guise, place, anybody):
    PlaceSettings.objects.update(name="Stillbirth support Anytown", line="For anyone whose baby died.")
    said = anybody.client.get(f"/app/{guise}/").content.decode()
    assert not [word for word in ("Stillbirth", "Anytown", "baby", "Tealight") if word.lower() in said.lower()]


def test_whoever_chose_nothing_meets_the_plainest(place, anybody, ada, browser_of):
    for browser in (anybody, browser_of(ada)):
        assert '<link rel="manifest" href="/app/reader/">' in browser.get("/help/").html


def test_there_is_no_other_guise(place, anybody):
    assert anybody.client.get("/app/calculator/").status_code == 404


def test_it_answers_before_the_doors_are_open(place, anybody):
    PlaceSettings.objects.update(opened_on=None)
    assert manifest(anybody, "notes")["name"] == "Notes"


def test_the_pictures_are_drawn_from_the_drawings():
    for guise in GUISES:
        assert (TARGET / f"{guise}.svg").read_text(encoding="utf-8") == picture(guise), "python -m tests.ui.draw_icons"
