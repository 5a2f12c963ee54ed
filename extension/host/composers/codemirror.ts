import { command, paste, undoKey } from "./gestures";
import { SETTLE, type Strategy } from "./strategy";

/** CodeMirror 6, which some comment boxes use for Markdown. */
export const codemirror: Strategy = {
  name: "codemirror",
  selector: ".cm-content",
  settle: SETTLE,
  isolate: 0,
  write: (composer, text) =>
    text === "" ? command(composer, "delete") : paste(composer, "text/plain", text),
  undo: undoKey,
};
