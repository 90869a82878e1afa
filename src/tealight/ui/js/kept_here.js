// Where somebody switched it on (/account/device/), keeps in this browser what could not be sent, sealed
// with a key that only their own signed-in pages carry, and offers it back where it was being written.
// Wiped once it is saved, by leaving, by signing out and by switching off. Stands inside <draft-keeper>.
{
  const START = "words.";
  const OURS = ["csrfmiddlewaretoken", "do", "offer", "photos"];
  const KEY = document.documentElement.dataset.words;
  const store = (() => { try { return localStorage; } catch { return null; } })();
  const names = () => Object.keys(store ?? {}).filter((name) => name.startsWith(START));
  const wipe = () => names().forEach((name) => store.removeItem(name));
  let leaving = false;

  if (KEY === "no") wipe();
  addEventListener("tealight:leaving", () => { leaving = true; wipe(); });

  const text = (bytes) => btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(""));
  const bytes = (words) => Uint8Array.from(atob(words), (sign) => sign.charCodeAt(0));
  const key = () => crypto.subtle.importKey("raw", bytes(KEY), "AES-GCM", false, ["encrypt", "decrypt"]);

  async function seal(facts) {
    const iv = crypto.getRandomValues(new Uint8Array(12));
    const sealed = await crypto.subtle.encrypt({ name: "AES-GCM", iv }, await key(), new TextEncoder().encode(JSON.stringify(facts)));
    return text([...iv, ...new Uint8Array(sealed)]);
  }

  async function open(sealed) {
    const all = bytes(sealed);
    const plain = await crypto.subtle.decrypt({ name: "AES-GCM", iv: all.slice(0, 12) }, await key(), all.slice(12));
    return JSON.parse(new TextDecoder().decode(plain));
  }

  function make(tag, className, textContent = "") {
    return Object.assign(document.createElement(tag), { className, textContent });
  }

  class KeptHere extends HTMLElement {
    connectedCallback() {
      this.form = this.closest("form");
      this.place = this.closest("draft-keeper")?.dataset.save;
      if (this.form && this.place && store && KEY && KEY !== "no" && globalThis.crypto?.subtle) this.offerAll();
      else this.place = "";
    }

    get name() {
      return START + (this.form.elements.namedItem("window")?.value ?? "");
    }

    // Says whether it is kept: a full store or a browser that refuses is no reason to claim so.
    async keep() {
      if (!this.place) return false;
      const fields = [...new FormData(this.form)].filter(([name]) => !OURS.includes(name));
      try {
        const sealed = await seal({ place: this.place, at: Date.now(), fields });
        if (!leaving) store.setItem(this.name, sealed);
        return !leaving;
      } catch {
        return false;
      }
    }

    forget(name = this.name) {
      if (this.place) store.removeItem(name);
    }

    async offerAll() {
      for (const name of names()) {
        const kept = await open(store.getItem(name)).catch(() => null);
        if (kept?.place === this.place) this.offer(name, kept);
      }
    }

    offer(name, kept) {
      const when = new Date(kept.at).toLocaleString(document.documentElement.lang, { weekday: "long", hour: "numeric", minute: "2-digit" });
      const box = make("div", "offer");
      const words = make("div", "offer__words");
      words.append(make("p", "offer__title", `Words from ${when}`), make("p", "hint", "Kept in this browser when there was no connection."));
      const acts = make("div", "offer__acts");
      for (const [label, kind, act] of [["Put them back", "", () => this.putBack(kept)], ["Throw them away", " button--quiet", () => this.forget(name)]]) {
        const button = make("button", `button button--small${kind}`, label);
        button.type = "button";
        button.addEventListener("click", () => { act(); box.remove(); });
        acts.append(button);
      }
      box.append(words, acts);
      this.append(box);
    }

    putBack({ fields }) {
      for (const field of this.form.elements) {
        const values = fields.filter(([name]) => name === field.name).map(([, value]) => value);
        if (OURS.includes(field.name) || !field.name) continue;
        if (field.type === "radio" || field.type === "checkbox") field.checked = values.includes(field.value);
        else if (values.length) field.value = values[0];
      }
      this.form.querySelector("textarea").focus();
      this.form.dispatchEvent(new Event("input", { bubbles: true }));
      this.form.dispatchEvent(new Event("change", { bubbles: true }));
    }
  }

  customElements.define("kept-here", KeptHere);
}
