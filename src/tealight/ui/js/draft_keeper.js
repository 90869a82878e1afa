// Keeps what is being written: sends it as it is typed, says truly whether it is saved, tries again
// when the line is back. Wraps one form; needs data-save. Stores nothing in the browser; a <kept-here>
// inside it does, for whoever switched that on.
{
  const REST = 1200;
  const RETRY = 15000;
  const WORDS = {
    saving: "Saving…",
    saved: "Saved just now",
    away: "Not saved yet: no connection. Your words stay on this page.",
    here: "Not saved yet: no connection. Your words are kept in this browser.",
    refused: "Not saved: you may have been signed out. Your words stay on this page; copy them before you leave it.",
  };

  class DraftKeeper extends HTMLElement {
    connectedCallback() {
      this.form = this.querySelector("form");
      this.output = this.querySelector("output.saved");
      this.here = this.querySelector("kept-here");
      if (!this.form || !this.dataset.save) return;
      this.version = this.kept = 0;
      this.form.addEventListener("input", () => this.changed());
      this.form.addEventListener("submit", () => {
        this.leaving = true;
        if (this.output?.dataset.state === "here") this.here.keep();
      });
      for (const [name, act] of [
        ["online", () => this.save()],
        ["pageshow", () => { this.leaving = false; }],
        ["tealight:leaving", () => { this.leaving = true; }],
        ["beforeunload", (event) => { if (!this.leaving && this.version > this.kept) event.preventDefault(); }],
      ]) addEventListener(name, act);
      document.addEventListener("visibilitychange", () => { if (document.hidden) this.save(); });
    }

    changed() {
      this.version += 1;
      this.later(REST);
    }

    later(wait) {
      clearTimeout(this.timer);
      this.timer = setTimeout(() => this.save(), wait);
    }

    say(state, words = WORDS[state]) {
      if (!this.output || this.output.value === words) return;
      this.output.dataset.state = state;
      this.output.value = words;
    }

    async save() {
      if (this.busy || this.leaving || this.version === this.kept) return;
      clearTimeout(this.timer);
      this.busy = true;
      const version = this.version;
      const body = new FormData(this.form);
      // Photos that are only chosen yet are not sent again and again with every line.
      for (const name of ["do", "offer", "photos"]) body.delete(name);
      try {
        const answer = await fetch(this.dataset.save, {
          method: "POST", body, credentials: "same-origin", redirect: "manual", keepalive: document.hidden && !this.isLong(),
          headers: { "X-CSRFToken": body.get("csrfmiddlewaretoken") ?? "", Accept: "application/json" },
        });
        const json = answer.headers.get("Content-Type")?.includes("json");
        const facts = json ? await answer.json() : {};
        if (answer.ok) {
          this.kept = version;
          this.here?.forget();
          this.follow(facts);
          this.say("saved", facts.said || WORDS.saved);
        } else if (answer.status >= 500) {
          await this.wait();
        } else {
          this.say("refused", facts.said || WORDS.refused);
        }
      } catch {
        await this.wait();
      }
      this.busy = false;
      if (this.version > version && this.output?.dataset.state === "saved") this.later(REST);
    }

    async wait() {
      this.say((await this.here?.keep()) ? "here" : "away");
      this.later(RETRY);
    }

    // Browsers send at most 64 KiB after a page is gone, and refuse the rest outright.
    isLong() {
      return (this.form.elements.namedItem("body")?.value.length ?? 0) > 12000;
    }

    // The first save of a new text makes its draft; the answer may name where it is kept from now on.
    follow(facts) {
      if (facts.save) this.dataset.save = facts.save;
      for (const [name, value] of Object.entries(facts.fields ?? {})) {
        const field = this.form.elements.namedItem(name);
        if (field) field.value = value;
      }
    }
  }

  customElements.define("draft-keeper", DraftKeeper);
}
