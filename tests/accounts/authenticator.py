"""A passkey made of software: enough of an authenticator for tests to sign in with one."""

import base64
import hashlib
import json
import os

from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from fido2 import cbor
from fido2.cose import ES256
from fido2.webauthn import AttestedCredentialData, AuthenticatorData

ORIGIN, RP = "http://testserver", "testserver"
_UP, _UV, _AT = 1, 4, 64


def _b64(raw: bytes) -> str:
    return base64.urlsafe_b64encode(raw).decode().rstrip("=")


class Authenticator:
    """One key, which its owner may verify themselves to, or not."""

    def __init__(self):
        self.id = os.urandom(16)
        self._key = ec.generate_private_key(ec.SECP256R1())

    def make(self, browser) -> None:
        """Become a passkey of whoever is signed in with `browser`."""
        asked = self._asked(browser, "/account/security/passkeys/question/")
        self.handle = asked["user"]["id"]
        kept = AttestedCredentialData.create(b"\0" * 16, self.id, ES256.from_cryptography_key(self._key.public_key()))
        client = self._client("webauthn.create", asked)
        data = AuthenticatorData.create(self._rp(), _UP | _UV | _AT, 0, kept)
        made = cbor.encode({"fmt": "none", "attStmt": {}, "authData": bytes(data)})
        credential = self._credential({"clientDataJSON": _b64(client), "attestationObject": _b64(made)})
        page = browser.post("/account/security/passkeys/new/", {"credential": credential, "name": "Passkey 1"})
        assert page.status == 303, page.main

    def answer(self, browser, url: str, *, verified: bool = True, **fields) -> str:
        """Return the answer to the question `url` asks; `verified`: with a fingerprint, not a touch alone."""
        client = self._client("webauthn.get", self._asked(browser, url, **fields))
        data = bytes(AuthenticatorData.create(self._rp(), _UP | (_UV if verified else 0), 1))
        signed = self._key.sign(data + hashlib.sha256(client).digest(), ec.ECDSA(hashes.SHA256()))
        return self._credential({
            "clientDataJSON": _b64(client), "authenticatorData": _b64(data), "signature": _b64(signed),
            "userHandle": self.handle,
        })

    def _asked(self, browser, url: str, **fields) -> dict:
        return browser.post(url, fields).response.json()["publicKey"]

    def _client(self, kind: str, asked: dict) -> bytes:
        return json.dumps({"type": kind, "challenge": asked["challenge"], "origin": ORIGIN, "crossOrigin": False}).encode()

    def _rp(self) -> bytes:
        return hashlib.sha256(RP.encode()).digest()

    def _credential(self, response: dict) -> str:
        return json.dumps({
            "id": _b64(self.id), "rawId": _b64(self.id), "type": "public-key", "response": response,
            "clientExtensionResults": {"credProps": {"rk": True}},
        })
