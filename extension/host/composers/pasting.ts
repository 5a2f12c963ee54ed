/** Editors that take a plain paste as it is; what they have instead of an API is their paste. */

import { beforeInput, command, paste, press, undoKey } from "./gestures";
import { SETTLE, type Strategy } from "./strategy";

/**
 * Lexical and CodeMirror 6: each line stays a line, where `execCommand` loses or doubles them. A paste of nothing would
 * leave what is selected, so that is deleted.
 */
export const pasting: Strategy = {
  name: "pasting",
  selector: "[data-lexical-editor], .cm-content",
  settle: SETTLE,
  isolate: 0,
  write: (composer, text) =>
    text === "" ? command(composer, "delete") : paste(composer, "text/plain", text),
  undo: undoKey,
};

/**
 * Never `execCommand` here, not even to delete: in Chromium it unmounts an empty editor, and several lines scramble the
 * model.
 */
export const draft: Strategy = {
  ...pasting,
  name: "draft",
  selector: ".public-DraftEditor-content",
  write: (composer, text) =>
    text === ""
      ? press(composer, "Backspace", { code: "Backspace", keyCode: 8 })
      : paste(composer, "text/plain", text),
};

/** What `execCommand` writes here cannot be undone. With less than this after a click it writes at its old selection. */
export const trix: Strategy = {
  ...pasting,
  settle: 250,
  name: "trix",
  selector: "trix-editor",
  write: (composer, text) =>
    text === "" ? beforeInput(composer, "deleteContentBackward") : paste(composer, "text/plain", text),
};
