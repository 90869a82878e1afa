"""A place in which something of every kind is sealed or tagged, and whether all of it still opens."""

import shutil
from dataclasses import dataclass, replace

from tealight.kernel.crypto import Keys, generations, place_keys, ring
from tealight.kernel.ids import new_id
from tealight.kernel.viewer import Person
from tealight.operations import rekeying
from tests import make
from tests.media.portraits import chooses
from tests.media.sending import a_photo
from tests.media.shared import Shared, shares
from tests.operations import lived_confessions, lived_magazine

SAID = "I have told nobody this."
LINE = "I lost my son."


@dataclass(frozen=True)
class Lived:
    """What Ada did in the place, and what she is to find again."""

    ada: Person
    ben: Person
    cy: Person
    told: int
    taken: int
    mine: int
    back: int
    circle: int
    shared: Shared
    upload: int
    mail: int


def again(viewer: Person) -> Person:
    ring.read_again()
    return make.as_viewer(viewer.member_id)


def lives(ada: Person, ben: Person, cy: Person) -> Lived:
    from tealight.accounts.actions.block_persona import block_persona
    from tealight.accounts.actions.grant_role import grant_role
    from tealight.accounts.models import Arrival, Sanction
    from tealight.groups.actions.ask_to_join import ask_to_join
    from tealight.groups.models import Group
    from tealight.help.actions.write_to_team import write_to_team
    from tealight.mail.kinds import MailKind
    from tealight.mail.models import ADDRESS, BODY, OutgoingMail
    from tealight.stories.actions.react import react
    from tealight.stories.actions.withdraw_reply import withdraw_reply
    from tealight.stories.actions.withdraw_story import withdraw_story

    make.a_second_step(ada)
    block_persona(viewer=ada, now=make.NOW, persona_id=cy.persona_id)
    make.the_rooms()
    room = Group.objects.get(slug="late-loss")
    Group.objects.filter(id=room.id).update(joining="request")
    ask_to_join(viewer=again(ada), now=make.NOW, group=room.id, line=LINE)
    drafts(again(ada), "begun")
    told = make.a_story(again(ada), SAID, anonymous=True)
    other = make.a_story(ben)
    for who in (cy, ada):
        make.a_reply(again(who), other, "As nobody.", anonymous=True)
        react(viewer=again(who), now=make.NOW, story=other, kind="with-you")
    taken = make.a_reply(again(ada), other, "Taken back, too.", anonymous=True)
    withdraw_reply(viewer=again(ada), now=make.NOW, reply=taken)
    mine = make.a_story(again(ada), "For me alone.", audience="me", anonymous=True)
    back = make.a_story(again(ada), "Taken back.", anonymous=True)
    withdraw_story(viewer=again(ada), now=make.NOW, story=back)
    owner = make.a_circle(again(ada), ben)
    circle = make.a_story(owner, "For you.", audience="circle")
    shared = shares(again(ada), {"alt": "A tree"})
    chooses(again(ada))
    upload = a_photo(again(ada))
    Sanction.objects.create(tag=ada.keys.slots("sanction/v1", 16)[3], kind="letters")
    grant_role(viewer=make.TEST, now=make.NOW, persona_id=cy.persona_id, role="listener")
    write_to_team(viewer=ada, body=LINE, reply_to="", says_who=False, form_number=7, now=make.NOW)
    arrival = Arrival(id=new_id(), member_id=cy.member_id, asked_on=make.NOW.date())
    arrival.line = Arrival._meta.get_field("line").seal_json(place_keys(), arrival.id, LINE)
    arrival.save(force_insert=True)
    mail = OutgoingMail(kind=MailKind.ACCOUNT, queued_on=make.NOW.date())
    mail.sealed_to = place_keys().seal(ADDRESS, mail.pk, b"ada@post.example")
    mail.sealed_body = place_keys().seal(BODY, mail.pk, LINE.encode())
    mail.save(force_insert=True)
    decided(ada, cy, told)
    reported(ada, other)
    sealed_faces()
    return Lived(ada, ben, cy, told, taken, mine, back, circle, shared, upload, mail.pk)


