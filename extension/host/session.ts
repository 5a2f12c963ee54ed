/** One composer while it is being written in: its text, its verdict, what surrounds it. It draws nothing and sends nothing. */

import { type Content, contentOf, selectionOf } from "./composers/content";
import type { Composer, Mark, ToFrame, Utf16Span, VerdictState } from "./generated/messages";
import type { NetworkPage } from "./generated/networks";
import type { Found } from "./networks/composer";
import { missing } from "./networks/expectations";
import { account, answered, type Openers } from "./networks/surroundings";
import type { Missing } from "./shell";
import { carry } from "./text/spans";

/** The state of one composer. */
export class Session {
  /** Never used again on this page. */
  readonly id: number;
  readonly found: Found;
  readonly #sheet: NetworkPage;
  readonly #openers: Openers;
  content: Content;
  revision = 0;
  selection: Utf16Span | null;
  /** When the user last changed the text, as `performance.now()`. */
  #changed = Number.NEGATIVE_INFINITY;
  #verdict: { readonly text: string; readonly state: VerdictState } | undefined;
  readonly #held = new Set<string>();
  readonly #allowed = new Set<string>();
  marks: readonly Mark[] = [];
  /** The text that is on its way out, until the editor shows that it went. */
  publishing: string | undefined;
  /** How many images attached to it have no description, as far as the page shows. */
  no_alt = 0;
  /** Whether the page was compared with what the network's structure expects, or is about to be. */
  examined = false;

  constructor(id: number, found: Found, sheet: NetworkPage, openers: Openers) {
    this.id = id;
    this.found = found;
    this.#sheet = sheet;
    this.#openers = openers;
    this.content = contentOf(found.composer);
    this.selection = selectionOf(found.composer, this.content);
  }

  get text(): string {
    return this.content.text;
  }

  /** Reads the editor again; tells what changed. */
  refresh(): "text" | "selection" | "nothing" {
    const before = this.content.text;
    this.content = contentOf(this.found.composer);
    const selection = selectionOf(this.found.composer, this.content);
    const moved =
      selection !== null &&
      (selection.start !== this.selection?.start || selection.end !== this.selection.end);
    // The caret last seen stays known while the focus is elsewhere.
    if (selection !== null) this.selection = selection;
    if (this.content.text === before) return moved ? "selection" : "nothing";
    this.revision += 1;
    this.#changed = performance.now();
    if (selection === null) this.selection = null;
    this.marks = this.marks.flatMap((mark) => {
      const span = carry(mark.span, before, this.content.text);
      return span === undefined ? [] : [{ ...mark, span }];
    });
    return "text";
  }

  /** Milliseconds since the text last changed. */
  idle(): number {
    return performance.now() - this.#changed;
  }

  /** Takes a verdict, if it is for the text that is there. */
  judge(revision: number, state: VerdictState): void {
    if (revision === this.revision) this.#verdict = { text: this.text, state };
  }

  /** What the publish check goes by, as the frame is told; nothing while there is no verdict for the text that is there. */
  armed(): Extract<ToFrame, { type: "armed" }> | undefined {
    if (this.#verdict?.text !== this.text) return undefined;
    const { id: composer, revision } = this;
    const released = this.isAllowed(this.text);
    return { type: "armed", composer, revision, state: this.#verdict.state, released };
  }

  /** Whether a publication of `text` is to be stopped. */
  holds(text: string): boolean {
    if (this.#allowed.has(text) || this.#held.has(text)) return false;
    return this.#verdict?.text === text && this.#verdict.state === "hold";
  }

  /** Remembers that `text` was stopped: it is not stopped again. */
  heldOnce(text: string): void {
    this.#held.add(text);
  }

  /** The user wants `text` out all the same. */
  allow(revision: number): void {
    if (revision === this.revision) this.#allowed.add(this.text);
  }

  /** Whether the user said so. */
  isAllowed(text: string): boolean {
    return this.#allowed.has(text);
  }

  /** What is not found of what the network's structure expects on a page at this path. */
  missing(path: string): Missing[] {
    const { network } = this.#sheet;
    const surface = this.found.surface?.id ?? "";
    return missing(this.found, this.#openers, this.text, this.#sheet, path).map((expectation) => ({
      network,
      surface,
      expectation,
    }));
  }

  /** The composer and its surroundings, as the frame is told. */
  describe(): Composer {
    const comment = answered(this.found, this.#openers, this.text);
    return {
      composer: this.id,
      revision: this.revision,
      network: this.#sheet.network,
      public: isPublic(this.found),
      text: this.text,
      selection: this.selection,
      comment: comment?.text ?? null,
      author: comment?.author ?? null,
      account: account(this.found.composer, this.#sheet),
      limit: limitOf(this.found.composer),
      no_alt: this.no_alt,
    };
  }
}

/** What the field itself says is the most that it takes, in UTF-16 code units. */
function limitOf(composer: Element): number | null {
  const { maxLength } = composer as Partial<HTMLTextAreaElement>;
  return maxLength !== undefined && maxLength > 0 ? maxLength : null;
}

/** What is not known to be private is public: the rules for what everybody sees are the stricter ones. */
function isPublic({ surface, composer }: Found): boolean {
  if (surface === undefined) return true;
  return surface.public && !(surface.private_if !== undefined && composer.matches(surface.private_if));
}
