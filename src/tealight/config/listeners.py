"""Who reacts to what happened: event verb -> dotted paths of jobs. Read it from top to bottom.

A room records an event and knows nothing of who listens; the worker turns the event into the jobs
named here and deletes it (decision 2). A verb nobody reacts to says NOBODY, so that silence is a decision.
"""

NOBODY: tuple[str, ...] = ()

LISTENERS: dict[str, tuple[str, ...]] = {
    "account.closed": ("tealight.search.jobs.tidy",),  # what they wrote leaves the index's pages
    "account.closing": ("tealight.accounts.jobs.erase_account",),
    "export.asked": ("tealight.accounts.jobs.make_export",),
    "article.taken_back": NOBODY,  # stands among what readers say, for the editors
    "letter.answered": NOBODY,  # stands first on the desk
    "letter.written": NOBODY,  # whom it is for finds it by looking
    "member.asked": NOBODY,  # shown to the team at /desk/people/
    "member.joined": NOBODY,
    "member.let_in": NOBODY,
    "member.turned_away": NOBODY,
    "persona.described": NOBODY,
    "persona.renamed": NOBODY,
    "role.granted": NOBODY,
    "role.revoked": ("tealight.rota.jobs.free_shifts",),  # what they were on the list for waits for somebody else
    "way_back.handed_over": NOBODY,
    "confession.answered": NOBODY,  # whoever has the code finds it
    "confession.appeared": ("tealight.moderation.jobs.mind_confession",),
    "confession.erased": ("tealight.moderation.jobs.mind_confession",),
    "confession.held": NOBODY,
    "confession.noted": NOBODY,
    "confession.removed": NOBODY,
    "confession.restored": NOBODY,
    "confession.sent": ("tealight.moderation.jobs.mind_confession",),
    "conversation.closed": NOBODY,
    "conversation.erased": NOBODY,  # whoever erases it is asked for no reason
    "case.alarmed": ("tealight.rota.jobs.alert_on_duty",),
    "case.opened": NOBODY,  # stands in the queue
    "country.described": NOBODY,
    "danger.answered": ("tealight.moderation.jobs.note_answer",),
    "danger.misread": ("tealight.moderation.jobs.note_not_meant",),
    "danger.noticed": ("tealight.moderation.jobs.open_danger_case",),
    "helpline.added": NOBODY,
    "helpline.edited": NOBODY,
    "helpline.restored": NOBODY,
    "helpline.retired": NOBODY,
    "helpline.verified": NOBODY,
    "message.arrived": NOBODY,
    "message.closed": NOBODY,
    "message.taken": NOBODY,
    "note.added": NOBODY,
    "note.proposed": NOBODY,  # stands at the desk
    "note.turned_down": NOBODY,
    "note.restored": NOBODY,
    "note.retired": NOBODY,
    "place.opened": NOBODY,
    "place.shaped": NOBODY,
    "rules.written": NOBODY,  # whom they hold for finds it on their first page
    "words.let_be": NOBODY,
    "words.noticed": ("tealight.moderation.jobs.open_words_case",),
    "words.watched": NOBODY,
    "room.asked_for": NOBODY,
    "room.closed": NOBODY,
    "room.edited": NOBODY,
    "room.laid": NOBODY,
    "room.opened": NOBODY,
    "appeal.heard": NOBODY,  # stands with the letter, where its author looks
    "chapter.signed": NOBODY,  # the desk says when it is looked at again
    "complaint.answered": NOBODY,
    "complaint.emptied": NOBODY,
    "complaint.logged": NOBODY,  # stands in the log
    "sheet.written": NOBODY,
    "case.decided": ("tealight.rota.jobs.end_alert",),
    "decision.made": NOBODY,  # a letter, where its author looks
    "decision.undone": NOBODY,  # stands with the letter
    "portrait.appeared": ("tealight.moderation.jobs.mind_portrait",),
    "portrait.chosen": ("tealight.moderation.jobs.mind_portrait",),
    "portrait.held": NOBODY,
    "portrait.taken_away": ("tealight.moderation.jobs.mind_portrait",),
    "reply.edited": ("tealight.notices.jobs.tell_of_reply", "tealight.moderation.jobs.mind_reply"),  # told: only who is newly called by name
    "reply.erased": ("tealight.moderation.jobs.mind_reply",),
    "reply.posted": ("tealight.notices.jobs.tell_of_reply", "tealight.moderation.jobs.mind_reply"),
    "reply.noted": ("tealight.notices.jobs.tell_of_reply_noted",),
    "reply.withdrawn": ("tealight.moderation.jobs.mind_reply",),
    "story.closed": NOBODY,
    "story.edited": ("tealight.notices.jobs.tell_of_story", "tealight.moderation.jobs.mind_story", "tealight.magazine.jobs.match_story"),  # told: only who is newly called by name
    "story.erased": ("tealight.moderation.jobs.mind_story",),
    "story.noted": ("tealight.notices.jobs.tell_of_story_noted",),
    "story.narrowed": NOBODY,
    "story.opened": NOBODY,
    "story.shared": ("tealight.notices.jobs.tell_of_story", "tealight.moderation.jobs.mind_story", "tealight.magazine.jobs.match_story"),
    "story.widened": NOBODY,
    "story.withdrawn": ("tealight.moderation.jobs.mind_story", "tealight.magazine.jobs.unmatch_story"),
    "shift.added": NOBODY,
    "shift.given_back": NOBODY,  # stands on the list
    "shift.removed": NOBODY,
    "shift.rested": NOBODY,  # nobody hears who rests
    "shift.taken": NOBODY,
    "hand_over.left": NOBODY,  # read by whoever comes next
    "hand_over.taken_away": NOBODY,
    "rota.put_away": NOBODY,
    "shared.held": NOBODY,  # whoever wrote it finds a letter
    "shared.noted": NOBODY,
    "shared.released": NOBODY,
    "shared.removed": NOBODY,
    "shared.restored": NOBODY,
    "sanction.appealed": NOBODY,
    "sanction.decided": NOBODY,
    "sanction.lifted": NOBODY,
    "unsealing.agreed": NOBODY,  # who was named finds it by looking
    "unsealing.asked": NOBODY,  # stands on the keyholders' desk
    "unsealing.refused": NOBODY,
    "photo.shared": ("tealight.media.jobs.prepare_photo",),
    "upload.arrived": ("tealight.media.jobs.clean_upload",),
}
