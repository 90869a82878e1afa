from django.urls import path

from tealight.letters.views import desk, own

app_name = "letters"

urlpatterns = [
    path("letters/", own.index, name="letters"),
    path("letters/<int:conversation>/", own.conversation, name="conversation"),
    path("letters/<int:conversation>/erasure/", own.erasure, name="erasure"),
    path("desk/letters/", desk.index, name="desk-letters"),
    path("desk/letters/closed/", desk.closed, name="desk-closed"),
    path("desk/letters/new/<int:face>/", desk.new, name="desk-new"),
    path("desk/letters/<int:conversation>/", desk.conversation, name="desk-conversation"),
    path("desk/letters/<int:conversation>/closing/", desk.closing, name="desk-closing"),
]
