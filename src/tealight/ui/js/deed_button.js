// A button that says what it will do: it takes over the words of what is chosen ("Share with my
// circle"). Without script it keeps its own. Needs data-follows, the name of the choice.
{
  class DeedButton extends HTMLElement {
    connectedCallback() {
      this.button = this.querySelector("button");
      this.form = this.closest("form");
      if (!this.button || !this.form || !this.dataset.follows) return;
      this.usual = this.button.textContent;
      this.form.addEventListener("change", () => this.follow());
      addEventListener("pageshow", () => this.follow());
      this.follow();
    }

    follow() {
      const chosen = this.form.querySelector(`input[name="${this.dataset.follows}"]:checked`);
      this.button.textContent = chosen?.dataset.deed || this.usual;
    }
  }

  customElements.define("deed-button", DeedButton);
}
