import { createEmptyHistoryState, registerHistory } from "@lexical/history";
import { registerPlainText } from "@lexical/plain-text";
import { $createParagraphNode, $getRoot, createEditor, HISTORY_MERGE_TAG } from "lexical";
import type { EditorOptions, ReplyEditor } from "./editor";

/** Milliseconds of typing that one undo takes back together; Lexical's own default. */
const UNDO_GROUP = 300;

/** A reply box made with Meta's Lexical, with its plain text and history plugins as they come. */
export function lexicalEditor(options: EditorOptions): ReplyEditor {
  const frame = document.createElement("div");
  frame.className = "editor-frame";
  const box = document.createElement("div");
  box.className = "editor";
  box.contentEditable = "true";
  box.setAttribute("role", "textbox");
  box.setAttribute("aria-multiline", "true");
  box.setAttribute("aria-label", options.label);
  box.setAttribute("aria-placeholder", options.placeholder);
  const placeholder = document.createElement("div");
  placeholder.className = "editor-placeholder";
  placeholder.setAttribute("aria-hidden", "true");
  placeholder.textContent = options.placeholder;
  frame.append(box, placeholder);

  const editor = createEditor({
    namespace: "community",
    onError: (error) => {
      throw error;
    },
  });
  editor.setRootElement(box);
  registerPlainText(editor);
  registerHistory(editor, createEmptyHistoryState(), UNDO_GROUP);
  editor.update(() => void $getRoot().append($createParagraphNode()), { tag: HISTORY_MERGE_TAG });
  editor.registerUpdateListener(() => {
    placeholder.hidden = text() !== "";
    options.changed();
  });

  function text(): string {
    return editor.getEditorState().read(() =>
      $getRoot()
        .getChildren()
        .map((paragraph) => paragraph.getTextContent())
        .join("\n"),
    );
  }

  return {
    element: frame,
    text,
    clear: () => {
      editor.update(() => {
        const paragraph = $createParagraphNode();
        $getRoot().clear().append(paragraph);
        paragraph.select();
      });
    },
  };
}
