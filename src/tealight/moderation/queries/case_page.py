"""One case, as whoever decides about it needs it: what was kept, what is there now, what was said, what was before."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from zoneinfo import ZoneInfo

from django.conf import settings
from django.db.models import Q
from django.utils.module_loading import import_string

from tealight.kernel.crypto import Keys
from tealight.kernel.crypto.cases import case_keys
from tealight.kernel.crypto.ring import KeysMissing
from tealight.kernel.verdict import NotFound, require
from tealight.kernel.viewer import Person
from tealight.moderation import desk_policy, policy
from tealight.moderation.clock_words import Clock, clock_of, said
from tealight.moderation.measures import answer_of
from tealight.moderation.models import OUTCOMES, Case, Why
from tealight.moderation.queries.asked_of_case import WORDS, AskedOfCase
from tealight.moderation.queries.case_words import about, headline
from tealight.moderation.queries.claims import Holder, holder
from tealight.moderation.queries.decisions import DecisionLine, decisions_on
from tealight.moderation.queries.kept_words import KeptWords, cover_of, evidence_in, kept_in
from tealight.moderation.queries.queue import opens_next
from tealight.moderation.reasons import label_of
from tealight.moderation.snapshots import seen
from tealight.place.queries import Notes, Place
from tealight.stories.queries.at_desk import GONE, AtDesk
from tealight.stories.queries.facts import Cover
from tealight.ui.ago import ago

#: cases before this one that are shown
_EARLIER = 20


@dataclass(frozen=True, slots=True)
class ReportLine:
    """What one report says. Who made it stands nowhere."""

    reason: str
    words: str
    hour: datetime


@dataclass(frozen=True, slots=True)
class NoteLine:
    """What somebody of the team, or the software, wrote down with a case."""

    name: str
    text: str
    hour: datetime
    is_opinion: bool


@dataclass(frozen=True, slots=True)
class OpinionAsked:
    """Somebody would like another to look too. `is_mine`: the viewer asked, and is not who answers."""

    name: str
    text: str
    is_mine: bool


@dataclass(frozen=True, slots=True)
class EarlierCase:
    """Another case of the same thing, or of the same face: of a name made for one story, of that name alone."""

    id: int
    headline: str
    about: str
    hour: datetime
    outcome: str
    is_of_this: bool


@dataclass(frozen=True, slots=True)
class CasePage:
    """Everything the page of a case shows. Covered, it has none of anybody's words, and no name."""

    id: int
    headline: str
    about: str
    kind: str
    face: int | None
    is_danger: bool
    is_held: bool
    clock: Clock | None
    closed_on: date | None
    outcome: str
    held_by: Holder | None
    is_mine: bool
    cover: Cover | None
    #: the thing as it is now; None where there is no thing
    now: AtDesk | None
    #: as it was, each time it was other words than before; what is still so is not shown twice
    kept: tuple[KeptWords, ...]
    evidence: tuple[str, ...]
    reports: tuple[ReportLine, ...]
    opinion: OpinionAsked | None
    notes: tuple[NoteLine, ...]
    earlier: tuple[EarlierCase, ...]
    #: what was decided before under the same face, however it came here
    decisions: tuple[DecisionLine, ...] = ()
    #: who has it in hand until when, in words
    held_words: str = ""
    #: the quiet line under whose words they are now
    now_meta: str = ""
    #: whoever wrote it comes back by a code: a word can be left for them, and what was left so far
    takes_words: bool = False
    words: tuple = ()


def case_page(viewer: Person, here: Place, notes: Notes, now: datetime, number: int, asked: AskedOfCase) -> CasePage:
    """Return a case, open or closed; NotFound for one about the viewer's own pen name.

    Their own filters cover it as a whole, and never leave out: who has to decide about something reads all of it.
    """
    require(policy.may_decide(viewer))
    rows = Case.objects.filter(desk_policy.cases_for(viewer), id=number)
    row = rows.select_related("alarm", "claim", "opinion").first()
    if row is None:
        raise NotFound
    try:
        keys = case_keys(row.id)
    except KeysMissing:
        raise NotFound from None  # its time is over, and the row goes next
    seer = desk_policy.as_one_of_the_team(viewer)
    thing = _thing(seer, notes, row, asked)
    kept = kept_in(seer, seen(row, keys), notes)
    reports = _reports(row, keys)
    told = (report.words for report in reports)
    cover = None if WORDS in asked else cover_of(seer, notes, row, thing, kept, told, asked.opening(WORDS))
    held = holder(row.id, row.claim.sealed, now) if hasattr(row, "claim") else None
    alarm = getattr(row, "alarm", None)
    closed = row.closed_on is not None
    return CasePage(
        row.id, headline(row.why, row.danger), about(row.kind, row.danger), row.kind, row.face, bool(row.danger),
        row.why == Why.HELD and not closed,
        None if closed else clock_of(
            now, ZoneInfo(here.timezone), row.opened_hour, row.due_hour, alarm and alarm.since, alarm and alarm.due, opens_next(here, now)
        ),
        row.closed_on, OUTCOMES.get(row.outcome, ""), held, held is not None and held.by == viewer.persona_id,
        cover, None if cover else thing, () if cover else _changed(kept, thing),
        () if cover or not row.danger else evidence_in(kept),
        () if cover else reports, _opinion(row, keys, viewer), _notes(row, keys), _earlier(viewer, row),
        () if row.face is None else decisions_on(viewer, row.face),
        _held_words(viewer, held, here, now), "" if cover or thing is None else _meta(thing, now),
        answer_of(row.kind, "tell") is not None and thing is not None and bool(thing.parts), _words_left(viewer, row),
    )


