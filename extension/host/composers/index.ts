/**
 * The editors Timbre can write into, the particular before the general. What each does and why was found by trying the
 * real editors in Chromium and Firefox; `tests/editors` holds it.
 */

import { ckeditor } from "./ckeditor";
import { codemirror } from "./codemirror";
import { contenteditable } from "./contenteditable";
import { draft } from "./draft";
import { lexical } from "./lexical";
import { prosemirror } from "./prosemirror";
import { quill, quillFirst } from "./quill";
import { slate } from "./slate";
import type { Strategy } from "./strategy";
import { textarea } from "./textarea";
import { trix } from "./trix";

const STRATEGIES: readonly Strategy[] = [
  textarea,
  lexical,
  slate,
  draft,
  trix,
  ckeditor,
  prosemirror,
  quill,
  quillFirst,
  codemirror,
  contenteditable,
];

/** The editor that `focused` is in, and how to write into it. */
export interface Editable {
  readonly composer: HTMLElement;
  readonly strategy: Strategy;
}

/** The editor that an element belongs to; nothing if it is in none. */
export function editableOf(focused: Element): Editable | undefined {
  for (const strategy of STRATEGIES) {
    const composer = focused.closest(strategy.selector);
    if (composer instanceof HTMLElement && (strategy.fits?.(composer) ?? true) && !isOff(composer)) {
      return { composer, strategy };
    }
  }
  return undefined;
}

function isOff(composer: HTMLElement): boolean {
  return composer.getAttribute("contenteditable") === "false";
}
