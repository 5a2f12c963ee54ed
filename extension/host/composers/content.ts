/** The text and the selection of an editor, in UTF-16 offsets, whatever it is made of. */

import type { Utf16Span } from "../generated/messages";
import type { Reading } from "../text/lines";
import { offsetOf, rangeOf, read } from "../text/read";
import { holds, isShadowRoot } from "../tree";

/** Chromium's shadow roots. */
type Selecting = ShadowRoot & { getSelection?: () => Selection | null };

/** Fields that keep their text as a value. */
function isField(composer: Element): composer is HTMLTextAreaElement | HTMLInputElement {
  return composer.matches("textarea, input");
}

/** What an editor holds now. */
export interface Content {
  readonly text: string;
  /** Where the text is in the page; nothing for a field, whose text has no nodes. */
  readonly reading: Reading<Node> | undefined;
}

/** Reads the editor. */
export function contentOf(composer: Element): Content {
  if (isField(composer)) return { text: composer.value, reading: undefined };
  const reading = read(composer);
  return { text: reading.text, reading };
}

/** The selection in the editor, or nothing if it is elsewhere. */
export function selectionOf(composer: Element, content: Content): Utf16Span | null {
  if (isField(composer)) {
    const { selectionStart: start, selectionEnd: end } = composer;
    return start === null || end === null ? null : { start, end };
  }
  const range = selectedRange(composer);
  if (range === undefined || content.reading === undefined) return null;
  const start = offsetOf(content.reading, [range.startContainer, range.startOffset]);
  const end = range.collapsed ? start : offsetOf(content.reading, [range.endContainer, range.endOffset]);
  return { start: Math.min(start, end), end: Math.max(start, end) };
}

/** Selections inside a shadow root are told by the root in Chromium and by the selection itself in Firefox. */
function selectedRange(composer: Element): AbstractRange | undefined {
  const root = composer.getRootNode();
  const shadow = isShadowRoot(root) ? (root as Selecting) : undefined;
  const selection = shadow?.getSelection?.() ?? composer.ownerDocument.getSelection();
  if (!selection || selection.rangeCount === 0) return undefined;
  const range =
    shadow && shadow.getSelection === undefined
      ? selection.getComposedRanges?.({ shadowRoots: [shadow] })[0]
      : selection.getRangeAt(0);
  return range && holds(composer, range.startContainer) && holds(composer, range.endContainer)
    ? range
    : undefined;
}

/** Selects a span of what was read; says whether there was such a place. */
export function select(composer: HTMLElement, content: Content, span: Utf16Span): boolean {
  if (isField(composer)) {
    composer.setSelectionRange(span.start, span.end);
    // Browsers say so at the field by now, where React's `onSelect` does not hear it: one that marks mentions goes by that.
    composer.ownerDocument.dispatchEvent(new Event("selectionchange"));
    return true;
  }
  const range = content.reading && rangeOf(content.reading, span.start, span.end);
  const selection = composer.ownerDocument.getSelection();
  if (range === undefined || selection === null) return false;
  selection.setBaseAndExtent(range.startContainer, range.startOffset, range.endContainer, range.endOffset);
  return true;
}
