from django.urls import path

from tealight.groups.views import circle, desk, first, invitations, move, rooms, rules, words

app_name = "groups"

urlpatterns = [
    path("rooms/", rooms.index, name="rooms"),
    path("rules/seen/", rules.seen, name="rules-seen"),
    path("rooms/move/", move.move, name="move"),
    path("rooms/invitation/<str:token>/", invitations.room_invitation, name="room-invitation"),
    path("rooms/<slug:slug>/join/", rooms.join, name="join"),
    path("rooms/<slug:slug>/leave/", rooms.leave, name="leave"),
    path("rooms/<slug:slug>/filters/", rooms.lift, name="lift"),
    path("rooms/<slug:slug>/rules/", rules.rules, name="rules"),
    path("rooms/<slug:slug>/rules/<int:version>/", rules.version, name="rules-version"),
    path("rooms/<slug:slug>/ask/", rooms.ask, name="ask"),
    path("rooms/<slug:slug>/ask/take-back/", rooms.take_back, name="take-back-request"),
    path("join/rooms/", first.first_rooms, name="first_rooms"),
    path("join/come-in/", first.come_in, name="come_in"),
    path("circle/", circle.circle, name="circle"),
    path("circle/make/", circle.make, name="circle-make"),
    path("circle/invitations/", circle.invite, name="circle-invite"),
    path("circle/invitations/<int:invitation>/take-back/", circle.take_back, name="circle-take-back"),
    path("circle/people/<int:persona>/remove/", circle.remove, name="circle-remove"),
    path("circle/<int:circle>/leave/", circle.leave, name="circle-leave"),
    path("circle/invitation/<str:token>/", invitations.circle_invitation, name="circle-invitation"),
    path("desk/rooms/", desk.rooms, name="desk-rooms"),
    path("desk/rooms/new/", desk.add, name="desk-room-new"),
    path("desk/rooms/<slug:slug>/", desk.room, name="desk-room"),
    path("desk/rooms/<slug:slug>/rules/", rules.write, name="desk-room-rules"),
    path("desk/rooms/<slug:slug>/open/", desk.open_it, name="desk-room-open"),
    path("desk/rooms/<slug:slug>/close/", desk.close_it, name="desk-room-close"),
    path("desk/rooms/<slug:slug>/invitation/", desk.invite, name="desk-room-invite"),
    path("desk/words/", words.index, name="desk-words"),
    path("desk/words/<int:word>/let-be/", words.let_be, name="desk-word-let-be"),
    path("desk/requests/", desk.requests, name="desk-requests"),
    path("desk/requests/<int:asked>/answer/", desk.answer, name="desk-request-answer"),
]
