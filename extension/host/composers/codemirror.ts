import { byPasteOrDelete } from "./pasting";
import type { Strategy } from "./strategy";

/** CodeMirror 6, which some comment boxes use for Markdown. */
export const codemirror: Strategy = { ...byPasteOrDelete, name: "codemirror", selector: ".cm-content" };
