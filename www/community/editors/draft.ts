import "./global";
import { Editor, EditorState } from "draft-js";
import { createElement, useState } from "react";
import { flushSync } from "react-dom";
import { createRoot } from "react-dom/client";
import type { EditorOptions, ReplyEditor } from "./editor";

/** A reply box made with Draft.js under React 18, as X and TikTok have theirs. */
export function draftEditor(options: EditorOptions): ReplyEditor {
  const frame = document.createElement("div");
  frame.className = "editor-frame";
  let model = EditorState.createEmpty();
  let show: (state: EditorState) => void = () => {};

  function change(state: EditorState): void {
    model = state;
    show(state);
    options.changed();
  }

  function Box() {
    const [state, setState] = useState(model);
    show = setState;
    return createElement(Editor, {
      editorState: state,
      onChange: change,
      placeholder: options.placeholder,
      ariaLabel: options.label,
      ariaMultiline: true,
      stripPastedStyles: true,
    });
  }

  const root = createRoot(frame);
  flushSync(() => root.render(createElement(Box)));

  return {
    element: frame,
    text: () => model.getCurrentContent().getPlainText("\n"),
    clear: () => change(EditorState.moveFocusToEnd(EditorState.createEmpty())),
  };
}
