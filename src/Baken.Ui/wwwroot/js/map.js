// <baken-map>: areas coloured by class. Boundaries and values come from separate addresses; values are joined as feature
// state, so that another indicator or theme never uploads the shapes again. Colours are read from the style sheet's tokens.
import maplibre from "./maplibre.js";

const SOURCE = "areas";
const MARKED = "marked";

/** A token as the page shows it, or as it would be in a given theme: "rgb(…)". */
function colours(theme) {
  const probe = document.body.appendChild(document.createElement("i"));
  probe.hidden = true;
  if (theme) probe.style.colorScheme = theme;
  const read = (token) => {
    probe.style.color = `var(${token})`;
    return getComputedStyle(probe).color;
  };
  const end = () => probe.remove();
  return { read, end };
}

/** A small tile that fills an area without a figure: stripes for missing, dots for suppressed. */
function tile(kind, ground, ink) {
  const size = 16;
  const canvas = document.createElement("canvas");
  canvas.width = canvas.height = size;
  const pen = canvas.getContext("2d");
  pen.fillStyle = ground;
  pen.fillRect(0, 0, size, size);
  pen.strokeStyle = pen.fillStyle = ink;
  if (kind === "missing") {
    pen.lineWidth = 2;
    for (const shift of [-size / 2, 0, size / 2, size, size * 1.5]) {
      pen.beginPath();
      pen.moveTo(shift - 2, size + 2);
      pen.lineTo(shift + size + 2, -2);
      pen.stroke();
    }
  } else {
    for (const [x, y] of [[4, 4], [12, 12]]) {
      pen.beginPath();
      pen.arc(x, y, 1.9, 0, Math.PI * 2);
      pen.fill();
    }
  }
  return pen.getImageData(0, 0, size, size);
}

/** The box around a geometry: [west, south, east, north]. */
function boundsOf(geometry) {
  const box = [Infinity, Infinity, -Infinity, -Infinity];
  const walk = (part) => {
    if (typeof part[0] === "number") {
      box[0] = Math.min(box[0], part[0]);
      box[1] = Math.min(box[1], part[1]);
      box[2] = Math.max(box[2], part[0]);
      box[3] = Math.max(box[3], part[1]);
    } else for (const inner of part) walk(inner);
  };
  for (const shape of geometry?.geometries ?? [geometry]) if (shape) walk(shape.coordinates);
  return box;
}

async function load(address) {
  const answer = await fetch(address, { credentials: "same-origin", headers: { Accept: "application/geo+json, application/json" } });
  if (!answer.ok) throw new Error(`${address}: ${answer.status}`);
  return answer.json();
}

class BakenMap extends HTMLElement {
  #map;
  #areas = new Map();
  #values = {};
  #bounds;
  #selected = new Set();
  #hovered;
  #rows = new Map();
  #abort = new AbortController();

