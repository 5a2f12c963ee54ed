import { byPaste } from "./pasting";
import type { Strategy } from "./strategy";

/** A plain paste: what `execCommand` writes cannot be undone here. */
export const trix: Strategy = { ...byPaste, name: "trix", selector: "trix-editor" };
