import { paste, undoKey } from "./gestures";
import { SETTLE, type Strategy } from "./strategy";

/** Never `execCommand`: in Chromium it unmounts an empty Draft editor, and several lines scramble its model. */
export const draft: Strategy = {
  name: "draft",
  selector: ".public-DraftEditor-content",
  settle: SETTLE,
  isolate: 0,
  write: (composer, text) => paste(composer, "text/plain", text),
  undo: undoKey,
};
