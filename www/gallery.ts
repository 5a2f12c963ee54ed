// The gallery: the product's own frame in every state, and the studio's pages, in one language and look, chosen by the
// address (`?lang=en&theme=dark`). High contrast and forced colours are the browser's own to emulate. It begins by
// forgetting what this origin kept, for some states are those of a first use.

import { element } from "./community/element";
import { addressWith, readPreferences } from "./community/preferences";
import { Face, seen } from "./gallery/face";
import { type State, withBrand, withoutBrand } from "./gallery/states";

const PAGES = ["brands", "brand", "voice", "templates", "rules", "data", "help"] as const;

const preferences = readPreferences(new URLSearchParams(location.search), navigator.language);
const { language } = preferences;
const theme = preferences.theme ?? "light";
const states = document.querySelector("#states") as HTMLElement;

/** A frame with its name above it; it is loaded once it is on the page. */
function put(id: string, frame: HTMLIFrameElement, kind: string): void {
  states.append(element("figure", { id, class: kind }, element("figcaption", {}, id), frame));
}

async function show({ id, scene, text, reach }: State): Promise<void> {
  const face = new Face({ ...scene, theme }, id);
  put(id, face.frame, "state");
  await face.join(text ?? "");
  await reach?.(face);
}

/** The studio at a page of it. */
async function studio(page: string): Promise<HTMLIFrameElement> {
  const frame = element("iframe", { src: `pages/studio.html#${page}`, title: `studio ${page}` });
  put(`studio-${page}`, frame, "page");
  await seen(frame, "#language");
  return frame;
}

async function choose(frame: HTMLIFrameElement, id: string, value: string): Promise<void> {
  const field = (await seen(frame, `#${id}`)) as HTMLSelectElement;
  field.value = value;
  field.dispatchEvent(new Event("change", { bubbles: true }));
}

document.documentElement.lang = language;
document.documentElement.dataset["theme"] = theme;
for (const [name, value] of [
  ["lang", "es"],
  ["lang", "en"],
  ["theme", "light"],
  ["theme", "dark"],
] as const) {
  document.querySelector("#looks")?.append(element("a", { href: addressWith(name, value) }, value));
}

for (const { name } of await indexedDB.databases()) if (name !== undefined) indexedDB.deleteDatabase(name);
// The wizard is what the studio shows first; language and look are kept there for all.
const first = await studio("brands");
first.title = "studio wizard";
(first.parentElement as HTMLElement).id = "studio-wizard";
await choose(first, "language", language);
await choose(first, "theme", theme);
await seen(first, `:root[lang="${language}"][data-theme="${theme}"]`);
// One after the other: the first ones are about what is not kept yet.
for (const state of withoutBrand(language)) await show(state);
for (const state of withBrand(language)) await show(state);
for (const page of PAGES) await studio(page);
document.documentElement.dataset["shown"] = "true";