def decided(ada: Person, cy: Person, told: int) -> None:
    """The team decides about the anonymous face of Ada's story, she says something to it; and she was named once."""
    from tealight.accounts.actions.ask_export import ask_export
    from tealight.accounts.actions.tell_of_unsealing import tell_of_unsealing
    from tealight.accounts.models import Sanction
    from tealight.letters.actions.answer import answer
    from tealight.letters.actions.write_first import write_first
    from tealight.moderation.actions.appeal_sanction import appeal_sanction
    from tealight.moderation.actions.sanction_persona import sanction_persona
    from tealight.moderation.models import Unsealing

    mira, face = make.a_person("Mira", roles=("moderator",)), again(ada).thread_personas[told]
    sealed_faces()
    decision = sanction_persona(
        viewer=mira, now=make.NOW, persona_id=face, kind="photos", reason="Not their photo.", until=None
    )
    assert Sanction.objects.get(decision=decision).tag
    appeal_sanction(viewer=again(ada), now=make.NOW, decision=decision, text=LINE)
    written = write_first(viewer=mira, now=make.NOW, face=face, as_name="Alder", text=SAID, case=7)
    answer(viewer=again(ada), now=make.NOW, conversation=written, text=LINE)
    tell_of_unsealing(
        viewer=make.TEST, now=make.NOW, keys=again(ada).keys, day=make.NOW.date(), tell_from=make.NOW.date(),
        purpose="life", name="Still Water", story=told,
    )
    asked = Unsealing(id=new_id(), tag=place_keys().tag("unsealing/v1", face, cy.persona_id), until_hour=make.NOW)
    facts = {"persona": face, "by": cy.persona_id, "reason": LINE}
    asked.asked = Unsealing._meta.get_field("asked").seal_json(place_keys(), asked.id, facts)
    asked.agreed = Unsealing._meta.get_field("agreed").seal_json(place_keys(), asked.id, {"by": cy.persona_id})
    asked.save(force_insert=True)
    ask_export(viewer=again(ada), now=make.NOW)
    on_the_list(again(mira))
    lived_confessions.confessed(again(ada), again(mira))
    lived_magazine.answered(again(ada))


def on_the_list(mira: Person) -> None:
    """Mira is on duty, is told of a danger, and leaves a note."""
    from tealight.rota.actions.alert_on_duty import alert_on_duty
    from tealight.rota.actions.leave_note import leave_note
    from tests.rota.listed import put

    put(mira)
    alert_on_duty(viewer=make.TEST, now=make.NOW, case=new_id())
    leave_note(viewer=mira, now=make.NOW, text=LINE)


def reported(ada: Person, other: int) -> None:
    """Ada reports something; somebody of the team has it in hand, writes notes, tells others outside, and logs a complaint."""
    from tealight.compliance.models import Complaint
    from tealight.kernel.crypto.cases import case_keys
    from tealight.moderation.actions.report_thing import report_thing
    from tealight.moderation.models import Case, CaseNote, Claim, Referral

    report_thing(viewer=again(ada), now=make.NOW, reason="other", words=LINE, kind="story", thing=other)
    case = Case.objects.get(kind="story", thing=other)
    for row, keys in (
        (CaseNote(case=case, hour=make.NOW), case_keys(case.id)),
        (Referral(case=case, hour=make.NOW), case_keys(case.id)),
        (Claim(case=case, until_hour=make.NOW), place_keys()),
        (Complaint(id=new_id(), about="team", received_on=make.NOW.date()), place_keys()),
    ):
        row.sealed = row._meta.get_field("sealed").seal_json(keys, row.pk, {"text": LINE})
        row.save(force_insert=True)


def check_cases(ada: Person) -> None:
    """What was reported, kept, claimed, noted, logged and told elsewhere opens, and Ada finds it."""
    from tealight.compliance.models import Complaint
    from tealight.kernel.crypto.cases import case_keys
    from tealight.moderation.models import CaseNote, Claim, Referral
    from tealight.moderation.queries.own_reports import own_reports
    from tealight.place.queries import place as here

    assert [one.words for one in own_reports(ada, make.NOW, here())] == [LINE]
    for model in (CaseNote, Referral):
        (row,) = model.objects.all()
        assert row.sealed.open_json(case_keys(row.case_id), row.id)["text"] == LINE
    for model in (Claim, Complaint):
        (row,) = model.objects.all()
        assert row.sealed.open_json(place_keys(), row.pk)["text"] == LINE


def drafts(viewer: Person, body: str, **keeping) -> None:
    from tealight.stories.actions.keep_draft import keep_draft
    from tealight.stories.queries.drafts import DraftKind, Keeping, Subject

    keep_draft(
        viewer=viewer, now=make.NOW, subject=Subject(DraftKind.STORY, new_id()), fields={"body": body},
        keeping=Keeping(**keeping),
    )


def sealed_faces() -> None:
    """Give each face that has none an identity seal, as its owner's keys make it."""
    from tealight.accounts.models import Persona
    for keys in generations.everybody().members.values():
        for face in Persona.objects.filter(walk_tag__in=keys.slots("walk/v1", 64), seal__isnull=True):
            face.seal = place_keys().seal("identity", face.id, keys.tag("identity/v1"))
            face.save()


def only(keys: Keys, number: int) -> Keys:
    """The keys as somebody has them who knows one generation alone."""
    return Keys(keys.owner, tuple(one for one in keys.generations if one.number == number))


def with_keys(viewer: Person, keys: Keys) -> Person:
    return replace(viewer, keys=keys)


