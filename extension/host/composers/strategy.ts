/**
 * How text gets into one kind of editor so that the editor's own model, its undo and its publish button follow as they
 * would for typing. One strategy per file; `index.ts` has them in order.
 */

/** One kind of editor. */
export interface Strategy {
  /** The editor's name, for tests and reports. */
  readonly name: string;
  /** Matched by `closest()` from the element that has the focus; the match is the composer. */
  readonly selector: string;
  /** What it holds to be the composer, where a selector cannot say it all. */
  readonly fits?: (composer: Element) => boolean;
  /** Milliseconds between setting the selection and writing: with less, some editors write at the start. */
  readonly settle: number;
  /** Milliseconds since the last key after which one undo removes what was inserted and no more. */
  readonly isolate: number;
  /** Replaces the selection, which has settled, by `text`. Whether that worked is judged by reading back. */
  readonly write: (composer: HTMLElement, text: string) => void | Promise<void>;
  /** Takes back one step, as the editor's own undo does. */
  readonly undo: (composer: HTMLElement) => void;
}

/** Long enough in every editor but Slate under Firefox; by timer, for animation frames stop in hidden tabs. */
export const SETTLE = 40;
