// The form saves by itself and says so; the name of a new project shows what looks like it.
// Without this file, the buttons do the same.

const QUIET = 1500; // milliseconds without a key pressed

class Autosave {
  constructor(form) {
    this.form = form;
    this.said = form.querySelector("[data-said]");
    this.changes = 0;
    form.addEventListener("input", () => this.later());
    form.addEventListener("submit", () => clearTimeout(this.timer));
  }

  later() {
    this.changes += 1;
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.save(), QUIET);
  }

  // One at a time: each answer brings the marks that the next request sends back.
  async save() {
    if (this.isStopped) return;
    if (this.isSaving) return this.later();
    this.isSaving = true;
    try {
      await this.send();
    } catch {
      this.said.textContent = this.form.dataset.lost;
    } finally {
      this.isSaving = false;
    }
  }

  async send() {
    const response = await fetch(this.form.action, {
      method: "POST",
      body: new FormData(this.form),
      headers: { Accept: "application/json" },
      redirect: "error",
    });
    const answer = await response.json();
    this.said.textContent = answer.dit;
    this.isStopped = response.status === 409;
    if (response.ok) this.show(answer);
  }

  show(answer) {
    this.form.elements.marques.value = answer.marques;
    for (const list of this.form.querySelectorAll("[data-remarks]")) {
      const question = list.closest(".question");
      if (question.contains(document.activeElement)) continue;
      const remarks = answer.remarques[list.dataset.remarks] ?? [];
      list.replaceChildren(...remarks.map(remarkLine));
    }
    for (const place of this.form.querySelectorAll("[data-reads]")) {
      const { classe, mot } = answer.lecteurs[place.dataset.reads];
      const sign = place.querySelector(".sign");
      sign.className = `sign ${classe}`;
      sign.textContent = mot;
    }
  }
}

function remarkLine({ classe, genre, texte }) {
  const line = document.createElement("li");
  line.className = `remark ${classe}`;
  const kind = document.createElement("strong");
  kind.textContent = `${genre}\u00a0: `;
  line.append(kind, texte);
  return line;
}

class Alike {
  constructor(form) {
    this.form = form;
    this.box = form.querySelector(".alike");
    this.input = form.elements.nom_projet;
    this.input.addEventListener("input", () => this.later());
    if (this.input.value) this.later(); // typed before this file came
  }

  later() {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.ask(this.input.value.trim()), 400);
  }

  async ask(text) {
    try {
      const response = await fetch(`${this.form.dataset.alike}?q=${encodeURIComponent(text)}`);
      if (response.ok && text === this.input.value.trim()) {
        // Our own page, escaped by the server.
        this.box.innerHTML = await response.text();
      }
    } catch {
      this.box.replaceChildren();
    }
  }
}

for (const form of document.querySelectorAll("[data-autosave]")) new Autosave(form);
for (const form of document.querySelectorAll("[data-alike]")) new Alike(form);
