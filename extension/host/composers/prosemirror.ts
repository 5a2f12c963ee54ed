import { changeBetween, replaced } from "../text/spans";
import { contentOf, selectionOf } from "./content";
import { command, isFirefox, paragraphs, paste, undoKey } from "./gestures";
import { SETTLE, type Strategy } from "./strategy";

/**
 * A plain paste loses blank lines; one of HTML keeps them. Where the page takes no HTML, as Bluesky does, the lines are
 * written as if typed. Its history joins what comes within 500 ms of a key.
 */
export const prosemirror: Strategy = {
  name: "prosemirror",
  selector: ".ProseMirror",
  settle: SETTLE,
  isolate: 700,
  write: (composer, text) => {
    if (text === "") command(composer, "delete");
    else if (!text.includes("\n")) paste(composer, "text/plain", text);
    else {
      const before = contentOf(composer).text;
      const plain = looksLikeEnter(composer, text);
      paste(composer, "text/html", paragraphs(text));
      if (!plain && contentOf(composer).text === before) type(composer, text);
    }
  },
  undo: undoKey,
};

/**
 * Whether writing `text` as if typed would change nothing but spaces and line breaks. The editor takes that for an Enter
 * and says so to the page, which might publish by it.
 */
function looksLikeEnter(composer: HTMLElement, text: string): boolean {
  const content = contentOf(composer);
  const span = selectionOf(composer, content);
  if (span === null) return true;
  const solid = (all: string): string => all.replace(/\s/g, "");
  const { start, afterEnd } = changeBetween(solid(content.text), solid(replaced(content.text, span, text)));
  return start === afterEnd;
}

/** Firefox loses the lines of one command here. */
function type(composer: HTMLElement, text: string): void {
  if (!isFirefox) {
    command(composer, "insertText", text);
    return;
  }
  for (const [index, line] of text.split("\n").entries()) {
    if (index > 0) command(composer, "insertParagraph");
    if (line !== "") command(composer, "insertText", line);
  }
}
