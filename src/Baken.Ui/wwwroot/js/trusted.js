// The one place where text may become script or markup (Trusted Types). MapLibre needs three things and gets no more: its own worker,
// emptying an element, and reading the attribution that we wrote as text.

const ours = (url) => new URL(url, location.href).origin === location.origin;

export default globalThis.trustedTypes?.createPolicy("default", {
  createScriptURL: (url) => {
    if (ours(url)) return url;
    throw new TypeError("A script from elsewhere is not loaded.");
  },
  createHTML: (text) => text.replaceAll("&", "&amp;").replaceAll("<", "&lt;"),
});
