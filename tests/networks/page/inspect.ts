// The product's own finding of composers, on a page that stands in for a network's.

import { editableOf } from "../../../extension/host/composers";
import { contentOf } from "../../../extension/host/composers/content";
import type { Expectation as Part } from "../../../extension/host/generated/messages";
import { COMMUNITY, NETWORKS, type NetworkPage } from "../../../extension/host/generated/networks";
import { composerOf } from "../../../extension/host/networks/composer";
import { publishing } from "../../../extension/host/networks/publish";
import { candidates, sheetOf } from "../../../extension/host/networks/sheet";
import { Openers } from "../../../extension/host/networks/surroundings";
import { Session } from "../../../extension/host/session";

/** What a page structure says of one field: what is to be found there, or that it is none of ours. */
export interface Expectation {
  /** The surface's name; `generic` for one that only the generic rules find; nothing for what is no composer. */
  readonly surface: string | null;
  readonly public?: boolean;
  readonly comment?: string | null;
  readonly name?: string | null;
  readonly handle?: string | null;
  readonly account?: string | null;
  /** The `data-publish` of the controls that publish it. */
  readonly publish?: readonly string[];
  /** How many attached images have no description. */
  readonly no_alt?: number;
  /** A control to be clicked first: the opener of a reply box. */
  readonly click?: string;
}

export interface Finding {
  readonly expected: Expectation;
  readonly found: Expectation;
  /** What is not found of what the network's structure expects. */
  readonly missing: readonly Part[];
}

/** By what a structure is looked at: the network's own rules, the generic ones, or own ones of which a part is changed. */
export type Rules = "own" | "generic" | Part;

declare global {
  interface Window {
    inspect(host: string, path: string, rules: Rules): Finding[];
  }
}

function everyField(root: ParentNode): Element[] {
  return [...root.querySelectorAll("*")].flatMap((element) => [
    ...(element.hasAttribute("data-expect") ? [element] : []),
    ...(element.shadowRoot ? everyField(element.shadowRoot) : []),
  ]);
}

/** What matches nothing on any page. */
const NOWHERE = "timbre-nowhere";

/** A network's rules of which one part finds nothing any more, as if its pages had changed. */
function without(part: Part, sheet: NetworkPage): NetworkPage {
  return {
    ...sheet,
    surfaces: sheet.surfaces.map((surface) => ({
      ...surface,
      ...(part === "composer" ? { composer: NOWHERE } : {}),
      ...(part === "publish" && surface.publish !== undefined ? { publish: NOWHERE } : {}),
      answered: surface.answered.map((rule) => ({
        ...rule,
        ...(part === "comment" ? { item: NOWHERE } : {}),
        ...(part === "author" ? { name: [[NOWHERE]], handle: [[NOWHERE]] } : {}),
      })),
    })),
  };
}

/** Looks at every field that says what is to be found. */
window.inspect = (host, path, rules) => {
  const own = sheetOf(candidates(NETWORKS, host), host, document);
  const sheet = rules === "own" ? own : rules === "generic" ? COMMUNITY : without(rules, own);
  return everyField(document).map((field) => {
    const expected: Expectation = JSON.parse(field.getAttribute("data-expect") ?? "");
    const openers = new Openers();
    const opener = expected.click === undefined ? null : document.querySelector(expected.click);
    if (opener) openers.note(opener, sheet);
    const found = composerOf(field, sheet, path);
    if (found === undefined) return { expected, found: { surface: null }, missing: [] };
    const session = new Session(1, found, sheet, openers);
    const told = session.describe();
    const { controls, no_alt } = publishing(found);
    const seen: Expectation = {
      surface: found.surface?.id ?? "generic",
      public: told.public,
      comment: told.comment,
      name: told.author?.name ?? null,
      handle: told.author?.handle ?? null,
      account: told.account?.handle ?? null,
      publish: controls.map((control) => control.getAttribute("data-publish") ?? control.outerHTML),
      no_alt,
      ...(expected.click === undefined ? {} : { click: expected.click }),
    };
    // Only what the structure speaks of is compared.
    const compared = Object.fromEntries(Object.entries(seen).filter(([key]) => key in expected));
    const missing = session.missing(path).map(({ expectation }) => expectation);
    return { expected, found: compared as unknown as Expectation, missing };
  });
};

for (const host of document.querySelectorAll("[data-shadow]")) {
  const template = host.querySelector("template");
  if (template && !host.shadowRoot) host.attachShadow({ mode: "open" }).append(template.content);
}
for (const element of document.querySelectorAll<HTMLElement>("[data-expect]")) {
  if (editableOf(element) && contentOf(element).text === "") element.style.minHeight = "24px";
}
