from django.urls import path

from tealight.rota.views import caring, duty, notes, practice, week

app_name = "rota"

urlpatterns = [
    path("desk/rota/", week.index, name="week"),
    path("desk/rota/new/", week.new, name="new"),
    path("desk/rota/end/", week.put_away, name="put-away"),
    path("desk/rota/shifts/<int:shift>/take/", week.take, name="take"),
    path("desk/rota/shifts/<int:shift>/return/", week.give_back, name="give-back"),
    path("desk/rota/shifts/<int:shift>/remove/", week.remove, name="remove"),
    path("desk/rota/rest/", duty.rest, name="rest"),
    path("desk/rota/rest/end/", duty.end, name="rest-end"),
    path("desk/rota/today/", duty.not_today, name="not-today"),
    path("desk/rota/notes/", notes.index, name="notes"),
    path("desk/rota/notes/<int:note>/remove/", notes.remove, name="note-remove"),
    path("desk/practice/", practice.index, name="practice"),
    path("desk/practice/<slug:case>/", practice.one, name="practice-case"),
    path("desk/when-a-member-dies/", caring.after_a_death, name="after-a-death"),
]
