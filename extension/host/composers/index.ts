/**
 * The editors Timbre can write into, the particular before the general. What each does and why was found by trying the
 * real editors in Chromium and Firefox; `tests/editors` holds it.
 */

import { ckeditor } from "./ckeditor";
import { contenteditable, stepping } from "./contenteditable";
import { design } from "./design";
import { draft, pasting, trix } from "./pasting";
import { prosemirror } from "./prosemirror";
import { quill, quillFirst } from "./quill";
import { slate } from "./slate";
import type { Strategy } from "./strategy";
import { textarea } from "./textarea";
import { tinymce } from "./tinymce";

const STRATEGIES: readonly Strategy[] = [
  textarea,
  pasting,
  slate,
  draft,
  trix,
  ckeditor,
  prosemirror,
  quill,
  quillFirst,
  tinymce,
  stepping,
  contenteditable,
  design,
];

/** The editor that `focused` is in, and how to write into it. */
export interface Editable {
  readonly composer: HTMLElement;
  readonly strategy: Strategy;
}

/** The editor that an element belongs to; nothing if it is in none. */
export function editableOf(focused: Element): Editable | undefined {
  for (const strategy of STRATEGIES) {
    const composer = focused.closest<HTMLElement>(strategy.selector);
    if (composer && (strategy.fits?.(composer) ?? true) && !isOff(composer)) {
      return { composer, strategy };
    }
  }
  return undefined;
}

function isOff(composer: HTMLElement): boolean {
  return composer.getAttribute("contenteditable") === "false";
}
