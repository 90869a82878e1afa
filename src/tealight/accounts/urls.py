"""Addresses of joining, signing in, coming back, and a member's own things."""

from django.urls import path

from tealight.accounts.views import again, passkeys, sign_in, sign_out

app_name = "accounts"

urlpatterns = [
    path("sign-in/", sign_in.sign_in, name="sign_in"),
    path("sign-in/second/", sign_in.second_step, name="second_step"),
    path("sign-in/passkey/", passkeys.ask_for_passkey, name="ask_for_passkey"),
    path("sign-in/again/", again.again, name="again"),
    path("sign-in/again/passkey/", passkeys.ask_own_passkey, name="ask_own_passkey"),
    path("sign-out/", sign_out.sign_out, name="sign_out"),
]
