"""Wrong rules of visibility, each as a patch of one name: what the comparing is for."""

from dataclasses import replace

from django.db.models import Q

from tealight.kernel.verdict import NotFound
from tests.stories.behind import behind


def person(viewer):
    return getattr(viewer, "persona_id", None)


def version(asked):
    from tealight.stories.models import Story

    return Story.objects.filter(id=asked.story).values_list("version", flat=True).first()


def pages_kept_by(key_of):
    from tealight.stories.queries import story

    right, kept = story.story_page, {}

    def story_page(viewer, notes, asked):
        key = key_of(viewer, asked)
        if kept.get(key) is None:  # who was shown nothing leaves nothing to be shown to others
            kept[key] = right(viewer, notes, asked)
        return kept[key]

    return "tealight.stories.views.story.story_page", story_page


# ── of what may be read, and what is covered ──────────────────────────────────────────────────────
def search_forgets_who_may_read():
    from tealight.stories.models import Story

    return "tealight.stories.queries.found._stories", lambda viewer, room, need: Story.objects.filter(sealed__isnull=True)


def search_forgets_covers():
    return "tealight.stories.queries.found._hidden", lambda viewer, author, group: 0


def lists_forget_filters():
    from tealight.stories import policy

    def readable(rows, viewer):
        return rows.filter(policy.visible_to(viewer))

    return "tealight.stories.queries.feed.readable", readable


def replies_that_wait_are_read():
    return "tealight.stories.policy.replies_visible_to", lambda viewer: Q(withdrawn_on__isnull=True)


def a_room_is_read_by_all():
    from tealight.stories import policy

    right = policy.visible_to
    return "tealight.stories.policy.visible_to", lambda viewer, face=None: right(viewer, face) | policy.SHARED & Q(audience="group")


def opening_a_story_opens_more():
    from tealight.stories.queries import covers

    return "tealight.stories.queries.story.passages", lambda *given, opened, **named: covers.passages(
        *given, opened=lambda index: True, **named
    )


def the_file_of_a_photo_forgets_covers():
    return "tealight.stories.queries.pictures.cover_of_whole", lambda *given: None


def a_sign_is_enough_for_a_photo():
    from tealight.stories.views import pictures

    right, last = pictures._found, []

    def found(request, *which):
        try:
            last[:] = [right(request, *which)]
        except NotFound:
            if not request.headers.get("If-None-Match", "") or not last:
                raise
        return replace(last[0], sign=request.headers.get("If-None-Match", last[0].sign).strip('"'))

    return "tealight.stories.views.pictures._found", found


def a_page_is_kept_for_everyone():
    return pages_kept_by(lambda viewer, asked: asked)


def cards_are_kept_for_everyone():
    from tealight.stories.queries import feed

    right, kept = feed.card, {}

    def card(row, viewer, notes):
        return kept.setdefault((row.id, row.excerpt), right(row, viewer, notes))

    return "tealight.stories.queries.feed.card", card


def an_export_forgets_whose_it_is():
    def some(rows, whole):
        return iter(whole(rows.model.objects.filter(sealed__isnull=True)))

    return "tealight.stories.queries.given._some", some


# ── wrong rules at the desk, each a filter forgotten on one surface ──────────────────────────────
def a_case_forgets_covers():
    return "tealight.moderation.queries.case_page.cover_of", lambda *given: None


def a_case_covers_what_is_and_forgets_what_was_kept():
    from tealight.moderation.queries import case_page

    right = case_page.cover_of
    return "tealight.moderation.queries.case_page.cover_of", lambda viewer, notes, row, thing, kept, *more: right(
        viewer, notes, row, thing, (), *more
    )


def a_photo_in_a_case_forgets_covers():
    from tealight.kernel.viewer import Filters
    from tealight.stories.queries import at_desk

    right = at_desk._picture

    def picture(setting, *given):
        return right(replace(setting, viewer=replace(setting.viewer, filters=Filters())), *given)

    return "tealight.stories.queries.at_desk._picture", picture


def the_queue_says_what_it_is_about():
    from tealight.moderation.queries import queue
    from tealight.stories.models import Story

    right = queue._line

    def line(row, *given):
        from tealight.moderation.models import Case

        title = Story.objects.filter(id=Case.objects.get(id=row[0]).thing).values_list("title", flat=True).first()
        found = right(row, *given)
        return replace(found, about=title or found.about)

    return "tealight.moderation.queries.queue._line", line


