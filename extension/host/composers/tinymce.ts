import { press, type, undoKey } from "./gestures";
import { SETTLE, type Strategy } from "./strategy";

/**
 * Its paste loses blank lines. `execCommand` is heard as typing, if a key goes before it: its history takes a step when a
 * key begins to change the text, and ends one at a key that changes nothing.
 */
export const tinymce: Strategy = {
  name: "tinymce",
  selector: ".mce-content-body",
  settle: SETTLE,
  isolate: 0,
  write: (composer, text) => {
    press(composer, "Insert", { keyCode: 45 });
    press(composer, "Unidentified", { keyCode: 229 });
    return type(composer, text);
  },
  undo: undoKey,
};
