"""Places on a page that another room may fill: slot -> dotted path of a query.

A query is asked as someone: `query(viewer, place, now)`. The page's room leaves a slot
(kernel/slots.py) and knows nothing of who fills it, so that an article can stand beside a
thread without either room knowing the other. A slot that is not named here stays empty.
"""

SLOTS: dict[str, str] = {
    "among the notices": "tealight.letters.queries.own.new_letters",
    "article beside the thread": "tealight.magazine.queries.related.articles_for_story",  # and the id of the story
    "articles reported": "tealight.moderation.queries.articles_reported.articles_reported",
    "articles kept": "tealight.magazine.queries.kept.kept_articles",
    "hours beside the composer": "tealight.rota.queries.hours_beside",
    # left by an article that is not clinical, and by no other
    "under an article": "tealight.stories.queries.confessions.teaser",
    "decision beside a confession": "tealight.moderation.queries.told.decision_told",
    "duty name": "tealight.rota.queries.desk.duty_name_here",
    "duty at the desk": "tealight.rota.queries.desk.duty_line",
}