  connectedCallback() {
    this.#start().catch((error) => {
      console.error(error);
      this.#say(this.dataset.textFailed);
      this.#part("tools").hidden = true;
      this.dataset.state = "failed";
    });
  }

  disconnectedCallback() {
    this.#abort.abort();
    this.#map?.remove();
  }

  #part(name) {
    return this.querySelector(`[data-part=${name}]`);
  }

  #say(text) {
    const message = this.#part("message");
    message.hidden = !text;
    if (text) message.textContent = text;
  }

  async #start() {
    this.#part("message").hidden = false;
    const [boundaries, values, { Map: MapLibre }] = await Promise.all([
      load(this.dataset.boundaries),
      load(this.dataset.values),
      maplibre(),
    ]);

    this.#values = values.values;
    const all = [Infinity, Infinity, -Infinity, -Infinity];
    for (const feature of boundaries.features) {
      const code = feature.properties?.code ?? feature.id;
      if (code === undefined || !feature.geometry) continue;
      feature.properties = { code: String(code), name: feature.properties?.name ?? String(code) };
      const box = boundsOf(feature.geometry);
      this.#areas.set(feature.properties.code, { name: feature.properties.name, box, feature });
      for (const i of [0, 1]) all[i] = Math.min(all[i], box[i]);
      for (const i of [2, 3]) all[i] = Math.max(all[i], box[i]);
    }
    if (!this.#areas.size) throw new Error("The boundaries hold no areas");
    this.#bounds = [[all[0], all[1]], [all[2], all[3]]];

    const asked = new URL(location.href).searchParams;
    const view = /^(-?[\d.]+),(-?[\d.]+),([\d.]+)$/.exec(asked.get(this.dataset.viewParameter) ?? "");
    const selected = this.dataset.selection === "compare" ? asked.get(this.dataset.selectionParameter) : null;
    for (const code of (selected ?? this.dataset.selected ?? "").split(/[\s,]+/)) if (this.#areas.has(code)) this.#selected.add(code);

    this.#map = new MapLibre({
      container: this.#part("canvas"),
      style: this.#style(boundaries),
      attributionControl: false,
      canvasContextAttributes: { preserveDrawingBuffer: true },
      cooperativeGestures: true,
      dragRotate: false,
      pitchWithRotate: false,
      touchPitch: false,
      rollEnabled: false,
      fadeDuration: 0,
      renderWorldCopies: false,
      maxZoom: 18,
      locale: {
        "Map.Title": this.dataset.textLabel,
        "CooperativeGesturesHandler.WindowsHelpText": this.dataset.textWheel,
        "CooperativeGesturesHandler.MacHelpText": this.dataset.textWheelMac,
        "CooperativeGesturesHandler.MobileHelpText": this.dataset.textTouch,
      },
      ...(view
        ? { center: [Number(view[2]), Number(view[1])], zoom: Number(view[3]) }
        : { bounds: this.#bounds, fitBoundsOptions: { padding: 24 } }),
    });
    this.#map.touchZoomRotate.disableRotation();
    this.#map.keyboard.disableRotation();
    // Until the reader moves the map it keeps showing everything, whatever size it gets.
    let untouched = !view;
    this.#map.on("resize", () => untouched && this.#fit(false));
    this.#map.on("movestart", (event) => {
      if (event.originalEvent) untouched = false;
    });

    this.#map.once("style.load", () => this.#patterns(this.#paint()));
    await new Promise((resolve, reject) => {
      this.#map.once("load", resolve);
      this.#map.once("error", (event) => reject(event.error));
    });
    this.#map.on("error", (event) => console.error(event.error));

    for (const [code, { class: at }] of Object.entries(this.#values)) {
      if (this.#areas.has(code) && Number.isInteger(at)) this.#map.setFeatureState({ source: SOURCE, id: code }, { at });
    }
    this.#mark();

    this.#listenToMap(() => (untouched = false));
    this.#listenToRows();
    this.#listenToTheme();
    this.#showSelection();
    this.#reveal(this.#rows.get([...this.#selected][0]));
    this.#say("");
    this.#part("tools").hidden = false;
    this.#map.once("idle", () => (this.dataset.state = "ready"));
    this.#map.triggerRepaint();
  }

  // ---- drawing

  #paint(theme) {
    const { read, end } = colours(theme);
    const steps = this.dataset.colours.split(" ").filter(Boolean).map(read);
    const paint = {
      background: read("--baken-map-background"),
      line: read("--baken-map-line"),
      mark: read("--baken-map-mark"),
      halo: read("--baken-map-halo"),
      missing: [read("--baken-missing"), read("--baken-missing-line")],
      suppressed: [read("--baken-suppressed"), read("--baken-suppressed-line")],
      fill: ["match", ["coalesce", ["feature-state", "at"], -1], ...steps.flatMap((step, i) => [i, step]), read("--baken-missing")],
    };
    end();
    return paint;
  }

  #style(boundaries) {
    const paint = this.#paint();
    return {
      version: 8,
      sources: {
        [SOURCE]: { type: "geojson", data: boundaries, promoteId: "code", maxzoom: 14, tolerance: 0.3, buffer: 16 },
        // The hovered and chosen areas once more: a handful of shapes, so that a hover never redraws a whole country of lines.
        [MARKED]: { type: "geojson", data: { type: "FeatureCollection", features: [] }, maxzoom: 14, tolerance: 0.3, buffer: 16 },
      },
      layers: [
        { id: "background", type: "background", paint: { "background-color": paint.background } },
        { id: "areas", type: "fill", source: SOURCE, paint: { "fill-color": paint.fill, "fill-antialias": false } },
        ...["missing", "suppressed"].map((kind) => ({
          id: kind,
          type: "fill",
          source: SOURCE,
          filter: this.#withStatus(kind),
          paint: { "fill-pattern": kind, "fill-antialias": false },
        })),
        {
          id: "outlines",
          type: "line",
          source: SOURCE,
          minzoom: this.#outlineZoom(),
          layout: { "line-join": "round" },
          paint: { "line-color": paint.line, "line-width": ["interpolate", ["linear"], ["zoom"], 6, 0.2, 10, 0.8, 14, 1.6] },
        },
        {
          id: "halo",
          type: "line",
          source: MARKED,
          layout: { "line-join": "round" },
          paint: { "line-color": paint.halo, "line-width": 6 },
        },
        {
          id: "mark",
          type: "line",
          source: MARKED,
          layout: { "line-join": "round" },
          paint: { "line-color": paint.mark, "line-width": ["case", ["get", "selected"], 3, 2] },
        },
      ],
    };
  }

  /** From where borders help: below some eight pixels an area they hide the colour, and cost most of the drawing. */
  #outlineZoom() {
    let width = 0;
    for (const { box } of this.#areas.values()) width += (box[2] - box[0]) / this.#areas.size;
    return Math.min(16, Math.max(0, Math.log2((8 * 360) / (512 * Math.max(width, 1e-6)))));
  }

  /** Areas that have a pattern instead of a class. An area that the values do not name is missing. */
  #withStatus(kind) {
    const codes = [...this.#areas.keys()].filter((code) => {
      const status = this.#values[code]?.status ?? "missing";
      return status === kind;
    });
    return codes.length ? ["match", ["get", "code"], codes, true, false] : ["boolean", false];
  }

  #mark() {
    const codes = new Set(this.#selected);
    if (this.#hovered) codes.add(this.#hovered);
    const features = [...codes].map((code) => ({
      type: "Feature",
      geometry: this.#areas.get(code).feature.geometry,
      properties: { selected: this.#selected.has(code) },
    }));
    this.#map.getSource(MARKED).setData({ type: "FeatureCollection", features });
  }

  #patterns(paint) {
    for (const kind of ["missing", "suppressed"]) {
      const image = tile(kind, ...paint[kind]);
      if (this.#map.hasImage(kind)) this.#map.updateImage(kind, image);
      else this.#map.addImage(kind, image, { pixelRatio: 2 });
    }
  }

  #repaint(theme) {
    const paint = this.#paint(theme);
    this.#patterns(paint);
    this.#map.setPaintProperty("background", "background-color", paint.background);
    this.#map.setPaintProperty("areas", "fill-color", paint.fill);
    this.#map.setPaintProperty("outlines", "line-color", paint.line);
    this.#map.setPaintProperty("halo", "line-color", paint.halo);
    this.#map.setPaintProperty("mark", "line-color", paint.mark);
  }

  #listenToTheme() {
    const { signal } = this.#abort;
    matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => this.#repaint(), { signal });
    const watcher = new MutationObserver(() => this.#repaint());
    watcher.observe(document.documentElement, { attributes: true, attributeFilter: ["data-theme"] });
    signal.addEventListener("abort", () => watcher.disconnect());
    // Paper is light. Redraw at once, for the browser takes its picture right after this event.
    const print = (theme) => {
      this.#repaint(theme);
      this.#map.redraw();
    };
    addEventListener("beforeprint", () => print("light"), { signal });
    addEventListener("afterprint", () => print(), { signal });
  }

  // ---- hover and choose

  #listenToMap(touch) {
    const map = this.#map;
    map.on("mousemove", "areas", (event) => {
      this.#hover(event.features[0].properties.code, event.point);
      map.getCanvas().style.cursor = this.#chooses() ? "pointer" : "";
    });
    map.on("mouseleave", "areas", () => {
      this.#hover(undefined);
      map.getCanvas().style.cursor = "";
    });
    map.on("click", "areas", (event) => this.#choose(event.features[0].properties.code, event.originalEvent));
    map.on("moveend", (event) => {
      if (event.originalEvent || event.ours) this.#remember();
    });
    for (const button of this.#part("tools").querySelectorAll("[data-zoom]")) {
      button.addEventListener("click", () => {
        touch();
        if (button.dataset.zoom === "in") map.zoomIn({}, { ours: true });
        else if (button.dataset.zoom === "out") map.zoomOut({}, { ours: true });
        else this.#fit(true);
      });
    }
  }

  #chooses() {
    return this.dataset.selection === "compare" || Boolean(this.dataset.link);
  }

  #listenToRows() {
    const { signal } = this.#abort;
    const tables = document.querySelectorAll(`[data-baken-map="${CSS.escape(this.id)}"]`);
    for (const table of tables) {
      for (const row of table.querySelectorAll("[data-code]")) this.#rows.set(row.dataset.code, row);
      const point = (event) => {
        const code = event.target.closest?.("[data-code]")?.dataset.code;
        this.#hover(this.#areas.has(code) ? code : undefined);
      };
      table.addEventListener("pointerover", point, { signal });
      table.addEventListener("focusin", point, { signal });
      table.addEventListener("pointerleave", () => this.#hover(undefined), { signal });
      table.addEventListener("focusout", () => this.#hover(undefined), { signal });
      table.addEventListener(
        "change",
        (event) => {
          const code = event.target.closest("[data-code]")?.dataset.code;
          if (event.target.type === "checkbox" && this.#areas.has(code) && event.target.checked !== this.#selected.has(code)) this.#toggle(code);
        },
        { signal },
      );
    }
  }

  /** Marks one area and its row. From the map the tooltip follows the pointer; from the table it stands on the area. */
  #hover(code, point) {
    if (code !== this.#hovered) {
      this.#rows.get(this.#hovered)?.classList.remove("is-highlighted");
      this.#rows.get(code)?.classList.add("is-highlighted");
      this.#hovered = code;
      this.#mark();
    }
    this.#tip(code, point);
  }

  #tip(code, point) {
    const tip = this.#part("tooltip");
    tip.hidden = !code;
    if (!code) return;
    const { name, box } = this.#areas.get(code);
    const title = document.createElement("strong");
    title.textContent = name;
    const figure = document.createElement("span");
    figure.textContent = this.#values[code]?.text ?? this.dataset.textMissing;
    tip.replaceChildren(title, figure);
    const { x, y } = point ?? this.#map.project([(box[0] + box[2]) / 2, (box[1] + box[3]) / 2]);
    const { clientWidth: width, clientHeight: height } = this;
    if (x < 0 || y < 0 || x > width || y > height) {
      tip.hidden = true;
      return;
    }
    const left = Math.max(4, Math.min(x + 14, width - tip.offsetWidth - 4));
    const top = y + 18 + tip.offsetHeight > height ? y - tip.offsetHeight - 12 : y + 18;
    tip.style.transform = `translate(${Math.round(left)}px, ${Math.round(Math.max(4, top))}px)`;
  }

  #choose(code, event) {
    if (this.dataset.selection === "compare") this.#toggle(code);
    else if (this.dataset.link) {
      const address = this.dataset.link.replace("{code}", encodeURIComponent(code));
      if (event?.ctrlKey || event?.metaKey) window.open(address, "_blank", "noopener");
      else location.assign(address);
    }
  }

  #toggle(code) {
    if (!this.#selected.delete(code)) this.#selected.add(code);
    this.#mark();
    this.#showSelection();
    this.#reveal(this.#rows.get(code));
    this.#write(this.dataset.selectionParameter, [...this.#selected].join(","));
    this.dispatchEvent(new CustomEvent("baken-map-selection", { bubbles: true, detail: { codes: [...this.#selected] } }));
  }

  #showSelection() {
    if (this.dataset.selection !== "compare") return;
    for (const [code, row] of this.#rows) {
      row.classList.toggle("is-selected", this.#selected.has(code));
      const box = row.querySelector("input[type=checkbox]");
      if (box) box.checked = this.#selected.has(code);
    }
  }

  /** Scrolls the table, but not the page, to a row. */
  #reveal(row) {
    const frame = row?.closest(".baken-scroll");
    if (!frame) return;
    const [outer, inner] = [frame.getBoundingClientRect(), row.getBoundingClientRect()];
    const head = frame.querySelector("thead")?.offsetHeight ?? 0;
    if (inner.top < outer.top + head) frame.scrollTop -= outer.top + head - inner.top;
    else if (inner.bottom > outer.bottom) frame.scrollTop += inner.bottom - outer.bottom;
  }

  // ---- the view in the address

  #fit(ours) {
    const animate = ours && !matchMedia("(prefers-reduced-motion: reduce)").matches;
    this.#map.fitBounds(this.#bounds, { padding: 24, animate }, { ours });
  }

  #remember() {
    const { lng, lat } = this.#map.getCenter();
    this.#write(this.dataset.viewParameter, `${lat.toFixed(5)},${lng.toFixed(5)},${this.#map.getZoom().toFixed(2)}`);
  }

  #write(parameter, value) {
    const address = new URL(location.href);
    if (value) address.searchParams.set(parameter, value);
    else address.searchParams.delete(parameter);
    address.search = address.search.replaceAll("%2C", ",");
    history.replaceState(history.state, "", address);
  }
}

customElements.define("baken-map", BakenMap);
