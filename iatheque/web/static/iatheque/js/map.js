// The map that moves: points and list follow what is visible, and so does the address.
// Without this file, or without Leaflet, the drawing made by the server stays, with its links.

const SQUARE = 48; // pixels: points nearer than that are one mark
const EDGE = 0.02; // part of the view left out of the address, so that it opens at the same scale

const asText = (bounds) =>
  [bounds.getWest(), bounds.getSouth(), bounds.getEast(), bounds.getNorth()]
    .map((degrees) => Number(degrees.toFixed(4)))
    .join(",");

function asBounds(text) {
  const [west, south, east, north] = text.split(",").map(Number);
  return L.latLngBounds([south, west], [north, east]);
}

function withParameters(address, parameters) {
  const url = new URL(address, location);
  for (const [name, value] of Object.entries(parameters)) url.searchParams.set(name, value);
  return url;
}

class ProjectMap {
  constructor(frame) {
    this.frame = frame;
    this.words = frame.dataset;
    this.themes = JSON.parse(this.words.themes);
    this.listed = document.querySelector("[data-listed]");
    this.said = document.querySelector("[data-said]");
    this.choices = document.querySelectorAll(".map-legend a, .pills .pill");
    this.address = document.getElementById("adresse");
    this.search = document.getElementById("recherche");
    this.shown = new Map();
    this.open();
    this.map.fitBounds(asBounds(this.words.view), { animate: false });
    this.listen();
    this.tiles();
    this.lands().catch(() => {}); // only a background
    this.load().catch(() => this.fail());
  }

  open() {
    const canvas = document.createElement("div");
    canvas.className = "map-canvas";
    canvas.setAttribute("role", "region");
    canvas.setAttribute("aria-label", this.words.label);
    this.frame.querySelector(".map-drawings").replaceWith(canvas);
    const isStill = matchMedia("(prefers-reduced-motion: reduce)").matches;
    this.map = L.map(canvas, {
      attributionControl: false,
      fadeAnimation: !isStill,
      inertia: !isStill,
      maxBounds: [[-85, -220], [85, 220]],
      maxZoom: Number(this.words.deepest),
      minZoom: 2,
      scrollWheelZoom: false,
      zoomAnimation: !isStill,
      zoomControl: false,
      zoomSnap: 0.5,
    });
    const { closer: zoomInTitle, further: zoomOutTitle } = this.words;
    L.control.zoom({ zoomInTitle, zoomOutTitle }).addTo(this.map);
    this.marks = L.layerGroup().addTo(this.map);
  }

  tiles() {
    if (!this.words.tiles) return;
    const tiles = L.tileLayer(this.words.tiles, { maxZoom: Number(this.words.deepest) });
    tiles.once("tileload", () => { this.frame.querySelector(".map-credit").hidden = false; });
    tiles.addTo(this.map);
  }

  // Under the tiles: what stays when they do not come.
  async lands() {
    this.map.createPane("lands").style.zIndex = 150;
    const { outlines } = await this.ask(this.words.outlines);
    for (const rings of Object.values(outlines)) {
      const shapes = rings.map((ring) => [ring.map(([longitude, latitude]) => [latitude, longitude])]);
      L.polygon(shapes, { className: "map-land", interactive: false, pane: "lands" }).addTo(this.map);
    }
  }

  listen() {
    this.map.on("moveend", () => this.moved());
    // The wheel turns the page, until one is at work on the map.
    this.map.on("focus click", () => this.map.scrollWheelZoom.enable());
    this.map.on("blur", () => this.map.scrollWheelZoom.disable());
    // Sorting and filtering stay where one is; other words are looked for everywhere.
    this.search?.addEventListener("formdata", ({ formData }) => {
      const words = this.search.elements.q;
      if (this.cadre && words.value === words.defaultValue) formData.set("cadre", this.cadre);
    });
    for (const link of document.querySelectorAll("[data-frame]")) {
      link.addEventListener("click", (event) => {
        event.preventDefault();
        this.map.fitBounds(asBounds(link.dataset.frame));
      });
    }
  }

  async load() {
    if ("grouped" in this.words) return this.fetchGroups();
    const { sieges } = await this.ask(this.words.points);
    this.seats = seatsOf(sieges);
    this.show(this.grouped(this.seats));
  }

  moved() {
    const cadre = asText(this.map.getBounds().pad(-EDGE));
    history.replaceState(history.state, "", withParameters(location, { cadre, vue: "carte" }));
    for (const link of this.choices) link.href = withParameters(link.href, { cadre });
    if (this.address) this.address.value = withParameters(this.address.value, { cadre });
    this.cadre = cadre;
    this.list(cadre);
    if (this.seats) this.show(this.grouped(this.seats));
    else if ("grouped" in this.words) this.fetchGroups().catch(() => this.fail());
  }

  fail() {
    this.said.textContent = this.words.failed;
  }

  // The same squares wherever the map is moved, so that marks do not jump.
  grouped(seats) {
    const view = this.map.getBounds().pad(0.2);
    const zoom = this.map.getZoom();
    const squares = new Map();
    for (const seat of seats) {
      if (!view.contains(seat.at)) continue;
      const key = this.map.project(seat.at, zoom).divideBy(SQUARE).floor().toString();
      if (!squares.has(key)) squares.set(key, []);
      squares.get(key).push(seat);
    }
    return [...squares.values()].map(together);
  }

