// MapLibre with its own style sheet, loaded only on pages with a map. Its worker lies beside it, so the policy needs no more than 'self'.

import "./trusted.js";

const at = (file) => new URL(`../lib/maplibre-gl/${file}`, import.meta.url).href;

function styles() {
  return new Promise((resolve) => {
    const link = document.createElement("link");
    link.rel = "stylesheet";
    link.href = at("maplibre-gl.css");
    link.onload = link.onerror = resolve;
    // Before our own sheets, so that ours win.
    document.head.prepend(link);
  });
}

export default async function maplibre() {
  const [library] = await Promise.all([import(at("maplibre-gl.mjs")), styles()]);
  return library;
}
