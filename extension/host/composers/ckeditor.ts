import { paragraphs, paste, undoKey } from "./gestures";
import { SETTLE, type Strategy } from "./strategy";

/** It ignores `execCommand` while saying that it worked; a plain paste loses blank lines. */
export const ckeditor: Strategy = {
  name: "ckeditor",
  selector: ".ck-editor__editable",
  settle: SETTLE,
  isolate: 0,
  write: (composer, text) =>
    text.includes("\n")
      ? paste(composer, "text/html", paragraphs(text))
      : paste(composer, "text/plain", text),
  undo: undoKey,
};
