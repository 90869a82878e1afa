// <pass-key data-ask="/sign-in/passkey/">: asks the place for a question, the browser for a passkey,
// and sends the answer with the form around it. Without script, or without passkeys, it stays hidden.

const bytes = (text) =>
  Uint8Array.from(atob(text.replace(/-/g, "+").replace(/_/g, "/")), (sign) => sign.charCodeAt(0));
const text = (buffer) =>
  btoa(String.fromCharCode(...new Uint8Array(buffer))).replace(/\+/g, "-").replace(/\//g, "_").replace(/=+$/, "");

function question(options) {
  const key = { ...options, challenge: bytes(options.challenge) };
  const decoded = (list) => (list || []).map((entry) => ({ ...entry, id: bytes(entry.id) }));
  if (options.user) key.user = { ...options.user, id: bytes(options.user.id) };
  if (options.allowCredentials) key.allowCredentials = decoded(options.allowCredentials);
  if (options.excludeCredentials) key.excludeCredentials = decoded(options.excludeCredentials);
  return key;
}

function answer(credential) {
  const response = { clientDataJSON: text(credential.response.clientDataJSON) };
  for (const name of ["attestationObject", "authenticatorData", "signature", "userHandle"]) {
    if (credential.response[name]) response[name] = text(credential.response[name]);
  }
  return {
    id: credential.id,
    rawId: text(credential.rawId),
    type: credential.type,
    clientExtensionResults: credential.getClientExtensionResults(),
    response,
  };
}

class PassKey extends HTMLElement {
  connectedCallback() {
    // Browsers keep passkeys for names only: under a bare number the button could only fail.
    if (!window.PublicKeyCredential || /^[\d.]+$|:/.test(location.hostname)) return;
    this.hidden = false;
    this.querySelector("button").addEventListener("click", () => this.ask());
  }

  async ask() {
    const form = this.closest("form");
    this.say("");
    try {
      const asking = new FormData();
      for (const name of ["csrfmiddlewaretoken", "pending"]) {
        if (form.elements[name]) asking.append(name, form.elements[name].value);
      }
      const asked = await fetch(this.dataset.ask, { method: "POST", body: asking });
      if (!asked.ok) throw new Error("refused");
      const { publicKey } = await asked.json();
      const made = this.hasAttribute("data-make")
        ? await navigator.credentials.create({ publicKey: question(publicKey) })
        : await navigator.credentials.get({ publicKey: question(publicKey) });
      const field = document.createElement("input");
      field.type = "hidden";
      field.name = "credential";
      field.value = JSON.stringify(answer(made));
      form.append(field);
      form.noValidate = true;
      form.submit();
    } catch {
      this.say("The passkey was not used. You can try again, or go another way.");
    }
  }

  say(words) {
    this.querySelector("[role=status]").textContent = words;
  }
}

customElements.define("pass-key", PassKey);