def _words_left(viewer: Person, row: Case) -> tuple:
    told = answer_of(row.kind, "told")
    return told(viewer, row.thing) if told else ()


def _held_words(viewer: Person, held: Holder | None, here: Place, now: datetime) -> str:
    if held is None:
        return ""
    until = said(held.until, now, ZoneInfo(here.timezone))
    if held.by == viewer.persona_id:
        return f"You have this in hand until {until}. Then somebody else can take it."
    return f"{held.name} has this in hand until {until}."


def _meta(thing: AtDesk, now: datetime) -> str:
    said_when = ago(thing.hour, now) if thing.hour else ""
    named = "a name made for this story" if thing.author and thing.author.anonymous else ""
    return " · ".join(part for part in (named, thing.room, said_when, "changed since" if thing.edited else "") if part)


def _thing(viewer: Person, notes: Notes, row: Case, asked: AskedOfCase) -> AtDesk | None:
    kind = import_string(settings.TEALIGHT_KINDS).get(row.kind)
    if kind is None:
        return None
    return kind.ask("at_desk")(viewer, notes, row.thing, asked.pressed) if kind.at_desk else AtDesk(GONE)


def _changed(kept: Iterable[KeptWords], thing: AtDesk | None) -> tuple[KeptWords, ...]:
    """Return what was kept, without the last of it where the thing says the same still."""
    kept = tuple(kept)
    same = thing is not None and kept and _said_by(kept[-1], kept[-1].photo_ids) == _said_by(thing, tuple(one.card.id for one in thing.pictures))
    return kept[:-1] if same else kept


def _said_by(words: KeptWords | AtDesk, photos: tuple[int, ...]) -> tuple:
    return words.title, [part.html for part in words.parts], photos


def _reports(row: Case, keys: Keys) -> tuple[ReportLine, ...]:
    found = []
    for one in row.reports.order_by("hour", "id"):
        told = one.sealed.open_json(keys, one.id)
        found.append(ReportLine(label_of(told["reason"]), told["words"], one.hour))
    return tuple(found)


def _opinion(row: Case, keys: Keys, viewer: Person) -> OpinionAsked | None:
    asked = getattr(row, "opinion", None)
    if asked is None:
        return None
    told = asked.sealed.open_json(keys, row.id)
    return OpinionAsked(told["name"], told["text"], told["by"] == viewer.persona_id)


def _notes(row: Case, keys: Keys) -> tuple[NoteLine, ...]:
    found = []
    for one in row.notes.order_by("hour", "id"):
        told = one.sealed.open_json(keys, one.id)
        found.append(NoteLine(told["name"], told["text"], one.hour, told.get("opinion", False)))
    return tuple(found)


def _earlier(viewer: Person, row: Case) -> tuple[EarlierCase, ...]:
    """Return other cases of the thing and of the face on it. Two faces of one person are two here, as everywhere."""
    same = Q(kind=row.kind, thing=row.thing) | (Q(face=row.face) if row.face is not None else Q(pk__in=()))
    rows = Case.objects.filter(desk_policy.cases_for(viewer), same).exclude(id=row.id).defer("snapshot")
    return tuple(
        EarlierCase(
            one.id, headline(one.why, one.danger), about(one.kind, one.danger), one.opened_hour,
            OUTCOMES.get(one.outcome, "") or "It is open.", (one.kind, one.thing) == (row.kind, row.thing),
        )
        for one in rows.order_by("-opened_hour", "-id")[:_EARLIER]
    )
