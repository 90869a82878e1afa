from django.urls import path

from tealight.help.views import (
    complaints,
    contact,
    desk_countries,
    desk_helplines,
    desk_messages,
    help_now,
    leave,
    rules,
)

app_name = "help"

urlpatterns = [
    path("help/", help_now.home, name="home"),
    path("help/<slug:country>/", help_now.country, name="country"),
    path("leave/", leave.leave, name="leave"),
    path("leave/about/", leave.about, name="leave-about"),
    path("rules/", rules.rules, name="rules"),
    path("complaints/", complaints.complaints, name="complaints"),
    path("complaints/sent/<int:number>/", complaints.sent, name="complaint-sent"),
    path("rules/<int:version>/", rules.version, name="rules-version"),
    path("contact/", contact.contact, name="contact"),
    path("contact/sent/", contact.sent, name="contact-sent"),
    path("desk/helplines/", desk_helplines.index, name="desk-helplines"),
    path("desk/helplines/new/<slug:country>/", desk_helplines.new, name="desk-helpline-new"),
    path("desk/helplines/countries/", desk_countries.new, name="desk-country-new"),
    path("desk/helplines/countries/<slug:country>/", desk_countries.edit, name="desk-country"),
    path("desk/helplines/<int:helpline>/", desk_helplines.edit, name="desk-helpline"),
    path("desk/helplines/<int:helpline>/verify/", desk_helplines.verify, name="desk-helpline-verify"),
    path("desk/helplines/<int:helpline>/retire/", desk_helplines.retire, name="desk-helpline-retire"),
    path("desk/helplines/<int:helpline>/restore/", desk_helplines.restore, name="desk-helpline-restore"),
    path("desk/messages/", desk_messages.index, name="desk-messages"),
    path("desk/messages/<int:message>/", desk_messages.message, name="desk-message"),
    path("desk/messages/<int:message>/take/", desk_messages.take, name="desk-message-take"),
    path("desk/messages/<int:message>/close/", desk_messages.close, name="desk-message-close"),
]
