"""The page of one story."""

from dataclasses import replace

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from tealight.kernel.access import open_to_all
from tealight.kernel.slots import fill
from tealight.kernel.viewer import Person
from tealight.place import slow
from tealight.stories.forms import ReplyForm
from tealight.stories.queries.asked import Asked
from tealight.stories.queries.drafts import reply_draft
from tealight.stories.queries.facts import CoveredStory, ReplyCard, StoryPage
from tealight.stories.queries.own import own_name
from tealight.stories.queries.shelf import OnShelf, on_shelf
from tealight.stories.queries.story import story_page
from tealight.stories.queries.waiting import Waiting
from tealight.stories.shelf_policy import may_use_shelf
from tealight.stories.views.beside import (
    LATER,
    ask_if_left_open,
    hours_of,
    notes_of,
    unseen,
    was_left_open,
)
from tealight.stories.views.box import Box
from tealight.stories.views.empty_box import empty_box
from tealight.stories.views.for_anyone import ForAnyone
from tealight.stories.views.photos import photos_of
from tealight.stories.views.seen_first import SeenFirst
from tealight.ui.addresses import address


@open_to_all
@require_safe
def story(request: HttpRequest, story_id: int) -> HttpResponse:
    """Show a story, or the line that covers it."""
    asked = Asked.parse(story_id, request.GET)
    for_anyone = ForAnyone.asks(request, story_id)
    if for_anyone and (drawn := for_anyone.again()):
        return drawn
    page = story_page(request.viewer, notes_of(request), asked)
    if page is None:
        return unseen(request)
    response = show(request, page, asked)
    if for_anyone:
        for_anyone.keep(page, response)
    return response


def show(
    request: HttpRequest, page: StoryPage | CoveredStory, asked: Asked,
    form: ReplyForm | None = None, status: int = 200, seen_first: SeenFirst | None = None,
) -> HttpResponse:
    """Render the page of a story; with `form`, what was typed is still in its box, and how it will look (`seen_first`)."""
    if isinstance(page, StoryPage) and _is_alone(page) and (asking := ask_if_left_open(request)):
        return asking
    if isinstance(page, CoveredStory):
        return render(request, "stories/covered.html", {"story": page}, status=status)
    box, replies = None, page.replies
    if isinstance(request.viewer, Person) and (page.may_reply or form):
        above = next((card for card in replies if card.id == asked.answer and card.answer_url), None)
        box = replace(_box(request, page, above, form), seen_first=seen_first)
        if above is not None:
            answering = replace(above, box=box, answer_url="")
            box, replies = None, tuple(answering if card is above else card for card in replies)
    facts = {
        "story": page, "replies": replies, "box": box,
        "state": _state(page, hours_of(request).sentence), "is_person": request.viewer.is_person,
        "shelf": _shelf(request, page),
        "offered": () if page.is_private else fill("article beside the thread", request.viewer, request.place, request.now, page.id),
        "slow": slow.sentence(request.place.slow, page.group, page.id) if isinstance(request.viewer, Person) else "",
    }
    return render(request, "stories/story.html", facts, status=status)


def _shelf(request: HttpRequest, page: StoryPage) -> OnShelf | None:
    """Return how the story stands on the shelf; nobody but who answers from it is told, and asked of nobody else."""
    if not may_use_shelf(request.viewer) or not page.may_reply:
        return None
    return on_shelf(request.viewer, request.place, page.id, request.now)


def _box(request: HttpRequest, page: StoryPage, above: ReplyCard | None, form: ReplyForm | None) -> Box:
    """Return the box to answer the story, or the reply `above`, with what was begun before in it.

    On a phone left open the box stays empty, and a line leads to what was begun,
    which asks first. To be asked for a password on every thread one once began to
    answer would be worse than the line, which says no more than that one began.
    """
    answers, begun, face = above.id if above else None, "", own_name(request.viewer, page.id)
    few = is_few(request, page)
    if form is None:
        kept = reply_draft(request.viewer, page.id, answers)
        if kept and was_left_open(request):
            begun, kept = address("stories:draft", kept.slot), None
        form = ReplyForm(request.viewer, notes_of(request), kept=kept, face=face, is_few=few) if kept or begun else None
    facts = {
        "aside": _aside(page, face, hours_of(request).sentence),
        "may_be_anonymous": page.may_be_anonymous, "may_appear_later": page.may_appear_later,
        "answers": "own" if page.is_mine else "others", **_where_to(page, above),
    }
    if form is None:
        return Box(None, **facts, writer=request.viewer.pen_name, ready=empty_box(request, **facts, face=face, is_few=few))
    return Box(form, **facts, writer=request.viewer.pen_name, begun_url=begun, photos=photos_of(request, form))


def _aside(page: StoryPage, face: str, hours: str) -> str:
    """Return the quiet sentence of the box: why no other name is offered where one might be expected; else the hours."""
    if page.may_be_anonymous:
        return hours
    if face:
        return f"You were {face} here. Answers are under pen names now, so this one would be under yours."
    return f"Answers here are under pen names, as the author asked. {hours}".strip() if page.named_only else hours


def is_few(request: HttpRequest, page: StoryPage) -> bool:
    """Say whether so few could have answered here that somebody may guess who did."""
    return not (page.room_is_many if page.room else request.place.is_many)


def _where_to(page: StoryPage, above: ReplyCard | None) -> dict[str, str]:
    """Return where an answer goes and is kept meanwhile, to whom, and what its button says."""
    action, save_url = (address(f"stories:{name}", page.id) for name in ("reply", "keep_reply"))
    if above is None:
        return {"action": action + page.asked, "save_url": save_url, "to": _invitation(page), "label": "Reply"}
    sign = "&" if page.asked else "?"
    return {
        "action": f"{action}{page.asked}{sign}answer={above.id}", "save_url": f"{save_url}?answer={above.id}",
        "to": f"Answer {above.persona.name}.", "label": "Answer",
    }


def _invitation(page: StoryPage) -> str:
    """Return what the box says: to whom, and that little is enough."""
    if page.is_mine:
        return "Answer those who wrote to you, or go on."
    if page.no_reply_needed:
        return f"{page.persona.name} needs no reply. A few words are welcome all the same."
    return f"Write to {page.persona.name}. “I’m so sorry” is enough."


def _is_alone(page: StoryPage) -> bool:
    """Say whether its author is the only one who can read this story, for good."""
    return page.is_mine and (page.is_private or page.is_withdrawn or page.is_removed)


def _state(page: StoryPage, hours: str) -> str:
    """Return what keeps this story from others, told to its author, or to who may let it appear."""
    if page.is_removed:
        return "The team took this story down. Only you can read it. Under My things you find why: “What the team decided”."
    if page.is_withdrawn:
        return "You took this story back. Only you can read it."
    if not page.waits_for:
        return ""
    if page.waits_for == Waiting.HOUR:
        return LATER if page.is_mine else "This appears by itself within a day, as its author chose. Members cannot see it yet."
    if page.is_mine:
        return (
            "Your words are saved. Members cannot see them yet: a person reads them first. "
            f"You are not in trouble. {hours}".strip()
        )
    return "This waits for a person to read it. Members cannot see it yet."
