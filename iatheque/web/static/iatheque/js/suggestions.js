// Completions under the search field: the ARIA combobox pattern, with a list box.
// How many there are is said to screen readers; the words come with the page (# is the number).
// Without this file, or without an answer, the field is a plain search field.

const WAIT = 150;

class Suggestions {
  constructor(box) {
    this.address = box.dataset.suggestions;
    this.words = box.dataset;
    // In a form with more to fill, what is chosen says its number and waits.
    this.stays = "stay" in box.dataset;
    this.input = box.querySelector("input");
    this.list = document.createElement("ul");
    this.list.className = "suggestions";
    this.list.id = `${this.input.id}-suggestions`;
    this.list.setAttribute("role", "listbox");
    this.list.setAttribute("aria-label", this.words.label);
    this.list.hidden = true;
    this.status = document.createElement("p");
    this.status.className = "unseen";
    this.status.setAttribute("role", "status");
    box.append(this.list, this.status);
    this.prepareInput();
    this.listen();
  }

  prepareInput() {
    const attributes = {
      role: "combobox",
      "aria-autocomplete": "list",
      "aria-controls": this.list.id,
      "aria-expanded": "false",
    };
    for (const [name, value] of Object.entries(attributes)) this.input.setAttribute(name, value);
  }

  listen() {
    this.input.addEventListener("input", () => this.ask());
    this.input.addEventListener("keydown", (event) => this.onKey(event));
    this.input.addEventListener("blur", () => this.close());
    // Before the field loses focus, so that a click finds the list still open.
    this.list.addEventListener("pointerdown", (event) => event.preventDefault());
    this.list.addEventListener("click", (event) => {
      const option = event.target.closest("[role=option]");
      if (option) this.choose(option);
    });
  }

  ask() {
    clearTimeout(this.timer);
    const text = this.input.value.trim();
    if (text.length < 2) return this.close();
    this.timer = setTimeout(async () => {
      const answer = await this.fetch(text);
      if (text === this.input.value.trim()) this.show(answer);
    }, WAIT);
  }

  async fetch(text) {
    try {
      const response = await fetch(`${this.address}?q=${encodeURIComponent(text)}`);
      return response.ok ? (await response.json()).suggestions : [];
    } catch {
      return [];
    }
  }

  show(suggestions) {
    this.list.replaceChildren(...suggestions.map((one, rank) => this.option(one, rank)));
    this.select(null);
    const isOpen = suggestions.length > 0 && document.activeElement === this.input;
    this.list.hidden = !isOpen;
    this.input.setAttribute("aria-expanded", String(isOpen));
    this.say(isOpen ? suggestions.length : 0);
  }

  say(count) {
    const words = count > 1 ? this.words.many : this.words.one;
    this.status.textContent = count ? words.replace("#", count) : "";
  }

  option({ texte, genre, siren }, rank) {
    const item = document.createElement("li");
    item.id = `${this.list.id}-${rank}`;
    item.dataset.text = this.stays ? `${texte} (${siren})` : texte;
    item.setAttribute("role", "option");
    item.setAttribute("aria-selected", "false");
    const kind = document.createElement("small");
    kind.textContent = genre;
    item.append(texte, kind);
    return item;
  }

  onKey(event) {
    if (this.list.hidden) return;
    const options = [...this.list.children];
    const moves = { ArrowDown: 1, ArrowUp: -1 };
    if (event.key in moves) {
      event.preventDefault();
      const next = options.indexOf(this.selected) + moves[event.key];
      this.select(next < -1 ? options.at(-1) : options[next] ?? null);
    } else if (event.key === "Escape") {
      event.preventDefault();
      this.close();
    } else if (event.key === "Enter" && this.selected) {
      event.preventDefault();
      this.choose(this.selected);
    }
  }

  select(option) {
    this.selected?.setAttribute("aria-selected", "false");
    this.selected = option;
    if (!option) return this.input.removeAttribute("aria-activedescendant");
    option.setAttribute("aria-selected", "true");
    option.scrollIntoView({ block: "nearest" });
    this.input.setAttribute("aria-activedescendant", option.id);
  }

  choose(option) {
    this.input.value = option.dataset.text;
    this.close();
    if (!this.stays) this.input.form.requestSubmit();
  }

  close() {
    clearTimeout(this.timer);
    this.list.hidden = true;
    this.select(null);
    this.input.setAttribute("aria-expanded", "false");
    this.say(0);
  }
}

for (const box of document.querySelectorAll("[data-suggestions]")) new Suggestions(box);
