"""What machines read of an article: search engines by schema.org, and whoever draws a card for a link by Open Graph.

Of an article alone, and only what its page says to everyone; nothing of members is known here.
"""

import json
from dataclasses import dataclass
from datetime import date

from django.conf import settings
from django.urls import reverse
from django.utils.safestring import SafeString

from tealight.magazine.queries.facts import ArticlePage, Byline, Reference
from tealight.place.queries import Place

#: inside a script these would end it, begin another, or end a line where JSON has none
_ESCAPED = {ord("<"): "\\u003c", ord(">"): "\\u003e", ord("&"): "\\u0026", 0x2028: "\\u2028", 0x2029: "\\u2029"}
WHOM = "People who lost a pregnancy or a baby"


@dataclass(frozen=True, slots=True)
class ForMachines:
    """One article for machines. `path` is its one address inside the place; `structured` JSON-LD, safe inside a script."""

    path: str
    url: str
    site: str
    title: str
    description: str
    section: str
    published: date
    image: str
    image_alt: str
    structured: SafeString


def for_machines(page: ArticlePage, place: Place) -> ForMachines:
    """Return what machines are told of `page`. With a content note on it, links to it show nothing of what it is about.

    What search engines list is its title all the same: whoever looks for it must find it.
    """
    own, path = settings.TEALIGHT.own_address, reverse("magazine:article", args=[page.slug])
    card = page.card
    quiet = f"Something to read, from {place.name}."
    return ForMachines(
        path=path, url=own + path, site=place.name, title=quiet if card.notes else card.title,
        description=quiet if card.notes or not card.standfirst else card.standfirst,
        section=card.category, published=page.byline.published_on,
        image=own + reverse("magazine:card", args=[page.slug]),
        image_alt=quiet if card.notes else card.title,
        structured=in_a_script(structured(page, place, own)),
    )


def in_a_script(facts: dict) -> SafeString:
    """Return `facts` as JSON that cannot leave the script it stands in, whatever an editor typed."""
    return SafeString(json.dumps(facts, ensure_ascii=False).translate(_ESCAPED))  # nothing of HTML is left in it


def structured(page: ArticlePage, place: Place, own: str) -> dict:
    """Return the article in schema.org's words. Who reviewed it is said only if somebody did: never of the sample."""
    by, card = page.byline, page.card
    return _without_nothing({
        "@context": "https://schema.org",
        "@type": "MedicalWebPage" if page.is_clinical else "WebPage",
        "url": own + card.url,
        "name": card.title,
        "description": card.standfirst,
        "inLanguage": "en-GB",
        "isAccessibleForFree": True,
        "datePublished": by.published_on.isoformat(),
        "author": _author(by),
        "publisher": {"@type": "Organization", "name": place.name, "url": f"{own}/"},
        **_reviewed(by),
        "about": {"@type": "Thing", "name": card.category},
        "audience": _without_nothing({
            "@type": "MedicalAudience" if page.is_clinical else "Audience",
            "audienceType": WHOM,
            "geographicArea": [{"@type": "Country", "name": code} for code in page.countries],
        }),
        "citation": [_citation(one) for one in page.references],
    })  # fmt: skip


def _author(by: Byline) -> dict | None:
    if not by.author or by.is_sample:
        return None
    return _without_nothing({"@type": "Person", "name": by.author, "jobTitle": by.author_role})


def _reviewed(by: Byline) -> dict:
    if by.is_sample or by.reviewed_on is None:
        return {}
    clinical = _without_nothing({
        "@type": "Person", "name": by.clinical,
        "hasCredential": by.clinical_credentials
        and {"@type": "EducationalOccupationalCredential", "name": by.clinical_credentials},
    })  # fmt: skip
    lived = {"@type": "Person", "name": by.lived}
    return {
        "lastReviewed": by.reviewed_on.isoformat(),
        "reviewedBy": [person for person, name in ((clinical, by.clinical), (lived, by.lived)) if name],
    }


def _citation(one: Reference) -> dict:
    return _without_nothing({
        "@type": "CreativeWork", "name": one.title, "url": one.url, "datePublished": one.published,
        "publisher": one.publisher and {"@type": "Organization", "name": one.publisher},
    })  # fmt: skip


def _without_nothing(facts: dict) -> dict:
    return {name: value for name, value in facts.items() if value or value is True}
