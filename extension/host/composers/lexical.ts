import { command, paste, undoKey } from "./gestures";
import { SETTLE, type Strategy } from "./strategy";

/** `execCommand` with several lines loses or doubles them here; a plain paste keeps each as a line. */
export const lexical: Strategy = {
  name: "lexical",
  selector: "[data-lexical-editor]",
  settle: SETTLE,
  isolate: 0,
  write: (composer, text) =>
    text === "" ? command(composer, "delete") : paste(composer, "text/plain", text),
  undo: undoKey,
};
