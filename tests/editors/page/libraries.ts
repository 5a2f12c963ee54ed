// The editors that networks are made with.

import { createEmptyHistoryState, registerHistory } from "@lexical/history";
import { registerPlainText } from "@lexical/plain-text";
import { Editor as TiptapEditor } from "@tiptap/core";
import { DOMParser } from "@tiptap/pm/model";
import { EditorState as EditorStateOfProse } from "@tiptap/pm/state";
import StarterKit from "@tiptap/starter-kit";
import { ClassicEditor, Essentials, Paragraph } from "ckeditor5";
import { ContentState, Editor as DraftEditor, EditorState } from "draft-js";
import { $createLineBreakNode, $createParagraphNode, $createTextNode, $getRoot, createEditor } from "lexical";
import Quill from "quill";
import { createElement, useState } from "react";
import { createRoot } from "react-dom/client";
import { createEditor as createSlate, Editor as SlateModel, Node as SlateNode, Transforms } from "slate";
import { withHistory } from "slate-history";
import { Editable, Slate, withReact } from "slate-react";
import { type Mount, paragraphs, until } from "./fixture";

export const lexical: Mount = async (root) => {
  const composer = document.createElement("div");
  composer.contentEditable = "true";
  root.append(composer);
  const editor = createEditor({
    namespace: "test",
    onError: (error) => {
      throw error;
    },
  });
  registerPlainText(editor);
  registerHistory(editor, createEmptyHistoryState(), 300);
  editor.setRootElement(composer);
  const set = (text: string): void =>
    editor.update(
      () => {
        const paragraph = $createParagraphNode();
        for (const [index, line] of text.split("\n").entries()) {
          if (index > 0) paragraph.append($createLineBreakNode());
          if (line !== "") paragraph.append($createTextNode(line));
        }
        $getRoot().clear().append(paragraph);
      },
      { discrete: true },
    );
  set("");
  return { composer, text: () => editor.getEditorState().read(() => $getRoot().getTextContent()), set };
};

export const draft: Mount = async (root) => {
  let state = EditorState.createEmpty();
  let put: (next: EditorState) => void = () => undefined;
  const Field = () => {
    const [editorState, setState] = useState(state);
    state = editorState;
    put = setState;
    return createElement(DraftEditor, { editorState, onChange: setState });
  };
  createRoot(root).render(createElement(Field));
  const composer = await until(() => root.querySelector<HTMLElement>(".public-DraftEditor-content"));
  return {
    composer,
    text: () => state.getCurrentContent().getPlainText("\n"),
    set: (text) => put(EditorState.createWithContent(ContentState.createFromText(text))),
  };
};

export const tiptap: Mount = async (root) => {
  const editor = new TiptapEditor({ element: root, extensions: [StarterKit] });
  const composer = await until(() => root.querySelector<HTMLElement>(".ProseMirror"));
  return {
    composer,
    text: () => editor.getText({ blockSeparator: "\n" }),
    set: (text) => {
      const content = document.createElement("div");
      content.innerHTML = paragraphs(text);
      const doc = DOMParser.fromSchema(editor.schema).parse(content);
      editor.view.updateState(EditorStateOfProse.create({ doc, plugins: editor.state.plugins }));
    },
  };
};

export const quill: Mount = async (root) => {
  const element = document.createElement("div");
  root.append(element);
  const editor = new Quill(element);
  // From its own style sheet: without it the browser turns spaces into others.
  editor.root.style.whiteSpace = "pre-wrap";
  return {
    composer: editor.root,
    // Its model always ends with a line break of its own.
    text: () => editor.getText().replace(/\n$/, ""),
    set: (text) => {
      editor.setText(text, "api");
      editor.history.clear();
    },
  };
};

export const slate: Mount = async (root) => {
  const editor = withHistory(withReact(createSlate()));
  const blocks = (text: string) =>
    text.split("\n").map((line) => ({ type: "paragraph", children: [{ text: line }] }));
  const Field = () =>
    // biome-ignore lint/correctness/noChildrenProp: Slate's types ask for it among the properties.
    createElement(Slate, { editor, initialValue: blocks(""), children: createElement(Editable, {}) });
  createRoot(root).render(createElement(Field));
  const composer = await until(() => root.querySelector<HTMLElement>("[data-slate-editor]"));
  return {
    composer,
    text: () => editor.children.map((node) => SlateNode.string(node)).join("\n"),
    set: (text) => {
      SlateModel.withoutNormalizing(editor, () => {
        Transforms.removeNodes(editor, { at: [], match: (_, path) => path.length === 1, mode: "highest" });
        Transforms.insertNodes(editor, blocks(text), { at: [0] });
      });
      editor.history = { undos: [], redos: [] };
    },
  };
};

export const ckeditor: Mount = async (root) => {
  const element = document.createElement("div");
  root.append(element);
  const editor = await ClassicEditor.create(element, { licenseKey: "GPL", plugins: [Essentials, Paragraph] });
  const composer = await until(() => root.querySelector<HTMLElement>(".ck-editor__editable"));
  return {
    composer,
    text: () => {
      const lines: string[] = [];
      for (const block of editor.model.document.getRoot()?.getChildren() ?? []) {
        let line = "";
        if (block.is("element"))
          for (const child of block.getChildren()) line += child.is("$text") ? child.data : "\n";
        lines.push(line.replaceAll("\u00A0", " "));
      }
      return lines.join("\n");
    },
    set: (text) => editor.setData(paragraphs(text)),
  };
};
