"""Where the CMS's “saved” waits for the next page: in the editor's browser, under a name bound to this host."""

from django.conf import settings
from django.contrib.messages.storage.cookie import CookieStorage


class EditorsMessages(CookieStorage):
    """Django's cookie of messages, named like our other cookies; gone with the browser window."""

    cookie_name = "__Host-done" if settings.SESSION_COOKIE_SECURE else "done"
