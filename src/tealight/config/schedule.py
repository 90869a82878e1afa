"""What happens by itself, and when: name -> the job's dotted path, and how often or at what hour.

`Every(job, timedelta)` again and again; `Daily(job, hour=3)` once a day, in the place's own time.
"""

from datetime import timedelta

from tealight.jobs.schedule import Daily, Every, Schedule

SCHEDULE: Schedule = {
    "cut-log": Every("tealight.ledger.jobs.cut_log", timedelta(minutes=10)),
    "forget-old-failures": Daily("tealight.jobs.jobs.forget_old_failures", hour=3),
    "prune-old-mail": Daily("tealight.mail.jobs.prune_old_mail", hour=3),
    "forget-expired-sign-ins": Daily("tealight.accounts.jobs.forget_expired", hour=3),
    "forget-uploads": Daily("tealight.media.jobs.forget_uploads", hour=3),
    "forget-invitations": Daily("tealight.groups.jobs.forget_invitations", hour=3),
    "tidy-index": Daily("tealight.search.jobs.tidy", hour=4),
    "erase-old-messages": Daily("tealight.help.jobs.erase_old_messages", hour=3),
}
