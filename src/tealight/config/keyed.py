"""What becomes of everything sealed or tagged when keys were stolen (decision 0019). Read it from top to bottom.

Every column of sealed bytes or of a tag is in one of the three tables; a test walks the models, so that none
is forgotten. Dotted paths, because rooms may not know each other; operations/rekeying.py reads them.
"""

from dataclasses import dataclass

from django.utils.module_loading import import_string


@dataclass(frozen=True, slots=True)
class Moved:
    """Rows of one table that are sealed and tagged anew, each by an action, in a transaction of its own."""

    columns: tuple[str, ...]
    left: str  # (viewer, everybody) -> {row id: what the action has to know} of those under old keys still
    move: str  # action: (viewer, now, everybody, row, known)

    def find(self, **asked) -> dict[int, tuple]:
        """Return the rows that are under old keys still."""
        return import_string(self.left)(**asked)

    def act(self, **given) -> None:
        """Move one row."""
        import_string(self.move)(**given)


MOVED: dict[str, Moved] = {
    "records of members": Moved(
        ("accounts.Member.record",),
        "tealight.accounts.queries.rekeying.members_left",
        "tealight.accounts.actions.rekey_member.rekey_member",
    ),
    "second steps": Moved(
        ("mfa.Authenticator.data",),
        "tealight.accounts.queries.rekeying.second_steps_left",
        "tealight.accounts.actions.rekey_second_step.rekey_second_step",
    ),
    "faces of one story": Moved(
        ("accounts.Persona.owner_tag", "accounts.Persona.walk_tag", "accounts.Persona.seal"),
        "tealight.accounts.queries.rekeying.faces_left",
        "tealight.accounts.actions.rekey_face.rekey_face",
    ),
    "sanctions": Moved(
        ("accounts.Sanction.tag",),
        "tealight.accounts.queries.rekeying.sanctions_left",
        "tealight.accounts.actions.rekey_sanction.rekey_sanction",
    ),
    "people who ask to come in": Moved(
        ("accounts.Arrival.line",),
        "tealight.accounts.queries.rekeying.arrivals_left",
        "tealight.accounts.actions.rekey_arrival.rekey_arrival",
    ),
    "deeds of the team": Moved(  # the chain commits to salted digests of the facts, not to how they are sealed
        ("accounts.Deed.facts",),
        "tealight.accounts.queries.rekeying.deeds_left",
        "tealight.accounts.actions.rekey_deed.rekey_deed",
    ),
    "what tells somebody that they were named": Moved(
        ("accounts.Unsealed.tag", "accounts.Unsealed.sealed"),
        "tealight.accounts.queries.rekeying.told_left",
        "tealight.accounts.actions.rekey_unsealed.rekey_unsealed",
    ),
    "questions to keyholders": Moved(
        ("moderation.Unsealing.tag", "moderation.Unsealing.asked", "moderation.Unsealing.agreed"),
        "tealight.moderation.queries.rekeying.unsealings_left",
        "tealight.moderation.actions.rekey_unsealing.rekey_unsealing",
    ),
    "decisions": Moved(
        ("moderation.Decision.sealed",),
        "tealight.moderation.queries.rekeying.decisions_left",
        "tealight.moderation.actions.rekey_decision.rekey_decision",
    ),
    "appeals": Moved(
        ("moderation.Appeal.tag", "moderation.Appeal.sealed", "moderation.Appeal.answer"),
        "tealight.moderation.queries.rekeying.appeals_left",
        "tealight.moderation.actions.rekey_appeal.rekey_appeal",
    ),
    "conversations": Moved(  # each gets another secret of its own, and its letters with it
        ("letters.Conversation.tag", "letters.Conversation.team", "letters.Conversation.author", "letters.Letter.sealed"),
        "tealight.letters.queries.rekeying.conversations_left",
        "tealight.letters.actions.rekey_conversation.rekey_conversation",
    ),
    "cases": Moved(  # each under a key of its own, which the ring has beside people's (decision 25)
        ("moderation.Case.snapshot", "moderation.CaseNote.sealed", "moderation.Referral.sealed", "moderation.SecondOpinion.sealed", "moderation.Claim.sealed"),
        "tealight.moderation.queries.rekeying.cases_left",
        "tealight.moderation.actions.rekey_case.rekey_case",
    ),
    "reports": Moved(  # of somebody without an account: a digest of their receipt's code, which no key made
        ("moderation.Report.tag", "moderation.Report.sealed"),
        "tealight.moderation.queries.rekeying.reports_left",
        "tealight.moderation.actions.rekey_report.rekey_report",
    ),
    "shifts of the team": Moved(
        ("rota.Shift.sealed",),
        "tealight.rota.queries.rekeying.shifts_left",
        "tealight.rota.actions.rekey_shift.rekey_shift",
    ),
    "notes from one on duty to the next": Moved(
        ("rota.HandOver.sealed",),
        "tealight.rota.queries.rekeying.notes_left",
        "tealight.rota.actions.rekey_hand_over.rekey_hand_over",
    ),
    "who was told of a danger": Moved(
        ("rota.Alert.sealed",),
        "tealight.rota.queries.rekeying.alerts_left",
        "tealight.rota.actions.rekey_alert.rekey_alert",
    ),
    "entries of the record of decisions": Moved(  # as deeds
        ("moderation.Entry.facts",),
        "tealight.moderation.queries.rekeying.entries_left",
        "tealight.moderation.actions.rekey_entry.rekey_entry",
    ),
    "complaints in the workbook": Moved(
        ("compliance.Complaint.sealed",),
        "tealight.compliance.queries.rekeying.complaints_left",
        "tealight.compliance.actions.rekey_complaint.rekey_complaint",
    ),
    "requests to come into rooms": Moved(
        ("groups.JoinRequest.tag", "groups.JoinRequest.body"),
        "tealight.groups.queries.rekeying.requests_left",
        "tealight.groups.actions.rekey_request.rekey_request",
    ),
    "people of circles": Moved(  # under the circle's key, which got a new generation before: operations/rekeying.py
        ("groups.Circle.roster",),
        "tealight.groups.queries.rekeying.rosters_left",
        "tealight.groups.actions.rekey_roster.rekey_roster",
    ),
    "messages to the team": Moved(
        ("help.TeamMessage.sealed", "help.TeamMessage.form_tag"),
        "tealight.help.queries.messages.messages_left",
        "tealight.help.actions.rekey_message.rekey_message",
    ),
    "lines of readers to the editors": Moved(
        ("magazine.HelpfulLine.sealed", "magazine.HelpfulAnswer.form_tag"),
        "tealight.magazine.queries.helpful.lines_left",
        "tealight.magazine.actions.rekey_helpful.rekey_helpful",
    ),
    "addresses that are mailed what is new": Moved(
        ("magazine.Subscriber.tag", "magazine.Subscriber.sealed"),
        "tealight.magazine.queries.by_mail.subscribers_left",
        "tealight.magazine.actions.rekey_subscriber.rekey_subscriber",
    ),
    "mail that waits": Moved(
        ("mail.OutgoingMail.sealed_to", "mail.OutgoingMail.sealed_body", "mail.OutgoingMail.sealed_leave"),
        "tealight.mail.queries.mail_left",
        "tealight.mail.actions.rekey_mail.rekey_mail",
    ),
    "drafts": Moved(
        ("stories.Draft.tag", "stories.Draft.body"),
        "tealight.stories.queries.rekeying.drafts_left",
        "tealight.stories.actions.rekey_draft.rekey_draft",
    ),
    "stories": Moved(
        ("stories.Story.sealed",),
        "tealight.stories.queries.rekeying.stories_left",
        "tealight.stories.actions.rekey_story.rekey_story",
    ),
    "replies": Moved(
        ("stories.Reply.sealed",),
        "tealight.stories.queries.rekeying.replies_left",
        "tealight.stories.actions.rekey_reply.rekey_reply",
    ),
    "reactions": Moved(
        ("stories.Reaction.tag", "stories.Reaction.sealed"),
        "tealight.stories.queries.rekeying.reactions_left",
        "tealight.stories.actions.rekey_reaction.rekey_reaction",
    ),
    "what the team left beside confessions": Moved(
        ("stories.Confession.letter",),
        "tealight.stories.queries.rekeying_confessions.confessions_left",
        "tealight.stories.actions.rekey_confession.rekey_confession",
    ),
    "reactions beside confessions": Moved(
        ("stories.ConfessionReaction.tag", "stories.ConfessionReaction.sealed"),
        "tealight.stories.queries.rekeying_confessions.confession_reactions_left",
        "tealight.stories.actions.rekey_confession_reaction.rekey_confession_reaction",
    ),
    "photos of pen names": Moved(  # and those of stories and replies with the words they stand in
        ("media.Photo.held_by", "media.Photo.key"),
        "tealight.stories.queries.rekeying.portraits_left",
        "tealight.stories.actions.rekey_portrait.rekey_portrait",
    ),
    "photos not shared yet": Moved(
        ("media.Upload.tag", "media.Upload.key"),
        "tealight.media.queries.uploads_left",
        "tealight.media.actions.rekey_upload.rekey_upload",
    ),
}

