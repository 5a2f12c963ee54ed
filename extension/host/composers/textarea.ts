import { type, undoCommand } from "./gestures";
import type { Strategy } from "./strategy";

/** `execCommand` keeps the field's undo, which the value's setter forgets; React's fields follow it too. */
export const textarea: Strategy = {
  name: "textarea",
  selector: "textarea, input",
  settle: 0,
  isolate: 0,
  write: (composer, text) => type(composer, text),
  undo: undoCommand,
};
