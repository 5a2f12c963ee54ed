import { changeBetween, replaced } from "../text/spans";
import { contentOf, selectionOf } from "./content";
import { isFirefox, paragraphs, paste, type, undoKey } from "./gestures";
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
    if (text === "") return type(composer, text);
    if (!text.includes("\n")) return paste(composer, "text/plain", text);
    const before = contentOf(composer).text;
    const plain = looksLikeEnter(composer, text);
    paste(composer, "text/html", lines(composer, text));
    if (plain || contentOf(composer).text !== before) return undefined;
    // Firefox loses the lines of one command here.
    return type(composer, text, isFirefox ? "insertParagraph" : undefined);
  },
  undo: undoKey,
};

/** Toast UI makes a blank line too many of a break in a paragraph, and its Markdown mode knows no paragraphs. */
function lines(composer: HTMLElement, text: string): string {
  const html = paragraphs(text);
  if (composer.closest(".ww-mode")) return html.replaceAll("<br>", "");
  return composer.closest(".md-mode") ? html.replaceAll("p>", "div>") : html;
}

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
