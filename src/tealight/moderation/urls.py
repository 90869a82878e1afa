from django.urls import path

from tealight.moderation.views import (
    case,
    deciding,
    decisions,
    own,
    queue,
    referrals,
    reports,
    transparency,
    unsealing,
    wave,
)

app_name = "moderation"

_STORY = "stories/<int:story_id>/"
_REPLY = _STORY + "replies/<int:reply_id>/"
_PERSON = "people/<int:persona_id>/"
_CASE = "desk/cases/<int:case>/"

urlpatterns = [
    path("account/decisions/", own.index, name="letters"),
    path("account/decisions/<int:decision>/", own.one, name="letter"),
    path("desk/cases/<int:case>/decide/", deciding.decide, name="decide"),
    path("desk/decisions/", decisions.index, name="decisions"),
    path("desk/decisions/<int:decision>/", decisions.one, name="decided"),
    path("desk/decisions/<int:decision>/undoing/", decisions.undo, name="undo"),
    path("desk/decisions/<int:decision>/hearing/", decisions.hearing, name="hearing"),
    path("desk/wave/", wave.wave, name="wave"),
    path("transparency/", transparency.page, name="transparency"),
    path("transparency/decisions.csv", transparency.as_csv, name="transparency-csv"),
    path("transparency/decisions.json", transparency.as_json, name="transparency-json"),
    path(_STORY + "report/", reports.story, name="report-story"),
    path(_REPLY + "report/", reports.reply, name="report-reply"),
    path(_PERSON + "report/", reports.person, name="report-person"),
    path(_PERSON + "photo/report/", reports.photo, name="report-photo"),
    path(_STORY + "worry/", reports.worry_story, name="worry-story"),
    path(_REPLY + "worry/", reports.worry_reply, name="worry-reply"),
    path(_PERSON + "worry/", reports.worry_person, name="worry-person"),
    path("reading/<slug:slug>/report/", reports.article, name="report-article"),
    path("reading/<slug:slug>/worry/", reports.worry_article, name="worry-article"),
    path("small-hours/<int:confession_id>/report/", reports.confession, name="report-confession"),
    path("small-hours/<int:confession_id>/worry/", reports.worry_confession, name="worry-confession"),
    path("report/", reports.by_address, name="report"),
    path("report/worry/", reports.worry, name="worry"),
    path("report/sent/", reports.sent, name="reported"),
    path("report/receipt/", reports.receipt, name="receipt"),
    path("account/reports/", reports.mine, name="own-reports"),
    path("desk/queue/", queue.index, name="queue"),
    path(_CASE, case.one, name="case"),
    path(_CASE + "claim/", case.claim, name="case-claim"),
    path(_CASE + "release/", case.release, name="case-release"),
    path(_CASE + "swap/", case.swap, name="case-swap"),
    path(_CASE + "opinion/", case.opinion, name="case-opinion"),
    path(_CASE + "opinion/answer/", case.answer, name="case-answer"),
    path(_CASE + "notes/", case.note, name="case-note"),
    path(_CASE + "word/", case.word, name="case-word"),
    path("desk/cases/<int:case_id>/referrals/", referrals.log, name="referrals"),
    path("desk/unsealing/", unsealing.index, name="unsealings"),
    path("desk/unsealing/new/", unsealing.new, name="unsealing-new"),
    path("desk/unsealing/<int:unsealing>/", unsealing.one, name="unsealing"),
    path("desk/unsealing/<int:unsealing>/agreement/", unsealing.agree, name="unsealing-agreement"),
    path("desk/unsealing/<int:unsealing>/refusal/", unsealing.turn_down, name="unsealing-refusal"),
]
