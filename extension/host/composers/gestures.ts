/** The synthetic events that editors accept as a person's own pasting or undoing. None of them can publish anything. */

/**
 * Whether this browser hands a synthetic paste its text by `dataType` and `data`, as Firefox does. Its `clipboardData`
 * member would arrive empty there, and Quill would delete the selection for it.
 */
const byDataType = ((): boolean => {
  try {
    const probe = new ClipboardEvent("paste", { dataType: "text/plain", data: "x" } as ClipboardEventInit);
    return probe.clipboardData?.getData("text/plain") === "x";
  } catch {
    return false;
  }
})();

/** Firefox, seen by what it does. */
export const isFirefox = byDataType;

/** As the events of a person's own hands are. */
const COMMON = { bubbles: true, cancelable: true, composed: true };

/** Pastes over the selection. */
export function paste(composer: HTMLElement, type: "text/plain" | "text/html", data: string): void {
  const init = byDataType ? { dataType: type, data } : { clipboardData: carrying(type, data) };
  composer.dispatchEvent(new ClipboardEvent("paste", { ...COMMON, ...init } as ClipboardEventInit));
}

/** What carries a text from one place to another. */
export function carrying(type: string, data: string): DataTransfer {
  const transfer = new DataTransfer();
  transfer.setData(type, data);
  return transfer;
}

/** Lines as paragraphs, for editors that lose blank lines in plain text. */
export function paragraphs(text: string): string {
  const escaped = text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
  return escaped
    .split("\n")
    .map((line) => `<p>${line === "" ? "<br>" : spaced(line)}</p>`)
    .join("");
}

/** HTML would make one space of several, and none of those at the ends. */
function spaced(line: string): string {
  return line.replace(/^ | $| (?= )/g, "\u00A0");
}

/** One of the browser's own editing commands, on the focused editor. */
export function command(composer: HTMLElement, name: string, value?: string): void {
  composer.ownerDocument.execCommand(name, false, value);
}

/**
 * Writes over the selection as if typed. With `end`, line by line: that is what ends a line then, and with `rest` there are
 * so many milliseconds after each step; without, nothing comes between the steps.
 */
export async function type(
  composer: HTMLElement,
  text: string,
  end?: "insertLineBreak" | "insertParagraph",
  rest = 0,
): Promise<void> {
  if (text === "") command(composer, "delete");
  for (const [index, line] of (end ? text.split("\n") : [text]).entries()) {
    if (index > 0 && end) command(composer, end);
    if (rest > 0) await pause(rest);
    if (line !== "") command(composer, "insertText", line);
    if (rest > 0) await pause(rest);
  }
  // Forums of old look at what was written when a key is released, and at no other time.
  press(composer, "Unidentified", {}, "keyup");
}

/** The selection as `beforeinput` names its target. */
function target(composer: HTMLElement): StaticRange[] {
  const selection = composer.ownerDocument.getSelection();
  return selection?.rangeCount ? [new StaticRange(selection.getRangeAt(0))] : [];
}

/** What the browser says before it changes an editor, of the kinds that only change text. */
export function beforeInput(
  composer: HTMLElement,
  inputType: "insertText" | "insertReplacementText" | "deleteContentBackward",
  init: InputEventInit = {},
): void {
  composer.dispatchEvent(
    new InputEvent("beforeinput", {
      inputType,
      targetRanges: target(composer),
      ...COMMON,
      ...init,
    }),
  );
}

/** A key that changes text; by `code` and `keyCode`, as old editors hear it. None of these publishes anywhere. */
export function press(
  composer: HTMLElement,
  key: "z" | "Backspace" | "Insert" | "Unidentified",
  init: KeyboardEventInit,
  what = "keydown",
): void {
  composer.dispatchEvent(new KeyboardEvent(what, { key, ...COMMON, ...init }));
}

/** The key of undo, for editors that keep a history of their own. */
export function undoKey(composer: HTMLElement): void {
  const mac = /Mac|iPhone|iPad/.test(navigator.platform);
  press(composer, "z", { code: "KeyZ", keyCode: 90, ctrlKey: !mac, metaKey: mac });
}

/** The browser's own undo. */
export function undoCommand(composer: HTMLElement): void {
  command(composer, "undo");
}

/** Milliseconds by timer, in one turn or in several: animation frames stop in hidden tabs. */
export async function pause(milliseconds: number, turn = milliseconds): Promise<void> {
  for (let left = milliseconds; left > 0; left -= turn) await new Promise((next) => setTimeout(next, turn));
}
