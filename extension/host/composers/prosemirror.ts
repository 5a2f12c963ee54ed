import { command, paragraphs, paste, undoKey } from "./gestures";
import { SETTLE, type Strategy } from "./strategy";

/** A plain paste loses blank lines; one of HTML keeps them. Its history joins what comes within 500 ms of a key. */
export const prosemirror: Strategy = {
  name: "prosemirror",
  selector: ".ProseMirror",
  settle: SETTLE,
  isolate: 700,
  write: (composer, text) => {
    if (text === "") command(composer, "delete");
    else if (text.includes("\n")) paste(composer, "text/html", paragraphs(text));
    else paste(composer, "text/plain", text);
  },
  undo: undoKey,
};
