// The keys of the team's queue and of a case: j and k go through the list, c takes a case, r gives it back. They rest
// while somebody types, with a key held down beside them, and while they are switched off on this page.
{
  class DeskKeys extends HTMLElement {
    connectedCallback() {
      this.listed = this.querySelector(".desk__keys");
      this.button = this.listed?.querySelector("button");
      if (!this.button) return;
      this.button.addEventListener("click", () => this.turn(!this.off));
      this.listed.hidden = false;
      this.press = (event) => this.pressed(event);
      addEventListener("keydown", this.press);
    }

    disconnectedCallback() {
      removeEventListener("keydown", this.press);
    }

    turn(off) {
      this.off = off;
      this.button.textContent = off ? "Switch keys on" : "Switch keys off";
    }

    pressed(event) {
      if (this.off || event.defaultPrevented || event.ctrlKey || event.altKey || event.metaKey || event.shiftKey) return;
      if (event.target.closest?.("input, textarea, select, [contenteditable]")) return;
      const act = { j: () => this.step(1), k: () => this.step(-1), c: () => this.send("claim"), r: () => this.send("release") }[event.key];
      if (act?.()) event.preventDefault();
    }

    step(by) {
      const ways = [...this.querySelectorAll(".case__open")];
      const at = ways.indexOf(this.here()?.querySelector(".case__open"));
      const next = ways[at < 0 ? (by > 0 ? 0 : ways.length - 1) : at + by];
      next?.focus();
      return Boolean(next);
    }

    here() {
      return document.activeElement?.closest?.(".case");
    }

    // In a list only what is under the finger; on the page of one case there is no list.
    send(what) {
      const around = this.querySelector(".cases") ? this.here() : this;
      const button = around?.querySelector(`form[action$="/${what}/"] button`);
      button?.click();
      return Boolean(button);
    }
  }

  customElements.define("desk-keys", DeskKeys);
}