#: actions that end what can not be tagged anew, (viewer, now) each; the last says so on the page to sign in
ENDING: tuple[str, ...] = (
    "tealight.accounts.actions.end_ways_in.end_ways_in",
    "tealight.accounts.actions.end_every_export.end_every_export",
    "tealight.groups.actions.end_invitations.end_invitations",
    "tealight.mail.actions.forget_bounces.forget_bounces",
    "tealight.stories.actions.end_claims.end_claims",
    "tealight.place.actions.note_signed_out.note_signed_out",
)
#: column -> why it ends: its tag is made of something that stands nowhere
ENDED: dict[str, str] = {
    "accounts.Session.tag": "made of the cookie; people sign in again, and are told why",
    "accounts.Session.owner_tag": "goes with the session",
    "accounts.Session.body": "goes with the session",
    "accounts.Export.tag": "goes with the export, which joins all that somebody gave; they ask for another",
    "accounts.Export.owner": "goes with the export",
    "accounts.Export.key": "goes with the export",
    "accounts.Link.tag": "made of the link; whoever needs one asks for another",
    "accounts.Link.body": "goes with the link",
    "accounts.Throttle.tag": "made of the name that was typed; tries are counted from none",
    "accounts.FormerName.tag": "made of a name that nobody keeps; it is free before its 90 days are over",
    "accounts.FormerName.owner_tag": "goes with the name",
    "groups.GroupInvitation.tag": "made of the link; whoever gave one gives another",
    "groups.CircleInvitation.tag": "made of the link; whoever gave one gives another",
    "groups.CircleInvitation.circle_tag": "goes with the invitation",
    "groups.CircleInvitation.body": "goes with the invitation",
    "mail.Bounce.tag": "made of an address that stands in a sealed record alone; mail is tried once more",
    "stories.ShelfClaim.tag": "says for half an hour that somebody is writing; they say it again",
    "stories.ShelfClaim.sealed": "goes with the claim",
    "place.PlaceSettings.setup_tag": "made of the link into set-up; a start prints another",
}

#: column -> why it stays as it is
APART: dict[str, str] = {
    "magazine.DrawnCard.png": "a picture of a published title, under no key",
    "magazine.Subscriber.digest": "a digest of what stands in the links of somebody's mails, which work for ever",
    "moderation.Swap.tag": "of a case somebody left for today; the row goes the next night, and what waits is offered once more",
    "stories.Confession.again": "a digest under the code, of no key; emptied some hours after it was sent",
    "stories.Confession.tag": "a digest of the code its writer keeps, which stands nowhere else",
    "accounts.Deed.salt": "drawn by chance, what the record of deeds commits to",
    "moderation.Entry.salt": "drawn by chance, what the record of decisions commits to",
    "accounts.SpentCode.tag": "a code, or the note of a form, that is over in minutes; the row goes in two days",
    "keyring.RingEntry.owner_tag": "the ring's own, under the master key, which changes first",
    "keyring.RingEntry.wrapped": "the ring's own, under the master key, which changes first",
    "ledger.Link.digest": "a salted digest, of no key",
    "ledger.Link.previous": "a salted digest, of no key",
    "ledger.Link.hash": "a salted digest, of no key",
}