def check_all_opens(lived: Lived) -> None:
    """Ask as each page and job does for what was sealed and tagged; an error names what does not open."""
    from allauth.mfa.models import Authenticator

    from tealight.accounts.models import Arrival, Persona
    from tealight.accounts.queries.decisions import holding
    from tealight.accounts.queries.deeds import changed_deeds
    from tealight.accounts.queries.own import own_record
    from tealight.accounts.queries.unsealed import own_unsealings
    from tealight.accounts.second_secrets import open_secret
    from tealight.groups.models import JoinRequest
    from tealight.groups.queries import my_circle
    from tealight.help.models import TeamMessage
    from tealight.letters.queries.own import own_conversations, own_thread
    from tealight.mail.queries import letter_to_send
    from tealight.media.models import Upload
    from tealight.media.queries import box_of
    from tealight.moderation.models import Appeal, Decision, Unsealing
    from tealight.moderation.queries.own import appealable
    from tealight.stories import wording
    from tealight.stories.models import Reply, Story
    from tealight.stories.queries.alongside import alongside, own_reactions
    from tealight.stories.queries.drafts import draft_about
    from tealight.stories.queries.drafts import drafts as own_drafts

    ada, place = again(lived.ada), place_keys()
    assert lived.cy.persona_id in own_record(ada).blocked
    assert open_secret(ada.member_id, "totp", Authenticator.objects.get(user_id=ada.member_id, type="totp").data["secret"])
    kept = own_drafts(ada)
    assert "begun" in {one.fields["body"] for one in kept}
    assert all(one.beside or draft_about(ada, one.subject) == one for one in kept)
    assert {lived.told, lived.mine, lived.back} < ada.thread_personas.keys() and len(ada.thread_personas) == 4
    for story, said in ((lived.told, SAID), (lived.mine, "For me alone."), (lived.back, "Taken back."), (lived.circle, "For you.")):
        row = Story.objects.get(id=story)
        assert wording.take(row, row, ada).source == said
    row = Story.objects.get(id=lived.circle)
    assert wording.take(row, row, again(lived.ben)).source == "For you."
    assert [face.id for face in my_circle(ada, make.NOW).people] == [lived.ben.persona_id]
    row = Reply.objects.select_related("story").get(id=lived.taken)
    assert wording.take(row, row.story, ada).source == "Taken back, too."
    (stood,) = own_reactions(ada)
    assert alongside(again(lived.ben), stood[0]) == dict.fromkeys((ada.persona_id, lived.cy.persona_id), "with-you")
    for face in Persona.objects.filter(walk_tag__in=ada.keys.slots("walk/v1", 64)):
        assert place.open("identity", face.id, face.seal) in ada.keys.tags("identity/v1")
    assert sorted(kind for kind, _ in holding(ada.keys, make.NOW)) == ["letters", "photos"]
    assert [one.is_appealed for one in appealable(ada, make.NOW)] == [True]
    assert all(one.sealed.open_json(place, one.id) for model in (Appeal, Decision) for one in model.objects.all())
    (written,) = own_conversations(ada)
    assert [letter.text for letter in own_thread(ada, written.id).thread.letters] == [SAID, LINE]
    assert [one.url for one in own_unsealings(ada, make.NOW)] == [f"/stories/{lived.told}/"]
    (asked,) = Unsealing.objects.all()
    assert asked.asked.open_json(place, asked.id)["reason"] == LINE and asked.agreed.open_json(place, asked.id)
    assert {row.body.open_json(place, row.id)["line"] for row in JoinRequest.objects.all()} == {LINE}
    assert {row.sealed.open_json(place, row.id)["body"] for row in TeamMessage.objects.all()} == {LINE}
    assert {row.line.open_json(place, row.id) for row in Arrival.objects.all()} == {LINE}
    assert letter_to_send(viewer=make.TEST, mail_id=lived.mail).body == LINE
    assert changed_deeds(make.TEST) == []
    check_cases(ada)
    lived_confessions.check_confessed(ada)
    lived_magazine.check_answered()
    (upload,) = Upload.objects.filter(tag__in=ada.keys.slots("upload/v1", Upload.SLOTS))
    assert box_of(upload).get("small")


# ── how far it is ────────────────────────────────────────────────────────────────────────────────
def begun() -> None:
    """Give everybody new keys, with which all writes from now on are made."""
    generations.begin()
    generations.write_with_new()


def rest() -> list[str]:
    """Do it, or what is left of it, to the end. Nobody else has keys in memory here: it waits for nobody."""
    return list(rekeying.rekey(lambda seconds: None))


def is_done() -> bool:
    return not generations.is_unfinished() and all(
        len(keys.generations) == 1 for keys in generations.everybody().members.values()
    )


def names(folder: str) -> set[str]:
    """The files there are in one folder of media."""
    from django.conf import settings

    return {path.name for path in (settings.TEALIGHT.data / "media" / folder).glob("*/*")}


def no_files() -> None:
    """Files outlive a test's transaction; the next begins with none."""
    from django.conf import settings

    shutil.rmtree(settings.TEALIGHT.data / "media", ignore_errors=True)
