import { byPaste } from "./pasting";
import type { Strategy } from "./strategy";

/** Never `execCommand`: in Chromium it unmounts an empty Draft editor, and several lines scramble its model. */
export const draft: Strategy = { ...byPaste, name: "draft", selector: ".public-DraftEditor-content" };
