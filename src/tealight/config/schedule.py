"""What happens by itself, and when: name -> the job's dotted path, and how often or at what hour.

`Every(job, timedelta)` again and again; `Daily(job, hour=3)` once a day, in the place's own time.
"""

from datetime import timedelta

from tealight.jobs.schedule import Daily, Every, Schedule

SCHEDULE: Schedule = {
    "show-what-is-due": Every("tealight.stories.jobs.show_what_is_due", timedelta(minutes=10)),
    "count-people": Every("tealight.groups.jobs.count_people", timedelta(days=7)),
    # More often than once an hour, so that whoever copies every hour finds each record changed in every copy.
    "seal-records-anew": Every("tealight.accounts.jobs.seal_records_anew", timedelta(minutes=50)),
    # The log and the newest pieces of the index have the order of what was written since: of a minute, not of ten.
    "cut-log": Every("tealight.ledger.jobs.cut_log", timedelta(minutes=1)),
    "mix-index": Every("tealight.search.jobs.mix", timedelta(minutes=1)),
    "mix-rows": Every("tealight.stories.jobs.mix", timedelta(minutes=1)),
    "publish-articles": Every("tealight.magazine.jobs.publish_what_is_due", timedelta(minutes=1)),
    "settle-articles": Every("tealight.magazine.jobs.settle_what_changed", timedelta(minutes=1)),
    "compare-articles": Every("tealight.magazine.jobs.compare_what_changed", timedelta(minutes=1)),
    "draw-cards": Every("tealight.magazine.jobs.draw_cards", timedelta(minutes=1)),
    "forget-old-failures": Daily("tealight.jobs.jobs.forget_old_failures", hour=3),
    "prune-old-mail": Daily("tealight.mail.jobs.prune_old_mail", hour=3),
    "forget-expired-sign-ins": Daily("tealight.accounts.jobs.forget_expired", hour=3),
    "forget-exports": Every("tealight.accounts.jobs.forget_exports", timedelta(hours=1)),
    "forget-uploads": Daily("tealight.media.jobs.forget_uploads", hour=3),
    "forget-invitations": Daily("tealight.groups.jobs.forget_invitations", hour=3),
    "forget-claims": Daily("tealight.stories.jobs.forget_claims", hour=3),
    "tidy-index": Daily("tealight.search.jobs.tidy", hour=4),
    "forget-unsealings": Every("tealight.moderation.jobs.forget_unsealings", timedelta(hours=1)),
    "forget-decisions": Daily("tealight.moderation.jobs.forget_decisions", hour=3),
    "forget-cases": Daily("tealight.moderation.jobs.forget_cases", hour=3),
    "tidy-desk": Daily("tealight.moderation.jobs.tidy_desk", hour=7),
    "close-due-accounts": Daily("tealight.accounts.jobs.close_due_accounts", hour=3),
    "erase-scattered": Every("tealight.accounts.jobs.erase_scattered", timedelta(hours=1)),
    "copy-key-ring": Daily("tealight.accounts.jobs.copy_ring", hour=2),
    "erase-old-conversations": Daily("tealight.letters.jobs.erase_old_conversations", hour=3),
    "tend-rota": Every("tealight.rota.jobs.tend_rota", timedelta(minutes=5)),
    "prune-rota": Daily("tealight.rota.jobs.prune_rota", hour=3),
    "mail-new-articles": Daily("tealight.magazine.jobs.mail_new_articles", hour=10),  # leaves on Thursdays
    "forget-askings": Daily("tealight.magazine.jobs.forget_askings", hour=3),
    "forget-helpful-lines": Daily("tealight.magazine.jobs.forget_helpful_lines", hour=3),
    "erase-old-messages": Daily("tealight.help.jobs.erase_old_messages", hour=3),
}
