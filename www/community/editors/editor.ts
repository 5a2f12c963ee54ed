// What the page asks of a reply box, whatever it is made with.

export type EditorKind = "lexical" | "draft" | "textarea";

export interface ReplyEditor {
  /** What is put into the form. */
  readonly element: HTMLElement;
  /** The text as the editor's own model has it, lines joined by `\n`. */
  text(): string;
  /** Empties the model, as a network does after it has published. */
  clear(): void;
}

export interface EditorOptions {
  /** For a screen reader. */
  readonly label: string;
  readonly placeholder: string;
  /** Called after each change of the model. */
  readonly changed: () => void;
}

/** What each is called, and which networks answer with it. */
export const EDITOR_NAMES: Readonly<Record<EditorKind, { name: string; networks: string }>> = {
  lexical: { name: "Lexical", networks: "Facebook, Threads, Reddit" },
  draft: { name: "Draft.js", networks: "X, TikTok" },
  textarea: { name: "textarea", networks: "Mastodon, Instagram" },
};
