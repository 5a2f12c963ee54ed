import { byPasteOrDelete } from "./pasting";
import type { Strategy } from "./strategy";

/** `execCommand` with several lines loses or doubles them here; a plain paste keeps each as a line. */
export const lexical: Strategy = { ...byPasteOrDelete, name: "lexical", selector: "[data-lexical-editor]" };
