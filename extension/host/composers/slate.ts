import { beforeInput, carrying, isFirefox, paste, undoKey } from "./gestures";
import { SETTLE, type Strategy } from "./strategy";

/**
 * `execCommand` changes its DOM and not its model in Chromium, so it is given the events that it listens for. Firefox
 * takes a paste, once its own selection has followed. Its history joins the insertion with the typing before it,
 * however long one waits.
 */
export const slate: Strategy = {
  name: "slate",
  selector: "[data-slate-editor]",
  settle: isFirefox ? 150 : SETTLE,
  isolate: 0,
  write: (composer, text) => {
    if (text === "") beforeInput(composer, "deleteContentBackward");
    else if (isFirefox) paste(composer, "text/plain", text);
    else if (text.includes("\n"))
      beforeInput(composer, "insertReplacementText", { dataTransfer: carrying("text/plain", text) });
    else beforeInput(composer, "insertText", { data: text });
  },
  undo: undoKey,
};