def the_list_of_slow_threads_forgets_covers():
    return "tealight.stories.queries.slow.said_over_whole", lambda *given: ""


def a_wave_forgets_covers():
    return "tealight.stories.queries.newest.said_over_whole", lambda *given: ""


AT_THE_DESK = [
    a_case_forgets_covers, a_case_covers_what_is_and_forgets_what_was_kept, a_photo_in_a_case_forgets_covers,
    the_queue_says_what_it_is_about, the_list_of_slow_threads_forgets_covers, a_wave_forgets_covers,
]


# ── wrong rules of anonymity ─────────────────────────────────────────────────────────────────────
def faces_of(*names):
    return [face for face, someone in behind().items() if someone.persona_id in names]


def a_block_keeps_anonymous_words_away_too():
    from tealight.stories import policy

    right = policy._met_by

    def _met_by(viewer, wanted):
        away = ~Q(persona_id__in=faces_of(*getattr(viewer, "blocked", ())))
        return right(viewer, wanted & away)

    return "tealight.stories.policy._met_by", _met_by


def the_page_of_a_person_lists_what_they_said_anonymously():
    from tealight.stories.models import Story
    from tealight.stories.queries import feed

    right = feed.stories_of

    def stories_of(viewer, notes, persona, url, older_than=""):
        rows = feed.readable(Story.objects.filter(persona_id__in=faces_of(persona)).exclude(audience="me"), viewer)
        found = right(viewer, notes, persona, url, older_than)
        return replace(found, cards=(*found.cards, *feed.cards(feed.card_rows(rows), viewer, notes)))

    return "tealight.stories.queries.people.stories_of", stories_of


def a_card_names_who_is_behind():
    from tealight.stories.queries import feed

    right = feed.card

    def card(row, viewer, notes):
        found, someone = right(row, viewer, notes), behind().get(row.persona_id)
        return replace(found, persona=replace(found.persona, name=someone.pen_name)) if someone and found.persona else found

    return "tealight.stories.queries.feed.card", card


def whoever_is_anonymous_there_too_is_taken_for_the_author():
    from tealight.accounts.models import Persona
    from tealight.stories import policy

    right = policy.is_mine

    def is_mine(viewer, thing):
        there = Persona.objects.filter(id=thing.persona_id, kind="thread").values_list("story", flat=True).first()
        return right(viewer, thing) or there in getattr(viewer, "thread_personas", ())

    return "tealight.stories.policy.is_mine", is_mine


def ones_own_anonymous_answer_is_told_of():
    from tealight.notices import policy

    right = policy.shown_to
    return "tealight.notices.policy.shown_to", lambda viewer: right(replace(viewer, thread_personas={}))


def a_name_made_for_one_story_cannot_be_hidden():
    from tealight.stories import policy

    right = policy._met_by

    def _met_by(viewer, wanted):
        hidden = frozenset(getattr(viewer, "hidden", ())) - behind().keys()
        return right(replace(viewer, hidden=hidden) if hasattr(viewer, "hidden") else viewer, wanted)

    return "tealight.stories.policy._met_by", _met_by


def what_is_anonymous_is_not_among_ones_own():
    from tealight.stories import policy

    class OfTheList:
        """The policy as the lists of one's own ask it; the world is built by the right one."""

        own = staticmethod(lambda viewer: Q(persona_id=viewer.persona_id))

        def __getattr__(self, name):
            return getattr(policy, name)

    return "tealight.stories.queries.own.policy", OfTheList()


OF_ANONYMITY = [
    a_block_keeps_anonymous_words_away_too, the_page_of_a_person_lists_what_they_said_anonymously, a_card_names_who_is_behind,
    whoever_is_anonymous_there_too_is_taken_for_the_author, ones_own_anonymous_answer_is_told_of,
    a_name_made_for_one_story_cannot_be_hidden, what_is_anonymous_is_not_among_ones_own,
]
STANDING_STILL = [
    search_forgets_who_may_read, search_forgets_covers, lists_forget_filters, replies_that_wait_are_read,
    a_room_is_read_by_all, opening_a_story_opens_more, the_file_of_a_photo_forgets_covers, a_sign_is_enough_for_a_photo,
    a_page_is_kept_for_everyone, cards_are_kept_for_everyone, an_export_forgets_whose_it_is, *AT_THE_DESK, *OF_ANONYMITY,
]
