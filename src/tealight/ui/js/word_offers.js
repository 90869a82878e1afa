// While somebody writes, asks now and then what might be suggested, and shows one thing at a time. Taken or
// declined by one press; what was declined stays so for this draft. Never in the way of sharing, never takes
// the focus. Needs data-look; data-answers says whom a reply answers. The words are kept nowhere.
{
  const REST = 2500;
  const LEAST = 5000;
  const SENT = ["title", "body", "notes", "audience", "declined"];

  class WordOffers extends HTMLElement {
    connectedCallback() {
      this.form = this.closest("form");
      this.words = this.form?.elements.namedItem("body");
      this.declined = this.form?.elements.namedItem("declined");
      if (!this.words || !this.declined || !this.dataset.look) return;
      this.next = 0;
      this.words.addEventListener("input", () => this.later());
    }

    later() {
      clearTimeout(this.timer);
      this.timer = setTimeout(() => this.look(), Math.max(REST, this.next - Date.now()));
    }

    async look() {
      const all = new FormData(this.form);
      const body = new FormData();
      for (const name of SENT) for (const value of all.getAll(name)) body.append(name, value);
      body.append("answers", this.dataset.answers ?? "");
      this.next = Date.now() + LEAST;
      try {
        const answer = await fetch(this.dataset.look, {
          method: "POST", body, credentials: "same-origin", redirect: "manual",
          headers: { "X-CSRFToken": all.get("csrfmiddlewaretoken") ?? "", Accept: "application/json" },
        });
        if (answer.ok) this.show((await answer.json()).offer);
      } catch {
        // Without a connection nothing is suggested: saying so would only be in the way.
        this.show(null);
      }
    }

    // What stands there already is not said again, and nothing goes from under a finger.
    show(offer) {
      if (offer?.value === this.shown || this.contains(document.activeElement)) return;
      this.shown = offer?.value;
      if (!offer) return this.replaceChildren();
      const make = (tag, className, text = "") => Object.assign(document.createElement(tag), { className, textContent: text });
      const [box, words, acts] = [make("div", "offer"), make("div", "offer__words"), make("div", "offer__acts")];
      words.append(make("p", "offer__title", offer.title), make("p", "hint", offer.text));
      for (const [label, kind, act] of [[offer.yes, "", () => this.take(offer)], [offer.no, " button--quiet", () => this.turn(offer)]]) {
        const button = make("button", `button button--small${kind}`, label);
        button.type = "button";
        button.addEventListener("click", act);
        acts.append(button);
      }
      box.append(words, acts);
      this.replaceChildren(box);
    }

    take(offer) {
      if (offer.kind === "note") {
        const tick = this.form.querySelector(`input[name="notes"][value="${CSS.escape(offer.value)}"]`);
        if (tick && !tick.checked) tick.click();
      }
      if (offer.kind === "nudge") this.choose(offer.words, offer.better);
      this.done(offer);
    }

    turn(offer) {
      if (offer.kind === "leak") this.choose(offer.words);
      else this.done(offer);
    }

    // Shows words in the box, or puts others in their place.
    choose(words, better) {
      const start = this.words.value.indexOf(words);
      this.words.focus();
      if (start < 0) return;
      this.words.setSelectionRange(start, start + words.length);
      if (better && !document.execCommand?.("insertText", false, better)) this.words.setRangeText(better);
    }

    done(offer) {
      this.declined.value = [...this.declined.value.split(",").filter(Boolean), offer.value].join(",");
      this.words.focus();
      this.show(null);
      this.words.dispatchEvent(new Event("input", { bubbles: true }));
    }
  }

  customElements.define("word-offers", WordOffers);
}
