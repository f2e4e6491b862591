/* <iatheque-projets> 1.0.0, EUPL-1.2. Shows projects of the library in any page.
   Attributes: titre, niveau (of the heading, 2 to 6), vue (fiches, liste, chiffres), limite, tri, q,
   collectivite, apparence (clair, sombre), source (address of the library); any other attribute
   without a hyphen is a filter of the catalogue, its values separated by « | ».
   What is inside the element shows until the projects have come, and stays if they cannot. */
(() => {
  "use strict";
  if (customElements.get("iatheque-projets")) return;

  const script = document.currentScript;
  const home = script && script.src ? new URL(script.src).origin : "";
  const NOT_ASKED = new Set(["apparence", "class", "dir", "hidden", "id", "is", "lang", "niveau",
    "part", "role", "slot", "source", "style", "tabindex", "title", "titre", "translate"]);
  const month = new Intl.DateTimeFormat("fr", { month: "long", year: "numeric", timeZone: "UTC" });
  const number = new Intl.NumberFormat("fr");

  const SHEET = `
:host { display: block; color-scheme: inherit; container-type: inline-size;
  --_ink: var(--iatheque-encre, #1d1f2b); --_soft: var(--iatheque-encre-douce, #565a6b);
  --_paper: var(--iatheque-fond, #fff); --_line: var(--iatheque-trait, #ddd9d0);
  --_accent: var(--iatheque-accent, #0b5c8a); --_radius: var(--iatheque-rayon, 6px);
  font: 1rem/1.5 var(--iatheque-police, inherit); color: var(--_ink); overflow-wrap: break-word; }
:host([hidden]) { display: none; }
:host([apparence="clair"]) { color-scheme: light; }
:host([apparence="sombre"]) { color-scheme: dark; }
@supports (color: light-dark(#000, #fff)) {
  :host {
    --_ink: var(--iatheque-encre, light-dark(#1d1f2b, #eceae4));
    --_soft: var(--iatheque-encre-douce, light-dark(#565a6b, #a9adba));
    --_paper: var(--iatheque-fond, light-dark(#fff, #1d2027));
    --_line: var(--iatheque-trait, light-dark(#ddd9d0, #363b46));
    --_accent: var(--iatheque-accent, light-dark(#0b5c8a, #6db7e0)); }
}
* { box-sizing: border-box; }
.title { margin: 0 0 .75rem; font-size: 1.3rem; line-height: 1.25; }
ul, dl { margin: 0; padding: 0; list-style: none; }
p { margin: 0; }
a { color: var(--_accent); text-underline-offset: .18em; text-decoration-thickness: 1px; }
a:hover { text-decoration-thickness: 2px; }
a:focus-visible { outline: 3px solid var(--_accent); outline-offset: 2px; border-radius: 2px; }
.cards { display: grid; gap: 1rem;
  grid-template-columns: repeat(auto-fill, minmax(min(100%, 17rem), 1fr)); }
.item { position: relative; color: var(--_ink); }
.cards .item, .figures .group { padding: 1rem; background: var(--_paper);
  border: 1px solid var(--_line); border-radius: var(--_radius); }
.cards .item { display: flex; flex-direction: column; gap: .5rem; }
.name { margin: 0; font-size: 1.05rem; line-height: 1.3; }
.who, .when { font-size: .875rem; color: var(--_soft); }
.what { font-size: .9375rem; }
.facts { display: flex; flex-wrap: wrap; gap: .25rem 1rem; margin-top: auto; font-size: .875rem; }
.theme { display: inline-flex; gap: .5rem; align-items: baseline; }
.letter { flex: none; width: 1.4em; font-weight: 700; line-height: 1.4em; text-align: center;
  background: var(--_theme, transparent); color: var(--_on, inherit); border-radius: 2px;
  print-color-adjust: exact; }
.list .item { padding: .75rem 1rem; border-top: 1px solid var(--_line); background: var(--_paper); }
.list .item:last-child { border-bottom: 1px solid var(--_line); }
.list .name { font-size: 1rem; }
.figures { display: grid; gap: 1rem;
  grid-template-columns: repeat(auto-fill, minmax(min(100%, 19rem), 1fr)); }
.group { color: var(--_ink); }
.group .name { margin-bottom: .5rem; }
.figure { display: grid; grid-template-columns: 1fr auto; gap: 0 1rem; padding: .2rem 0;
  font-size: .9375rem; }
.figure dd { margin: 0; font-weight: 700; font-variant-numeric: tabular-nums; }
.bar { grid-column: 1 / 3; display: block; width: 100%; height: 6px; fill: var(--_theme, var(--_accent)); }
.more { margin-top: 1rem; }
@media (forced-colors: active) { .letter { border: 1px solid; } }`;

  let sheet;
  const dress = (root) => {
    sheet ??= (() => { const made = new CSSStyleSheet(); made.replaceSync(SHEET); return made; })();
    root.adoptedStyleSheets = [sheet];
  };

  const make = (name, part, text, ...children) => {
    const node = document.createElement(name);
    if (part) { node.className = part; node.setAttribute("part", part); }
    if (text) node.textContent = text;
    node.append(...children.filter(Boolean));
    return node;
  };

  const link = (address, text) => {
    const node = make("a", "link", text);
    if (/^https?:/.test(address)) node.href = address;
    return node;
  };

  /* Black or white, whichever is read better on `colour` (relative luminance, WCAG 2.2). */
  const on = (colour) => {
    const light = [1, 3, 5].map((at) => parseInt(colour.slice(at, at + 2), 16) / 255)
      .map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4))
      .reduce((sum, part, rank) => sum + part * [0.2126, 0.7152, 0.0722][rank], 0);
    return light > 0.179 ? "#14161c" : "#ffffff";
  };

  const paint = (node, colour) => {
    if (!/^#[0-9a-f]{6}$/i.test(colour)) return node;
    node.style.setProperty("--_theme", colour);
    node.style.setProperty("--_on", on(colour));
    return node;
  };

  const theme = (one) => {
    if (!one.theme) return null;
    const letter = paint(make("span", "letter", one.lettre), one.couleur);
    letter.setAttribute("aria-hidden", "true");
    return make("span", "theme", "", letter, make("span", "", one.theme));
  };

  const updated = (day) => {
    if (!day) return null;
    const time = make("time", "", month.format(new Date(day)));
    time.dateTime = day;
    return make("span", "when", "Mis à jour en ", time);
  };

  const card = (one, level, brief) => make("li", "item", "",
    make(level, "name", "", link(one.lien, one.titre)),
    make("p", "who", [one.porteur, one.type].filter(Boolean).join(" · ")),
    !brief && one.resume ? make("p", "what", one.resume) : null,
    make("p", "facts", "", theme(one), one.etape ? make("span", "stage", one.etape) : null,
      brief ? null : updated(one.date)));

  const SVG = "http://www.w3.org/2000/svg";
  const bar = (share) => {
    const [box, rect] = ["svg", "rect"].map((name) => document.createElementNS(SVG, name));
    Object.entries({ class: "bar", viewBox: "0 0 100 6", preserveAspectRatio: "none", "aria-hidden": "true" })
      .forEach(([name, value]) => box.setAttribute(name, value));
    rect.setAttribute("width", String(Math.max(1, share * 100)));
    rect.setAttribute("height", "6");
    box.append(rect);
    return box;
  };

  const figures = (group, level) => {
    const most = Math.max(...group.valeurs.map((one) => one.total));
    const rows = group.valeurs.map((one) => {
      const row = make("div", "figure", "", make("dt", "", one.libelle),
        make("dd", "", number.format(one.total)), bar(one.total / most));
      return paint(row, one.couleur);
    });
    return make("section", "group", "", make(level, "name", group.libelle), make("dl", "", "", ...rows));
  };

  const body = (data, view, level) => {
    if (view === "chiffres") {
      const shown = data.chiffres.filter((group) => group.valeurs.length);
      return make("div", "figures", "", ...shown.map((group) => figures(group, level)));
    }
    const brief = view === "liste";
    const list = make("ul", brief ? "list" : "cards", "",
      ...data.projets.map((one) => card(one, level, brief)));
    list.setAttribute("role", "list"); /* without bullets, Safari forgets that it is one */
    return list;
  };

  const way = (data) => {
    const words = data.total === 0 ? "Aucun projet pour l’instant. Voir la bibliothèque"
      : data.total === 1 ? "Voir ce projet dans la bibliothèque IAthèque"
        : `Voir les ${number.format(data.total)} projets dans la bibliothèque IAthèque`;
    return make("p", "more", "", link(data.lien, words));
  };

  class Projets extends HTMLElement {
    #root = this.attachShadow({ mode: "open" });
    #asked = null;
    #watch = new MutationObserver(() => this.#load());

    connectedCallback() {
      dress(this.#root);
      if (!this.#root.firstChild) this.#root.append(document.createElement("slot"));
      this.#watch.observe(this, { attributes: true });
      this.#load();
    }

    disconnectedCallback() {
      this.#watch.disconnect();
      this.#asked?.abort();
    }

    #address() {
      const source = this.getAttribute("source") || home;
      const asked = new URL("/widget/projets.json", source);
      for (const { name, value } of this.attributes) {
        if (!NOT_ASKED.has(name) && !/[-:]|^on/.test(name) && value) asked.searchParams.append(name, value);
      }
      asked.searchParams.sort();
      return asked;
    }

    async #load() {
      this.#asked?.abort();
      const asking = this.#asked = new AbortController();
      try {
        const answer = await fetch(this.#address(), { credentials: "omit", signal: asking.signal });
        if (!answer.ok) throw new Error(`HTTP ${answer.status}`);
        const data = await answer.json();
        if (!asking.signal.aborted) this.#show(data);
      } catch (error) {
        if (asking.signal.aborted) return;
        this.#root.replaceChildren(document.createElement("slot"));
        this.dispatchEvent(new CustomEvent("iatheque-erreur", { detail: String(error) }));
      }
    }

    #show(data) {
      const top = Math.min(6, Math.max(2, parseInt(this.getAttribute("niveau"), 10) || 2));
      const title = this.getAttribute("titre");
      const level = `h${title ? Math.min(6, top + 1) : top}`;
      const box = make("div", "box", "", title ? make(`h${top}`, "title", title) : null,
        body(data, this.getAttribute("vue"), level), way(data));
      box.lang = "fr";
      this.#root.replaceChildren(box);
      this.dispatchEvent(new CustomEvent("iatheque-charge", { detail: { total: data.total, link: data.lien } }));
    }
  }

  customElements.define("iatheque-projets", Projets);
})();
