import { paste, undoKey } from "./gestures";
import { SETTLE, type Strategy } from "./strategy";

/** A plain paste: what `execCommand` writes cannot be undone here. */
export const trix: Strategy = {
  name: "trix",
  selector: "trix-editor",
  settle: SETTLE,
  isolate: 0,
  write: (composer, text) => paste(composer, "text/plain", text),
  undo: undoKey,
};
