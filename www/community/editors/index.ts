// The reply boxes of the page, each made with the real library that some networks use. Nothing
// here knows Timbre.

import { draftEditor } from "./draft";
import type { EditorKind, EditorOptions, ReplyEditor } from "./editor";
import { lexicalEditor } from "./lexical";
import { textareaEditor } from "./textarea";

const MAKERS: Readonly<Record<EditorKind, (options: EditorOptions) => ReplyEditor>> = {
  lexical: lexicalEditor,
  draft: draftEditor,
  textarea: textareaEditor,
};

/** Makes an empty reply box. */
export function createEditor(kind: EditorKind, options: EditorOptions): ReplyEditor {
  return MAKERS[kind](options);
}
