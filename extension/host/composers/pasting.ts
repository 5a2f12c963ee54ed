/** The ways to write that several editors share: what they have instead of an API is their paste. */

import { command, paste, undoKey } from "./gestures";
import { SETTLE, type Strategy } from "./strategy";

/** A plain paste, also of nothing. */
export const byPaste = {
  settle: SETTLE,
  isolate: 0,
  write: (composer, text) => paste(composer, "text/plain", text),
  undo: undoKey,
} satisfies Partial<Strategy>;

/** A plain paste; a paste of nothing would leave what is selected, so that is deleted. */
export const byPasteOrDelete = {
  ...byPaste,
  write: (composer, text) => (text === "" ? command(composer, "delete") : byPaste.write(composer, text)),
} satisfies Partial<Strategy>;
