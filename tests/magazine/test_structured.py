"""What machines read of an article is in schema.org's own words, and can be believed."""

import json
from datetime import date
from importlib import import_module
from pathlib import Path

import pytest

from tests.magazine.test_article import mask
from tests.magazine.writing import a_category, an_article

REVIEWED = {
    "standfirst": "It can come after any loss.", "author_name": "Robin Field", "author_role": "Midwife",
    "clinical_reviewer": "Dr A. Moss", "clinical_credentials": "Consultant obstetrician", "lived_reviewer": "Kit",
    "reviewed_on": date(2026, 10, 1), "next_review_on": date(2029, 10, 1), "countries": "GB, IE",
    "references": [("reference", {"title": "Guideline 25", "publisher": "A college", "url": "https://example.org/25",
                                  "published": "2024-02", "looked_at": date(2026, 9, 1)})],
}  # fmt: skip


def read(page) -> dict:
    found, = [e.text for e in page.root.iter("script") if e.get("type") == "application/ld+json"]
    return json.loads(found)


@pytest.fixture(scope="module")
def vocabulary() -> dict[str, type]:
    """schema.org as a package publishes it: a class for each type, its properties and those it inherits as fields."""
    files = Path(import_module("msgspec_schemaorg").__file__).parent.glob("models/*/[A-Z]*.py")
    found = {
        file.stem: getattr(import_module(f"msgspec_schemaorg.models.{file.parent.name}.{file.stem}"), file.stem) for file in files
    }
    assert len(found) > 700
    return found


def faults(vocabulary, facts, where="") -> list[str]:
    """Every type must exist, each property belong to it, and what a property holds be of a type it may hold."""
    if isinstance(facts, list):
        return [fault for one in facts for fault in faults(vocabulary, one, where)]
    if not isinstance(facts, dict):
        return []
    kind = facts["@type"]
    if kind not in vocabulary:
        return [f"{where}{kind} is no type"]
    found = []
    for name, value in facts.items():
        if name.startswith("@"):
            continue
        if name not in vocabulary[kind].__struct_fields__:
            found.append(f"{where}{kind} has no {name}")
            continue
        found += [f"{where}{kind}.{name} may not be {one}" for one in _not_held(vocabulary, kind, name, value)]
        found += faults(vocabulary, value, f"{where}{kind}.{name}: ")
    return found


def _not_held(vocabulary, kind: str, name: str, value):
    owner = next(base for base in vocabulary[kind].__mro__ if name in base.__dict__.get("__annotations__", {}))
    may = owner.__annotations__[name]
    for one in value if isinstance(value, list) else [value]:
        lineage = [base.__name__ for base in vocabulary[one["@type"]].__mro__] if isinstance(one, dict) else []
        if lineage and not any(f"'{base}'" in may for base in lineage):
            yield one["@type"]


def test_the_vocabulary_would_notice_what_is_none(vocabulary):
    assert faults(vocabulary, {"@type": "MedicalWebPage", "lastReviewed": "2026-01-01"}) == []
    assert faults(vocabulary, {"@type": "MedicalPage"}) and faults(vocabulary, {"@type": "Person", "lastReviewed": "x"})
    assert faults(vocabulary, {"@type": "MedicalWebPage", "reviewedBy": {"@type": "Country", "name": "GB"}})
    assert not faults(vocabulary, {"@type": "MedicalWebPage", "publisher": {"@type": "NGO", "name": "A charity"}})


@pytest.mark.parametrize("clinical", [True, False])
def test_everything_said_is_in_the_vocabulary(vocabulary, clinical, anybody, place):
    an_article("Milk, afterwards", category=a_category("Shelf", is_clinical=clinical), **REVIEWED)
    facts = read(anybody.get("/reading/milk-afterwards/"))
    assert facts["@context"] == "https://schema.org"
    assert facts["@type"] == ("MedicalWebPage" if clinical else "WebPage")
    assert faults(vocabulary, facts) == []


def test_it_says_who_wrote_and_reviewed_it_and_when(anybody, place):
    an_article("Milk, afterwards", **REVIEWED)
    facts = read(anybody.get("/reading/milk-afterwards/"))
    assert facts["author"] == {"@type": "Person", "name": "Robin Field", "jobTitle": "Midwife"}
    assert [one["name"] for one in facts["reviewedBy"]] == ["Dr A. Moss", "Kit"]
    assert facts["lastReviewed"] == "2026-10-01" and date.fromisoformat(facts["datePublished"])
    assert [one["name"] for one in facts["audience"]["geographicArea"]] == ["GB", "IE"]
    assert facts["about"]["name"] == "After the hospital" and facts["url"].endswith("/reading/milk-afterwards/")
    assert facts["citation"][0]["publisher"]["name"] == "A college"


@pytest.mark.parametrize("unsaid", [{"is_sample": True}, {"reviewed_on": None, "next_review_on": None}])
def test_no_review_is_claimed_that_nobody_did(unsaid, anybody, place):
    an_article("Milk, afterwards", **{**REVIEWED, **unsaid})
    facts = read(anybody.get("/reading/milk-afterwards/"))
    assert "reviewedBy" not in facts and "lastReviewed" not in facts


def test_nothing_an_editor_types_ends_the_script(anybody, place):
    title = '</script><script src="//x.test/a.js"> & <!-- \u2028'
    an_article(title, slug="odd", standfirst="</ScRiPt ><b>")
    page = anybody.get("/reading/odd/")
    assert read(page)["name"] == title.strip() or read(page)["name"] == title
    assert "x.test" not in [e.get("src") for e in page.root.iter("script")]
    between = page.html.partition('ld+json">')[2].partition("</script>")[0]
    assert "<" not in between and ">" not in between and "\u2028" not in between


def test_only_articles_have_it(anybody, place):
    an_article("Milk, afterwards")
    for path in ("/", "/reading/", "/reading/in/after-the-hospital/", "/help/"):
        assert "ld+json" not in anybody.get(path).html


def test_an_article_has_one_address_and_a_card(anybody, place):
    an_article("Milk, afterwards", standfirst="It can come after any loss.")
    page = anybody.get("/reading/milk-afterwards/?open=3")
    assert [e.get("href") for e in page.root.iter("link") if e.get("rel") == "canonical"] == ["/reading/milk-afterwards/"]
    said = {e.get("property"): e.get("content") for e in page.root.iter("meta") if e.get("property")}
    assert said["og:title"] == "Milk, afterwards" and said["og:description"] == "It can come after any loss."
    assert said["og:image"].endswith("/reading/milk-afterwards/card.png") and said["og:image"].startswith("http")
    assert said["og:url"].startswith("http")


def test_a_link_to_one_with_a_note_shows_nothing_of_what_it_is_about(anybody, place):
    an_article("Milk, afterwards", standfirst="It can come after any loss.", notes=mask("physical-detail"))
    page = anybody.get("/reading/milk-afterwards/")
    said = {e.get("property"): e.get("content") for e in page.root.iter("meta") if e.get("property")}
    shown = " ".join(said[name] for name in ("og:title", "og:description", "og:image:alt"))
    assert "Milk" not in shown and "Something to read" in said["og:title"]
