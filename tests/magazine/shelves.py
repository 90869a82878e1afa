"""A few articles that have to do with each other, and the jobs that find that out."""

from datetime import date

from tests.magazine.writing import a_category, an_article

REVIEWED = {"reviewed_on": date(2026, 3, 1), "next_review_on": date(2029, 3, 1)}


def asks(*questions: str) -> dict:
    """Fields of an article that answers `questions`."""
    return {"questions": [("question", one) for one in questions]}


def about(*topics) -> dict:
    """Fields of an article about `topics`."""
    return {"topics": [("topic", one) for one in topics]}


def leads_to(*articles) -> dict:
    """Fields of an article whose editor wants `articles` read next."""
    return {"read_next": [("article", one) for one in articles]}


def compare() -> None:
    """Work out what stands beside what, as the minute's job does, and for all stories."""
    from tealight.magazine import jobs
    from tealight.magazine.queries.matched import matches_after

    jobs.compare_what_changed.call()
    after = 0
    while matched := matches_after(jobs._COMPARING, after):
        jobs.match_more_stories.call(after)
        after = matched[-1].story


def treatment(**fields):
    """An article about the three ways after a miscarriage."""
    return an_article(
        "Letting it happen, medicine, or an operation",
        "After a miscarriage there are three ways. Tablets start it, surgical management ends it in a short operation.",
        **{**REVIEWED, **asks("What are my choices?", "Is a D&C safe?", "How much will I bleed?"), **fields},
    )


def at_home(**fields):
    """An article that answers nearly the same, in other words."""
    return an_article(
        "Taking misoprostol",
        "Cramps come in waves and clots may pass. Have pads and painkillers near. Ring if you soak a pad in an hour.",
        **{**REVIEWED, **asks("What will it feel like?", "How much blood is too much?"), **fields},
    )


def farewell(**fields):
    """An article about something else."""
    return an_article(
        "Burial and cremation", "You may arrange a funeral at any time. Ask early whether there will be ashes.",
        category=fields.pop("category", None) or a_category("Saying goodbye"),
        **{**REVIEWED, **asks("Can we have a ceremony?", "Will there be ashes?"), **fields},
    )  # fmt: skip
