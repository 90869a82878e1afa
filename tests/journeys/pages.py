"""Every page there is to read: its route, who reads it, and its address in the sample.

`{names}` are filled in from `addresses` in beside.py. A route that can be read and is not here fails
test_every_route_that_can_be_read_is_walked; one that leads on elsewhere stands in LEADS_ON.
"""

VISITOR = ""
NEW, ADA, MARIGOLD = "Quiet Newcomer", "Ada Winter", "Marigold Lane"
MIRA, HAZEL = "Mira Holt", "Hazel Dunn"

PAGES: tuple[tuple[str, str, str], ...] = (
    # anyone
    ("web:home", VISITOR, "/"),
    ("groups:rooms", VISITOR, "/rooms/"),
    ("stories:room", VISITOR, "/rooms/late-loss/"),
    ("groups:room-invitation", VISITOR, "/rooms/invitation/{room_invitation}/"),
    ("groups:room-invitation", VISITOR, "/rooms/invitation/nothing/"),
    ("groups:circle-invitation", VISITOR, "/circle/invitation/{circle_invitation}/"),
    ("help:home", VISITOR, "/help/"),
    ("help:country", VISITOR, "/help/gb/"),
    ("help:country", VISITOR, "/help/il/"),
    ("help:rules", VISITOR, "/rules/"),
    ("help:contact", VISITOR, "/contact/"),
    ("help:contact-sent", VISITOR, "/contact/sent/"),
    ("help:leave-about", VISITOR, "/leave/about/"),
    ("accounts:sign_in", VISITOR, "/sign-in/"),
    ("accounts:sign_out", VISITOR, "/sign-out/"),
    ("accounts:second_step", VISITOR, "/sign-in/second/"),
    ("stories:story", VISITOR, "/stories/{for_anyone}/"),
    ("a page that is not there", VISITOR, "/nothing-is-here/"),
    ("web:cabinet", VISITOR, "/cabinet/"),
    ("web:cabinet-page", VISITOR, "/cabinet/welcome/"),
    # a member reads
    ("stories:feed", ADA, "/stories/"),
    ("stories:room", ADA, "/rooms/late-loss/"),
    ("stories:room", ADA, "/rooms/tfmr/"),
    ("groups:rooms", ADA, "/rooms/"),
    ("stories:story", ADA, "/stories/{ticket}/"),
    ("stories:story", ADA, "/stories/{covered}/"),
    ("stories:story", ADA, "/stories/{hers}/"),
    ("stories:story", ADA, "/stories/{in_circle}/"),
    ("stories:person", ADA, "/people/{persona}/"),
    ("stories:kept", ADA, "/kept/"),
    ("notices:notices", MARIGOLD, "/notices/"),
    ("notices:notices", NEW, "/notices/"),
    # a member writes
    ("stories:new", ADA, "/stories/new/"),
    ("stories:mine", ADA, "/stories/mine/"),
    ("stories:drafts", ADA, "/stories/drafts/"),
    ("stories:draft", ADA, "/stories/drafts/{draft}/"),
    ("stories:throw_away", ADA, "/stories/drafts/{draft}/throw-away/"),
    ("stories:edit", ADA, "/stories/{hers}/edit/"),
    ("stories:withdrawal", ADA, "/stories/{hers}/withdrawal/"),
    ("stories:edit_reply", ADA, "/stories/{answered}/replies/{her_reply}/edit/"),
    ("stories:reply_withdrawal", ADA, "/stories/{answered}/replies/{her_reply}/withdrawal/"),
    # rooms and circles
    ("groups:ask", NEW, "/rooms/tfmr/ask/"),
    ("groups:leave", ADA, "/rooms/late-loss/leave/"),
    ("groups:lift", ADA, "/rooms/late-loss/filters/"),
    ("groups:move", ADA, "/rooms/move/"),
    ("groups:room-invitation", ADA, "/rooms/invitation/{room_invitation}/"),
    ("groups:circle", ADA, "/circle/"),
    ("groups:circle", NEW, "/circle/"),
    ("groups:circle-leave", ADA, "/circle/{bens_circle}/leave/"),
    ("groups:circle-remove", ADA, "/circle/people/{in_her_circle}/remove/"),
    ("groups:circle-invitation", ADA, "/circle/invitation/{circle_invitation}/"),
    ("groups:first_rooms", NEW, "/join/rooms/"),
    ("groups:come_in", NEW, "/join/come-in/"),
    # one's own things
    ("accounts:again", ADA, "/sign-in/again/"),
    ("accounts:sign_out", ADA, "/sign-out/"),
    # the team's desk
    ("stories:held", MIRA, "/desk/held/"),
    ("groups:desk-rooms", MIRA, "/desk/rooms/"),
    ("groups:desk-requests", MIRA, "/desk/requests/"),
    ("groups:desk-room", HAZEL, "/desk/rooms/late-loss/"),
    ("help:desk-helplines", HAZEL, "/desk/helplines/"),
    ("help:desk-helpline", HAZEL, "/desk/helplines/{helpline}/"),
    ("help:desk-helpline-new", HAZEL, "/desk/helplines/new/gb/"),
    ("help:desk-country-new", HAZEL, "/desk/helplines/countries/"),
    ("help:desk-country", HAZEL, "/desk/helplines/countries/gb/"),
    ("help:desk-messages", HAZEL, "/desk/messages/"),
    ("help:desk-message", HAZEL, "/desk/messages/{message}/"),
    ("place:desk", HAZEL, "/desk/place/"),
    ("place:desk-part", HAZEL, "/desk/place/{part}/"),
)

#: routes a browser reads without seeing a page of them
LEADS_ON = {
    "help:leave": "away from here",
    "stories:reply_place": "to the line where a reply stands",
    "web:display": "back to where it was asked",
}
