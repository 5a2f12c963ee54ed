import { beforeInput, paragraphs, paste, undoKey } from "./gestures";
import type { Strategy } from "./strategy";

/** It notices only after 50 ms that it has the focus, and sets no caret before, so that one would write at the start. */
const FOCUS = 100;

/** It ignores `execCommand` while saying that it worked; a plain paste loses blank lines. */
export const ckeditor: Strategy = {
  name: "ckeditor",
  selector: ".ck-editor__editable",
  settle: FOCUS,
  isolate: 0,
  write: (composer, text) => {
    if (text === "") beforeInput(composer, "deleteContentBackward");
    else if (text.includes("\n")) paste(composer, "text/html", paragraphs(text));
    else paste(composer, "text/plain", text);
  },
  undo: undoKey,
};
