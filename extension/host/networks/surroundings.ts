/** What stands around a composer: the comment it answers, who wrote that, and the account one writes from. */

import type { Account, Author } from "../generated/messages";
import type { Answered, Field, NetworkPage, Way } from "../generated/networks";
import { plain } from "../text/read";
import { closest, hostOf, isElement } from "../tree";
import type { Found } from "./composer";

/** The comment being answered. */
export interface Comment {
  readonly text: string;
  readonly author: Author | null;
}

/** A comment whose reply box the user has just opened. It is read at once: lists are recycled while one writes. */
interface Opened extends Comment {
  readonly rule: Answered;
}

/** Remembers the item that was last opened for a reply, on networks that need it. */
export class Openers {
  #last: Opened | undefined;

  /** Takes note of a click, wherever it goes. */
  note(target: Element, sheet: NetworkPage): void {
    for (const surface of sheet.surfaces) {
      for (const rule of surface.answered) {
        if (!rule.ways.some(({ opener }) => opener !== undefined && closest(target, opener))) continue;
        const item = closest(target, rule.item);
        const comment = item && read(item, rule);
        if (comment) this.#last = { ...comment, rule };
      }
    }
  }

  /** What was opened by this rule, if it was the last. */
  by(rule: Answered): Comment | undefined {
    return this.#last?.rule === rule ? this.#last : undefined;
  }
}

/** The comment that a composer answers, as far as the page shows. */
export function answered(found: Found, openers: Openers, draft: string): Comment | undefined {
  for (const rule of found.surface?.answered ?? []) {
    for (const way of rule.ways) {
      const label = labelled(found.composer, way);
      if (label === undefined) continue;
      const item = way.find === "opened" ? undefined : locate(found.composer, rule.item, way);
      const comment = way.find === "opened" ? openers.by(rule) : item && read(item, rule);
      if (comment === undefined || (rule.mentioned && !isMentioned(comment.author, draft))) continue;
      if (label === "" || comment.author?.name) return comment;
      return { ...comment, author: { name: label, handle: comment.author?.handle ?? null } };
    }
  }
  return undefined;
}

function isMentioned(author: Author | null, draft: string): boolean {
  return (
    author?.handle != null && draft.trimStart().toLowerCase().startsWith(`@${author.handle.toLowerCase()}`)
  );
}

/** The name that the composer's label gives, `""` if the rule asks for none, nothing if the label does not fit. */
function labelled(composer: Element, rule: Way): string | undefined {
  if (rule.labelled === undefined) return "";
  const pattern = new RegExp(rule.labelled);
  for (const name of ["aria-label", "aria-placeholder", "placeholder"]) {
    const match = pattern.exec(composer.getAttribute(name) ?? "");
    if (match) return match[1] ?? "";
  }
  return undefined;
}

/** Whether the composer's label says that it answers somebody. */
export function isLabelled(composer: Element, way: Way): boolean {
  return way.labelled !== undefined && labelled(composer, way) !== undefined;
}

function locate(composer: Element, item: string, way: Way): Element | undefined {
  if (way.find === "ancestor") return closest(composer, item);
  const scope = way.scope === undefined ? document.body : closest(composer, way.scope);
  if (!scope) return undefined;
  const items = [...scope.querySelectorAll(item)];
  if (way.find === "within") return items[0];
  // The composer, or what stands for it in the scope's own tree.
  let anchor: Element = composer;
  while (anchor.getRootNode() !== scope.getRootNode()) {
    const host = hostOf(anchor);
    if (host === undefined) break;
    anchor = host;
  }
  return items
    .filter(
      (item) =>
        !item.contains(anchor) &&
        (item.compareDocumentPosition(anchor) & Node.DOCUMENT_POSITION_FOLLOWING) !== 0,
    )
    .at(-1);
}

/** A comment and its author, or nothing where its text is not found. */
export function read(item: Element, rule: Answered): Comment | undefined {
  const text = first(item, rule.text);
  if (text === undefined) return undefined;
  const name = first(item, rule.name ?? []) ?? null;
  const handle = bare(first(item, rule.handle ?? []));
  return { text, author: name === null && handle === null ? null : { name, handle } };
}

/** The account that the page shows to be the user's own. Never guessed: the first profile on a page is often another's. */
export function account(composer: Element, sheet: NetworkPage): Account | null {
  for (const field of sheet.account) {
    const near = field[0] ? closest(composer, field[0]) : undefined;
    const handle = bare((near && value(near, field)) ?? first(document, [field]));
    if (handle !== null) return { network: sheet.network, handle };
  }
  return null;
}

function bare(handle: string | undefined): string | null {
  return handle?.replace(/^@/, "") || null;
}

/** What the first field says that says anything. */
function first(scope: Element | Document, fields: readonly Field[]): string | undefined {
  for (const field of fields) {
    for (const element of field[0] ? scope.querySelectorAll(field[0]) : [scope]) {
      const found = isElement(element) ? value(element, field) : undefined;
      if (found) return found;
    }
  }
  return undefined;
}

function value(element: Element, [, attribute, pattern]: Field): string | undefined {
  const raw = attribute
    ? (element.getAttribute(attribute) ?? "")
    : element.matches("script, code")
      ? element.textContent
      : plain(element);
  const found = pattern ? new RegExp(pattern).exec(raw)?.at(-1) : raw;
  return found?.trim() || undefined;
}
