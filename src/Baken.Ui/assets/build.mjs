// Copies third-party files from node_modules into ../wwwroot/lib, with their licences. LICENSES.txt is written last:
// the build takes it as the sign that everything is there.
import { cp, mkdir, readFile, readdir, rm, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const here = dirname(fileURLToPath(import.meta.url));
const lib = join(here, "../wwwroot/lib");
const from = (name, path) => join(here, "node_modules", name, path);
const read = (name, path) => readFile(from(name, path), "utf8");

// The Utrecht library has 400 kB of components; these are the ones Baken's pages use.
const blocks = [
  "alert", "breadcrumb-nav", "button", "button-group", "data-list", "form-field", "form-field-description",
  "form-field-error-message", "form-fieldset", "form-label", "heading-1", "heading-2", "heading-3", "heading-4", "link",
  "paragraph", "select", "table", "textarea", "textbox",
];

/** The top-level pieces of a style sheet: comments, at-statements, and rules with their prelude and body. */
function* pieces(css) {
  let at = 0;
  while (at < css.length) {
    const rest = css.slice(at);
    const skip = /^(\s+|\/\*[\s\S]*?\*\/|@[a-z-]+[^{};]*;)/.exec(rest);
    if (skip) {
      at += skip[0].length;
      continue;
    }
    const open = css.indexOf("{", at);
    if (open < 0) return;
    let end = open + 1;
    for (let depth = 1; depth > 0; end++) {
      if (css[end] === "{") depth++;
      else if (css[end] === "}") depth--;
      else if (css[end] === undefined) throw new Error("Unbalanced style sheet");
    }
    yield { prelude: css.slice(at, open).trim(), body: css.slice(open + 1, end - 1) };
    at = end;
  }
}

/** Only the rules for our blocks, not those for bare HTML ("--html-…") or rich text; other selectors of a list are left out. */
function only(css, names) {
  const ours = new RegExp(`^\\.utrecht-(${names.join("|")})(?![a-z0-9-])|^\\.utrecht-(${names.join("|")})(--(?!html|arrows)|__)`);
  const kept = [];
  for (const { prelude, body } of pieces(css)) {
    if (/^@(media|supports)/.test(prelude)) {
      const inner = only(body, names);
      if (inner) kept.push(`${prelude} {\n${inner}\n}`);
    } else if (!prelude.startsWith("@")) {
      const selectors = prelude.split(/,(?![^(]*\))/).map((selector) => selector.trim()).filter((s) => ours.test(s));
      if (selectors.length) kept.push(`${selectors.join(",\n")} {${body}}`);
    }
  }
  return kept.join("\n");
}

const font = "@fontsource-variable/source-sans-3";
const fontFaces = (await read(font, "index.css"))
  .split("/*")
  .filter((face) => /^ source-sans-3-latin(-ext)?-wght-normal/.test(face))
  .map((face) => `/*${face.replaceAll("./files/", "fonts/")}`)
  .join("");

await rm(lib, { recursive: true, force: true });
await mkdir(join(lib, "fonts"), { recursive: true });
await mkdir(join(lib, "maplibre-gl"), { recursive: true });

for (const subset of ["latin", "latin-ext"]) {
  const file = `source-sans-3-${subset}-wght-normal.woff2`;
  await cp(from(font, `files/${file}`), join(lib, "fonts", file));
}

// The library looks for its worker beside itself, so under a strict policy the two files must stay together.
for (const file of ["maplibre-gl.mjs", "maplibre-gl-worker.mjs", "maplibre-gl.css"]) {
  const text = await read("maplibre-gl", `dist/${file}`);
  await writeFile(join(lib, "maplibre-gl", file), text.replace(/\n\/\/# sourceMappingURL=.*\s*$/, "\n"));
}

const utrecht = only(await read("@utrecht/component-library-css", "dist/index.css"), blocks);
const candidates = await Promise.all(
  ["data-badge", "skip-link"].map((name) => read(`@nl-design-system-candidate/${name}-css`, `dist/${name}.css`)),
);
const plain = candidates.map((css) => css.replace(/\/\*# sourceMappingURL.*?\*\//, "")).join("\n");
await writeFile(
  join(lib, "base.css"),
  `/* Third-party styles; licences in LICENSES.txt. In a layer, so that Baken's own rules win. */\n${fontFaces}\n@layer nlds {\n${utrecht}\n${plain}\n}\n`,
);

/** A package and everything it has bundled, so that every notice travels along. */
async function bundled(name, seen = new Set()) {
  if (seen.has(name) || name.startsWith("@types/")) return seen;
  seen.add(name);
  const { dependencies = {} } = JSON.parse(await read(name, "package.json"));
  for (const dependency of Object.keys(dependencies)) await bundled(dependency, seen);
  return seen;
}

const names = [
  ...[...(await bundled("maplibre-gl"))].sort(),
  font,
  "@utrecht/component-library-css",
  "@nl-design-system-candidate/data-badge-css",
  "@nl-design-system-candidate/skip-link-css",
];
const notices = [];
for (const name of names) {
  const { version, license } = JSON.parse(await read(name, "package.json"));
  const file = (await readdir(from(name, "."))).find((entry) => /^licen[cs]e/i.test(entry));
  const text = file ? (await read(name, file)).trim() : "(The package holds no licence text.)";
  notices.push(`${"=".repeat(80)}\n${name} ${version} (${license})\n${"=".repeat(80)}\n\n${text}\n`);
}
await writeFile(join(lib, "LICENSES.txt"), notices.join("\n\n"));
