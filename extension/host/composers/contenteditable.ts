import { isFirefox, type, undoCommand } from "./gestures";
import { SETTLE, type Strategy } from "./strategy";

/**
 * An element that is simply editable. In Chromium several lines are written with breaks between them: the blocks that
 * one command makes there read as blank lines on pages that use innerText.
 */
export const contenteditable: Strategy = {
  name: "contenteditable",
  selector: "[contenteditable=''], [contenteditable=true], [contenteditable=plaintext-only]",
  settle: SETTLE,
  isolate: 0,
  write: (composer, text) => {
    if (text !== "") separate(composer);
    return type(composer, text, isFirefox ? undefined : "insertLineBreak");
  },
  undo: undoCommand,
};

/**
 * Jodit and SunEditor: their history takes a step when nothing has changed for a second, or for 400 ms. Of several
 * commands it would take the first for a step of its own.
 */
export const stepping: Strategy = {
  ...contenteditable,
  name: "stepping",
  selector: ".jodit-wysiwyg, .sun-editor-editable",
  isolate: 1200,
  write: (composer, text) => type(composer, text),
};

/** Chromium joins a text with what was typed just before unless the caret has moved between: one undo would take both. */
function separate(composer: HTMLElement): void {
  const selection = composer.ownerDocument.getSelection();
  if (isFirefox || selection === null || !selection.isCollapsed || selection.rangeCount === 0) return;
  const at = selection.getRangeAt(0).cloneRange();
  if (at.startContainer.nodeType !== Node.TEXT_NODE || at.startOffset === 0) return;
  selection.collapse(at.startContainer, at.startOffset - 1);
  selection.collapse(at.startContainer, at.startOffset);
}
