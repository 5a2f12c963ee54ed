// The product's own finding of composers, on a page that stands in for a network's.

import { editableOf } from "../../../extension/host/composers";
import { contentOf } from "../../../extension/host/composers/content";
import { COMMUNITY, NETWORKS } from "../../../extension/host/generated/networks";
import { composerOf } from "../../../extension/host/networks/composer";
import { publishers } from "../../../extension/host/networks/publish";
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
  /** A control to be clicked first: the opener of a reply box. */
  readonly click?: string;
}

export interface Finding {
  readonly expected: Expectation;
  readonly found: Expectation;
}

declare global {
  interface Window {
    inspect(host: string, path: string, own: boolean): Finding[];
  }
}

function everyField(root: ParentNode): Element[] {
  return [...root.querySelectorAll("*")].flatMap((element) => [
    ...(element.hasAttribute("data-expect") ? [element] : []),
    ...(element.shadowRoot ? everyField(element.shadowRoot) : []),
  ]);
}

/** Looks at every field that says what is to be found. Without the network's `own` rules only the generic ones are at work. */
window.inspect = (host, path, own) => {
  const sheet = own ? sheetOf(candidates(NETWORKS, host), host, document) : COMMUNITY;
  return everyField(document).map((field) => {
    const expected: Expectation = JSON.parse(field.getAttribute("data-expect") ?? "");
    const openers = new Openers();
    const opener = expected.click === undefined ? null : document.querySelector(expected.click);
    if (opener) openers.note(opener, sheet);
    const found = composerOf(field, sheet, path);
    if (found === undefined) return { expected, found: { surface: null } };
    const session = new Session(1, found, sheet, openers);
    const told = session.describe();
    const seen: Expectation = {
      surface: found.surface?.id ?? "generic",
      public: told.public,
      comment: told.comment,
      name: told.author?.name ?? null,
      handle: told.author?.handle ?? null,
      account: told.account?.handle ?? null,
      publish: publishers(found).map((control) => control.getAttribute("data-publish") ?? control.outerHTML),
      ...(expected.click === undefined ? {} : { click: expected.click }),
    };
    // Only what the structure speaks of is compared.
    const compared = Object.fromEntries(Object.entries(seen).filter(([key]) => key in expected));
    return { expected, found: compared as unknown as Expectation };
  });
};

for (const host of document.querySelectorAll("[data-shadow]")) {
  const template = host.querySelector("template");
  if (template && !host.shadowRoot) host.attachShadow({ mode: "open" }).append(template.content);
}
for (const element of document.querySelectorAll<HTMLElement>("[data-expect]")) {
  if (editableOf(element) && contentOf(element).text === "") element.style.minHeight = "24px";
}
