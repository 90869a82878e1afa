// Leaves at once: the page is emptied before the network is asked, and the history entry is replaced.
// Without this script the link still leaves. What it cannot hide is said at /leave/about/.
{
  const PRESSES = 3;
  const WITHIN = 1500;

  class LeaveSite extends HTMLElement {
    connectedCallback() {
      this.presses = [];
      this.addEventListener("click", this);
      document.addEventListener("keydown", this);
    }

    disconnectedCallback() {
      document.removeEventListener("keydown", this);
    }

    handleEvent(event) {
      if (event.type === "click") {
        event.preventDefault();
        this.leave();
      } else if (event.key !== "Shift") {
        this.presses = [];
      } else if (!event.repeat) {
        const now = event.timeStamp;
        this.presses = [...this.presses.filter((at) => now - at < WITHIN), now];
        if (this.presses.length >= PRESSES) this.leave();
      }
    }

    leave() {
      // A half-written text must not hold the page open with a question.
      window.dispatchEvent(new CustomEvent("tealight:leaving"));
      const to = this.dataset.to || this.querySelector("a").href;
      document.documentElement.replaceChildren(document.createElement("head"));
      document.title = "…";
      location.replace(to);
    }
  }

  customElements.define("leave-site", LeaveSite);

  // A page that the browser may keep whole in its memory goes there blank, and is asked for anew when
  // it is brought back: after signing out, Back must not show what was read, not even until a slow
  // line answers, or for ever over a dead one.
  addEventListener("pagehide", (event) => {
    if (event.persisted) document.documentElement.hidden = true;
  });
  addEventListener("pageshow", (event) => {
    if (event.persisted) location.reload();
  });
}