  async fetchGroups() {
    const zoom = Math.floor(this.map.getZoom());
    const cadre = asText(this.map.getBounds().pad(0.1));
    const { groupes, sieges } = await this.ask(withParameters(this.words.points, { cadre, zoom }));
    if (zoom !== Math.floor(this.map.getZoom())) return;
    this.show(sieges ? this.grouped(seatsOf(sieges)) : groupsOf(groupes));
  }

  // Marks that stay keep their element, and with it the focus.
  show(marks) {
    const wanted = new Map(marks.map((mark) => [`${mark.at} ${mark.number}`, mark]));
    for (const [key, marker] of this.shown) {
      if (wanted.has(key)) continue;
      this.marks.removeLayer(marker);
      this.shown.delete(key);
    }
    for (const [key, mark] of wanted) {
      if (!this.shown.has(key)) this.shown.set(key, this.marker(mark));
    }
  }

  marker(mark) {
    const isOne = mark.isSeat && new Set(mark.themes).size === 1 && mark.number === 1;
    const size = mark.number > 99 ? " is-large" : "";
    const [slug, theme] = (isOne && this.themes[mark.themes]) || ["", ""];
    const className = isOne ? `map-mark theme-${slug}` : `map-mark is-many${size}`;
    const text = document.createTextNode(isOne ? mark.themes : mark.number.toLocaleString("fr"));
    const html = document.createElement("span");
    html.append(text);
    const icon = L.divIcon({ className, html, iconSize: null });
    const marker = L.marker(mark.at, { icon, riseOnHover: true }).addTo(this.marks);
    const words = this.count(mark.number);
    marker.getElement().setAttribute("aria-label", theme ? `${words}, ${theme}` : words);
    marker.on("click keypress", (event) => {
      if (event.type === "click" || event.originalEvent.key === "Enter") this.choose(mark, marker);
    });
    return marker;
  }

  count(number) {
    return number > 1 ? this.words.many.replace("#", number.toLocaleString("fr")) : this.words.one;
  }

  choose(mark, marker) {
    const isDeepest = this.map.getZoom() >= this.map.getMaxZoom();
    if (mark.isSeat || isDeepest) return this.tell(mark, marker);
    if (mark.bounds.getNorthEast().equals(mark.bounds.getSouthWest())) {
      this.map.setView(mark.at, this.map.getZoom() + 2);
    } else {
      this.map.fitBounds(mark.bounds.pad(0.3), { maxZoom: this.map.getZoom() + 4 });
    }
    this.map.getContainer().focus({ preventScroll: true });
  }

  async tell(mark, marker) {
    const cadre = asText(mark.bounds.pad(0.01).extend(mark.at.toBounds(40)));
    const content = document.createElement("div");
    content.innerHTML = await this.fragment(cadre);
    const title = content.querySelector("h3");
    title.removeAttribute("id");
    title.textContent = this.count(mark.number);
    content.querySelector(".pages")?.remove();
    content.tabIndex = -1;
    const popup = L.popup({ maxWidth: 300, minWidth: 200 }).setLatLng(mark.at).setContent(content);
    popup.openOn(this.map);
    const close = popup.getElement().querySelector(".leaflet-popup-close-button");
    close.setAttribute("aria-label", this.words.close);
    popup.getElement().addEventListener("keydown", ({ key }) => {
      if (key === "Escape") this.map.closePopup(popup);
    });
    popup.on("remove", () => marker.getElement()?.focus({ preventScroll: true }));
    content.focus({ preventScroll: true });
  }

  async list(cadre) {
    this.turn = cadre;
    try {
      const html = await this.fragment(cadre);
      if (this.turn !== cadre) return;
      this.listed.innerHTML = html;
      this.said.textContent = this.listed.querySelector("h3").textContent;
    } catch {
      this.fail();
    }
  }

  async fragment(cadre) {
    const response = await fetch(withParameters(this.words.list, { cadre }));
    if (!response.ok) throw new Error(response.statusText);
    return response.text();
  }

  async ask(address) {
    return (await fetch(address)).json();
  }
}

const seatsOf = ({ longitude, latitude, themes }) =>
  themes.map((letters, rank) => ({
    at: L.latLng(latitude[rank], longitude[rank]),
    number: letters.length,
    themes: letters,
  }));

const groupsOf = ({ longitude, latitude, nombre }) =>
  nombre.map((number, rank) => {
    const at = L.latLng(latitude[rank], longitude[rank]);
    return { at, bounds: L.latLngBounds([at]), isSeat: false, number, themes: "" };
  });

function together(seats) {
  const number = seats.reduce((sum, seat) => sum + seat.number, 0);
  const bounds = L.latLngBounds(seats.map((seat) => seat.at));
  const themes = seats.map((seat) => seat.themes).join("");
  const at = seats.length === 1 ? seats[0].at : middle(seats, number);
  return { at, bounds, isSeat: seats.length === 1, number, themes };
}

function middle(seats, number) {
  const sum = (name) => seats.reduce((total, seat) => total + seat.at[name] * seat.number, 0);
  return L.latLng(sum("lat") / number, sum("lng") / number);
}

const frame = document.querySelector("[data-map]");
if (frame && window.L) new ProjectMap(frame);
