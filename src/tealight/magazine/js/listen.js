// Lets an article be heard, by the voice the reader's own device has: <listen-here data-text="id of the text">.
// There is no button where the browser cannot speak, and nothing is ever said before it is pressed. It reads the
// words of the article alone: no head, no notes, nothing of what is covered. Long texts go piece by piece, for some browsers fall silent
// after a quarter of a minute.
{
  const PIECES = "h2, h3, p, li, caption, th, td, figcaption, summary";
  const UNREAD = ".cover, [hidden]";

  class ListenHere extends HTMLElement {
    connectedCallback() {
      this.voice = globalThis.speechSynthesis;
      this.words = document.getElementById(this.dataset.text);
      if (!this.voice || !globalThis.SpeechSynthesisUtterance || !this.words) return;
      this.main = this.button("Listen", () => this.press());
      this.stop = this.button("Stop", () => this.end());
      this.append(this.main, this.stop);
      this.show("still");
      // Whoever leaves in a hurry must not be followed by a voice.
      for (const event of ["pagehide", "tealight:leaving"]) addEventListener(event, () => this.end());
    }

    disconnectedCallback() {
      if (this.voice) this.end();
    }

    button(label, press) {
      const made = Object.assign(document.createElement("button"), { type: "button", className: "button button--quiet button--small", textContent: label });
      made.addEventListener("click", press);
      return made;
    }

    show(state) {
      this.dataset.state = state;
      this.main.textContent = { still: "Listen", speaking: "Pause", paused: "Go on" }[state];
      this.stop.hidden = state === "still";
    }

    press() {
      if (this.dataset.state === "still") return this.begin();
      const speaking = this.dataset.state === "speaking";
      if (speaking) this.voice.pause();
      else this.voice.resume();
      this.show(speaking ? "paused" : "speaking");
    }

    begin() {
      this.left = this.pieces();
      this.voice.cancel();
      this.show("speaking");
      this.next();
    }

    // Pieces inside pieces are said once, by the innermost; what is folded away is said too, for it belongs to the text.
    pieces() {
      const found = [...this.words.querySelectorAll(PIECES)];
      return found
        .filter((one) => !one.closest(UNREAD) && !one.querySelector(PIECES))
        .map((one) => one.textContent.replace(/\s+/g, " ").trim())
        .filter(Boolean);
    }

    next() {
      const words = this.left.shift();
      if (!words) return this.end();
      const said = new SpeechSynthesisUtterance(words);
      said.lang = document.documentElement.lang;
      said.addEventListener("end", () => this.said === said && this.next());
      said.addEventListener("error", () => this.said === said && this.end());
      this.said = said;
      this.voice.speak(said);
    }

    end() {
      this.said = null;
      this.voice.cancel();
      if (this.voice.paused) this.voice.resume();
      this.show("still");
    }
  }

  customElements.define("listen-here", ListenHere);

  // Browsers that cannot open a fold for paper by style alone.
  addEventListener("beforeprint", () => document.querySelectorAll("details.article__fold:not([open])").forEach((fold) => {
    fold.open = true;
    addEventListener("afterprint", () => { fold.open = false; }, { once: true });
  }));
}
