"""Who reacts to what happened: event verb -> dotted paths of jobs. Read it from top to bottom.

A room records an event and knows nothing of who listens; the worker turns the event into the jobs
named here and deletes it (decision 2). A verb nobody reacts to says NOBODY, so that silence is a decision.
"""

NOBODY: tuple[str, ...] = ()

LISTENERS: dict[str, tuple[str, ...]] = {
    "account.closed": ("tealight.search.jobs.tidy",),  # what they wrote leaves the index's pages
    "account.closing": ("tealight.accounts.jobs.erase_account",),
    "member.asked": NOBODY,  # shown to the team at /desk/people/
    "member.joined": NOBODY,
    "member.let_in": NOBODY,
    "member.turned_away": NOBODY,
    "persona.described": NOBODY,
    "persona.renamed": NOBODY,
    "role.granted": NOBODY,
    "role.revoked": NOBODY,
    "way_back.handed_over": NOBODY,
    "country.described": NOBODY,
    "helpline.added": NOBODY,
    "helpline.edited": NOBODY,
    "helpline.restored": NOBODY,
    "helpline.retired": NOBODY,
    "helpline.verified": NOBODY,
    "message.arrived": NOBODY,
    "message.closed": NOBODY,
    "message.taken": NOBODY,
    "note.added": NOBODY,
    "note.restored": NOBODY,
    "note.retired": NOBODY,
    "place.opened": NOBODY,
    "place.shaped": NOBODY,
    "room.asked_for": NOBODY,
    "room.closed": NOBODY,
    "room.edited": NOBODY,
    "room.laid": NOBODY,
    "room.opened": NOBODY,
    "portrait.appeared": NOBODY,
    "portrait.chosen": NOBODY,
    "portrait.taken_away": NOBODY,
    "reply.edited": ("tealight.notices.jobs.tell_of_reply",),  # only who is newly called by name
    "reply.erased": NOBODY,
    "reply.posted": ("tealight.notices.jobs.tell_of_reply",),
    "reply.withdrawn": NOBODY,
    "story.closed": NOBODY,
    "story.edited": ("tealight.notices.jobs.tell_of_story",),  # only who is newly called by name
    "story.erased": NOBODY,
    "story.opened": NOBODY,
    "story.shared": ("tealight.notices.jobs.tell_of_story",),
    "story.withdrawn": NOBODY,
    "photo.shared": ("tealight.media.jobs.prepare_photo",),
    "upload.arrived": ("tealight.media.jobs.clean_upload",),
}
