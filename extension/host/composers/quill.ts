import { isFirefox, type, undoKey } from "./gestures";
import { pasting } from "./pasting";
import { SETTLE, type Strategy } from "./strategy";

/** Quill 1 is the one with a clipboard node of its own. */
function isFirst(composer: Element): boolean {
  return composer.closest(".ql-container")?.querySelector(".ql-clipboard") !== null;
}

/** Its history joins what comes within a second of a key. */
const ISOLATE = 1200;

/** Quill 2: a plain paste. */
export const quill: Strategy = {
  ...pasting,
  name: "quill",
  selector: ".ql-editor",
  fits: (composer) => !isFirst(composer),
  isolate: ISOLATE,
};

/** Firefox loses the lines of one command; with less than this between the steps Quill reorders them. */
const STEP = 20;

/** Quill 1: any synthetic paste deletes the selection there, so it is written as if typed. */
export const quillFirst: Strategy = {
  name: "quill-1",
  selector: ".ql-editor",
  fits: isFirst,
  settle: SETTLE,
  isolate: ISOLATE,
  write: (composer, text) =>
    isFirefox ? type(composer, text, "insertParagraph", STEP) : type(composer, text),
  undo: undoKey,
};
