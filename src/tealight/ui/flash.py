"""One sentence after a POST, shown by the next page.

A GET changes nothing, so nothing is stored to be consumed: the redirect carries a key from a fixed
table, signed for this browser. Without the signature anyone could send a member a link that makes
the place say "Your account is closed."
"""

from collections.abc import Callable
from hashlib import blake2b
from urllib.parse import parse_qsl, urlencode, urlsplit, urlunsplit

from django.http import HttpRequest, HttpResponse
from django.utils.crypto import constant_time_compare, salted_hmac

from tealight.ui.said import SENTENCES

PARAMETER = "said"


def _key(sentence: str) -> str:
    return blake2b(sentence.encode(), digest_size=3).hexdigest()


_BY_KEY = {_key(sentence): sentence for sentence in SENTENCES}


def flash(request: HttpRequest, sentence: str) -> None:
    """Let the page this request redirects to say `sentence`, which must stand in `ui/said.py`."""
    if _BY_KEY.get(_key(sentence)) != sentence:
        raise LookupError(f"Not in ui/said.py: {sentence!r}")
    request.tealight_said = sentence


def said(request: HttpRequest) -> str:
    """Return the sentence this request's address asks for, or "" when it is not ours to say."""
    key, _, signature = request.GET.get(PARAMETER, "").partition(".")
    sentence = _BY_KEY.get(key, "")
    if sentence and constant_time_compare(signature, _signature(request, key)):
        return sentence
    return ""


def flash_middleware(get_response: Callable[[HttpRequest], HttpResponse]):
    """Put what was flashed into the address of the redirect."""

    def respond(request: HttpRequest) -> HttpResponse:
        response = get_response(request)
        if not response.has_header("Location"):
            return response
        # A page that only leads on passes on what it was to say.
        sentence = getattr(request, "tealight_said", "") or said(request)
        if sentence:
            response["Location"] = _with_said(response["Location"], request, _key(sentence))
        return response

    return respond


def _with_said(address: str, request: HttpRequest, key: str) -> str:
    parts = urlsplit(address)
    query = [(name, value) for name, value in parse_qsl(parts.query) if name != PARAMETER]
    query.append((PARAMETER, f"{key}.{_signature(request, key)}"))
    return urlunsplit(parts._replace(query=urlencode(query)))


def _signature(request: HttpRequest, key: str) -> str:
    # The form token's secret is this browser's own: a link made in one browser says nothing in
    # another.
    own = request.META.get("CSRF_COOKIE", "")
    return salted_hmac("tealight.said", own + key).hexdigest()[:12] if own else "-"
