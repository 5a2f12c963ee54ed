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

/** Pastes over the selection. */
export function paste(composer: HTMLElement, type: "text/plain" | "text/html", data: string): void {
  const common = { bubbles: true, cancelable: true, composed: true };
  if (byDataType) {
    composer.dispatchEvent(
      new ClipboardEvent("paste", { ...common, dataType: type, data } as ClipboardEventInit),
    );
    return;
  }
  const clipboardData = new DataTransfer();
  clipboardData.setData(type, data);
  composer.dispatchEvent(new ClipboardEvent("paste", { ...common, clipboardData }));
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

/** The key of undo, for editors that keep a history of their own. */
export function undoKey(composer: HTMLElement): void {
  const mac = /Mac|iPhone|iPad/.test(navigator.platform);
  composer.dispatchEvent(
    new KeyboardEvent("keydown", {
      key: "z",
      code: "KeyZ",
      keyCode: 90,
      ctrlKey: !mac,
      metaKey: mac,
      bubbles: true,
      cancelable: true,
      composed: true,
    }),
  );
}

/** The browser's own undo. */
export function undoCommand(composer: HTMLElement): void {
  command(composer, "undo");
}

/** Milliseconds by timer: animation frames stop in hidden tabs. */
export function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}
