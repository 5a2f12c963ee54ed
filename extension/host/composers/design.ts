import { contenteditable } from "./contenteditable";
import type { Strategy } from "./strategy";

/**
 * A frame whose document is editable as a whole, as old editors have it: its body is written in like an element that is
 * simply editable. A page that is so itself is somebody's workbench and no place to write to people.
 */
export const design: Strategy = {
  ...contenteditable,
  name: "design",
  selector: "body",
  fits: ({ ownerDocument }) => ownerDocument !== document && ownerDocument.designMode === "on",
};
