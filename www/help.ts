// The help on a site of its own: the same text and pictures that the studio shows, one source for both.

import { element } from "./community/element";
import { readPreferences } from "./community/preferences";

/** A task as `help/LANGUAGE.json` has it; the studio reads the same. */
interface Task {
  readonly id: string;
  readonly title: string;
  readonly lead: string;
  readonly steps: readonly string[];
  readonly notes?: readonly string[];
  readonly picture?: { readonly file: string; readonly alt: string };
}

const TITLES = { es: "Ayuda de Timbre", en: "Timbre's help" } as const;

const { language, theme } = readPreferences(new URLSearchParams(location.search), navigator.language);

/** What stands between backticks is a key. */
function withKeys(text: string): (Node | string)[] {
  return text.split("`").map((piece, place) => (place % 2 === 0 ? piece : element("kbd", {}, piece)));
}

function shown({ id, title, lead, steps, notes, picture }: Task): HTMLElement {
  const task = element(
    "details",
    { class: "sheet task", id: `task-${id}` },
    element("summary", {}, element("h3", {}, title), element("span", {}, lead)),
    element("ol", {}, ...steps.map((step) => element("li", {}, ...withKeys(step)))),
  );
  if (picture)
    task.append(element("img", { src: `help/${picture.file}`, alt: picture.alt, loading: "lazy" }));
  task.append(...(notes ?? []).map((note) => element("p", {}, ...withKeys(note))));
  task.open = location.hash === `#task-${id}`;
  return task;
}

document.documentElement.lang = language;
if (theme !== null) document.documentElement.dataset["theme"] = theme;
document.title = TITLES[language];
const other = document.querySelector<HTMLAnchorElement>("#other");
if (other && language === "en") {
  other.href = "?lang=es";
  other.hreflang = other.lang = "es";
  other.textContent = "Español";
}
document.querySelector("#title")?.replaceChildren(TITLES[language]);
const tasks = (await (await fetch(`help/${language}.json`)).json()) as readonly Task[];
document.querySelector("#help")?.append(...tasks.map(shown));
