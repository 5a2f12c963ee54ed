// What a test knows of an editor: its own model, never its DOM.

/** One real editor on a page. */
export interface Fixture {
  /** The element that takes the focus. */
  readonly composer: HTMLElement;
  /** The text of the editor's own model, line breaks as `\n`. */
  text(): string;
  /** Replaces the whole content through the editor's own interface, as a page does that restores a draft. */
  set(text: string): void;
  /** Whether its history has taken its step, where it takes one only when nothing has changed for a while. */
  stepped?(): boolean;
  /** Redoes a step, where no key of the editor's does. */
  redo?(): void;
}

export type Mount = (root: HTMLElement) => Promise<Fixture>;

/** Waits until `found` finds something, frame by frame. */
export async function until<Found>(found: () => Found | null | undefined): Promise<Found> {
  for (;;) {
    const it = found();
    if (it) return it;
    await new Promise((next) => requestAnimationFrame(next));
  }
}

/** Lines as the paragraphs of a document. */
export function paragraphs(text: string): string {
  return text
    .split("\n")
    .map((line) => `<p>${line}</p>`)
    .join("");
}
