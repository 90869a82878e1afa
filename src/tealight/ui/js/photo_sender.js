// Sends photos as they are chosen, piece by piece, and goes on where the line broke; then asks the
// server for the fields that describe them. Without it they go with the form. Needs data-for, the input's id.
{
  const PAUSE = 3000;
  const AWAY = "No connection. The photo goes on by itself when the line is back.";
  const OUT = "Not sent: you may have been signed out. Your words stay on this page.";
  const wait = (time) => new Promise((done) => setTimeout(done, time));

  class PhotoSender extends HTMLElement {
    connectedCallback() {
      this.input = document.getElementById(this.dataset.for);
      this.form = this.closest("form");
      if (!this.input || !this.form) return;
      this.button = this.querySelector("button");
      this.said = this.querySelector("output") ?? this.appendChild(document.createElement("output"));
      this.said.className = "photos__coming";
      this.button.hidden = true;
      this.input.addEventListener("change", () => this.send([...this.input.files]));
      this.look(8);
    }

    async send(files) {
      const refused = [];
      this.input.disabled = true;
      for (const [at, file] of files.entries()) {
        const which = files.length > 1 ? `Photo ${at + 1}: ` : "";
        this.preview(file);
        try {
          const photo = await this.one(file, which);
          const field = Object.assign(document.createElement("input"), { type: "hidden", name: "photo", value: `u${photo}` });
          this.form.append(field);
        } catch (fault) {
          refused.push(which + (fault.said ?? OUT));
        }
      }
      this.input.disabled = false;
      this.input.value = "";
      this.said.value = "";
      if (refused.length < files.length) await this.show();
      this.form.querySelector("photo-sender output").value = refused.join(" ");
      this.form.dispatchEvent(new Event("input", { bubbles: true }));
    }

    async one(file, which) {
      let { id, at, piece } = await this.ask("/uploads/", new URLSearchParams({ size: file.size }));
      while (at < file.size) {
        this.said.value = `${which}${Math.floor((at * 100) / file.size)} % sent`;
        const url = `/uploads/${id}/pieces/?at=${at}`;
        ({ at } = await this.ask(url, file.slice(at, at + piece), { "Content-Type": "application/octet-stream" }));
      }
      return id;
    }

    // Asks until there is an answer: a piece sent twice is there once, and the answer says where to go on.
    async ask(url, body, headers = {}) {
      for (;;) {
        const token = this.form.elements.csrfmiddlewaretoken.value;
        const options = { method: "POST", body, redirect: "manual", headers: { ...headers, "X-CSRFToken": token } };
        const answer = await fetch(url, options).catch(() => null);
        if (answer?.ok) return answer.json();
        if (answer && answer.status < 500) throw answer.status === 409 ? await answer.json() : {};
        this.said.value = AWAY;
        await wait(PAUSE);
      }
    }

    // The photo as it will be seen, small; drawn here, so that nothing waits for the line.
    async preview(file) {
      const small = await createImageBitmap(file, { resizeHeight: 120, resizeQuality: "medium" }).catch(() => null);
      if (!small) return;
      const canvas = Object.assign(document.createElement("canvas"), { width: small.width, height: 120, className: "photos__preview" });
      canvas.getContext("2d").drawImage(small, 0, 0);
      this.append(canvas);
    }

    async page() {
      const body = new FormData(this.form);
      body.delete("photos");
      body.set("do", "photos");
      const answer = await fetch(this.form.action, { method: "POST", body });
      const page = new DOMParser().parseFromString(await answer.text(), "text/html");
      return page.getElementById(`${this.dataset.for}_all`);
    }

    async show() {
      const fields = await this.page().catch(() => null);
      if (!fields) return this.form.requestSubmit(this.button);
      for (const field of this.form.querySelectorAll(":scope > input[name=photo]")) field.remove();
      this.closest("fieldset").replaceWith(fields);
    }

    // A photo that is being prepared appears by itself; what is being typed beside it is left alone.
    async look(times) {
      if (!times || !this.isConnected || !this.closest("fieldset").querySelector(".photos__seen > .hint")) return;
      await wait(1500);
      const fields = await this.page().catch(() => null);
      const seen = [...(fields?.querySelectorAll(".photos__seen") ?? [])];
      const mine = this.closest("fieldset")?.querySelectorAll(".photos__seen") ?? [];
      if (seen.length === mine.length) seen.forEach((one, at) => mine[at].replaceWith(one));
      this.look(times - 1);
    }
  }

  customElements.define("photo-sender", PhotoSender);
}
