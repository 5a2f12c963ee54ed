// More editors: of older networks and forums, of code and Markdown boxes, and two put together as the open-source clients
// of Mastodon and Bluesky put theirs together.

import { defaultKeymap, history, historyKeymap } from "@codemirror/commands";
import { EditorState as CodeState } from "@codemirror/state";
import { EditorView, keymap } from "@codemirror/view";
import { Editor as TiptapEditor } from "@tiptap/core";
import { DOMParser } from "@tiptap/pm/model";
import { EditorState as ProseState } from "@tiptap/pm/state";
import StarterKit from "@tiptap/starter-kit";
import ToastEditor from "@toast-ui/editor";
import { Jodit } from "jodit/esm/index.js";
import QuillFirst from "quill-1";
import { createElement, useState } from "react";
import { createRoot } from "react-dom/client";
import { Mention, MentionsInput } from "react-mentions";
import Autosize from "react-textarea-autosize";
import tinymce, { type RawEditorOptions, type Editor as TinyEditor } from "tinymce";
import "tinymce/icons/default";
import "tinymce/models/dom";
import "tinymce/themes/silver";
import "trix";
import { type Mount, paragraphs, until } from "./fixture";

/** The lines of a document of paragraphs, as its own serialiser writes them. */
function linesOf(html: string): string {
  const body = new globalThis.DOMParser().parseFromString(html, "text/html").body;
  for (const br of body.querySelectorAll("br")) br.replaceWith("\n");
  return [...body.children]
    .map((line) => (line.textContent ?? "").replaceAll("\u00A0", " "))
    .map(blank)
    .join("\n");
}

function blank(line: string): string {
  return line === " " ? "" : line;
}

function tiny(options: RawEditorOptions): Mount {
  return async (root) => {
    const place = document.createElement("div");
    root.append(place);
    const [editor] = (await tinymce.init({
      target: place,
      license_key: "gpl",
      skin: false,
      content_css: false,
      menubar: false,
      toolbar: false,
      statusbar: false,
      promotion: false,
      height: 200,
      ...options,
    })) as TinyEditor[];
    if (editor === undefined) throw new Error("TinyMCE did not start");
    // What its skin would do: its style sheets are no part of this.
    editor.getContainer()?.style.setProperty("visibility", "visible");
    if (editor.iframeElement) editor.iframeElement.style.cssText = "width: 600px; height: 150px";
    return {
      composer: editor.getBody(),
      text: () => linesOf(editor.getContent()),
      set: (text) => {
        editor.setContent(paragraphs(text));
        editor.undoManager.clear();
      },
    };
  };
}

export const tinymceInline: Mount = tiny({ inline: true });
export const tinymceFrame: Mount = tiny({});

export const jodit: Mount = async (root) => {
  const field = document.createElement("textarea");
  root.append(field);
  const editor = Jodit.make(field, { toolbar: false });
  return {
    composer: editor.editor,
    // A break at the end of a paragraph only holds its line open.
    text: () => linesOf(editor.value.replaceAll("<br></p>", "</p>")),
    set: (text) => {
      editor.value = text === "" ? "" : paragraphs(text).replaceAll("<p></p>", "<p><br></p>");
      editor.history.clear();
    },
    // What its history has seen last is not in its types.
    stepped: () =>
      (editor.history as unknown as { startValue: { html: string } }).startValue.html ===
      editor.getNativeEditorValue(),
  };
};

interface TrixElement extends HTMLElement {
  readonly editor: {
    getDocument(): { toString(): string };
    loadHTML(html: string): void;
    redo(): void;
  };
}

export const trix: Mount = async (root) => {
  const composer = document.createElement("trix-editor") as TrixElement;
  root.append(composer);
  await until(() => composer.editor);
  const escaped = (text: string): string =>
    text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll("\n", "<br>");
  return {
    composer,
    // Its model always ends with a line break of its own.
    text: () => composer.editor.getDocument().toString().replace(/\n$/, "").replaceAll("\u00A0", " "),
    set: (text) => composer.editor.loadHTML(`<div>${escaped(text)}</div>`),
    // It waits for Ctrl+Shift and a small z, which no keyboard sends.
    redo: () => composer.editor.redo(),
  };
};

export const codemirror: Mount = async (root) => {
  const state = (doc: string): CodeState =>
    CodeState.create({
      doc,
      extensions: [history(), keymap.of([...defaultKeymap, ...historyKeymap]), EditorView.lineWrapping],
    });
  const host = root.getRootNode();
  const view = new EditorView({
    state: state(""),
    parent: root,
    ...(host instanceof ShadowRoot ? { root: host } : {}),
  });
  return {
    composer: view.contentDOM,
    text: () => view.state.doc.toString(),
    set: (text) => view.setState(state(text)),
  };
};

export const quillFirst: Mount = async (root) => {
  const element = document.createElement("div");
  root.append(element);
  const editor = new QuillFirst(element);
  editor.root.style.whiteSpace = "pre-wrap";
  return {
    composer: editor.root,
    text: () => editor.getText().replace(/\n$/, ""),
    set: (text) => {
      editor.setText(text, "api");
      editor.history.clear();
    },
  };
};

/** One of its two modes, each a ProseMirror of its own. */
function toast(initialEditType: "wysiwyg" | "markdown", inner: "wwEditor" | "mdEditor"): Mount {
  return async (root) => {
    const el = document.createElement("div");
    root.append(el);
    const editor = new ToastEditor({ el, initialEditType, usageStatistics: false, toolbarItems: [] });
    const { view } = editor[inner];
    return {
      composer: view.dom,
      text: () => view.state.doc.content.textBetween(0, view.state.doc.content.size, "\n"),
      set: (text) => {
        const { schema, doc, tr } = view.state;
        const line = (words: string) =>
          schema.node("paragraph", null, words === "" ? [] : [schema.text(words)]);
        // Its Markdown mode has a second model, which follows transactions alone.
        const lines = text.split("\n").map(line);
        view.dispatch(tr.replaceWith(0, doc.content.size, lines).setMeta("addToHistory", false));
      },
    };
  };
}

export const toastVisual: Mount = toast("wysiwyg", "wwEditor");
export const toastMarkdown: Mount = toast("markdown", "mdEditor");

/** A field that grows, owned by React, that publishes by Ctrl+Enter and counts what is left. */
export const mastodon: Mount = async (root) => {
  let state = "";
  let put: (text: string) => void = () => undefined;
  const Compose = () => {
    const [value, setValue] = useState("");
    state = value;
    put = setValue;
    return createElement(
      "div",
      { className: "compose-form" },
      createElement(Autosize, {
        className: "autosuggest-textarea__textarea",
        value,
        onChange: (event: { target: { value: string } }) => setValue(event.target.value),
        onKeyDown: (event: { key: string; ctrlKey: boolean; preventDefault(): void }) => {
          if (event.key === "Enter" && event.ctrlKey) event.preventDefault();
        },
      }),
      createElement("span", null, 500 - value.length),
    );
  };
  createRoot(root).render(createElement(Compose));
  const composer = await until(() => root.querySelector("textarea"));
  return { composer, text: () => state, set: (text) => put(text) };
};

/** A field with people in it, which makes its value of what changed at the selection that React told it of. */
export const reactMentions: Mount = async (root) => {
  let plain = "";
  let put: (text: string) => void = () => undefined;
  const Compose = () => {
    const [value, setValue] = useState("");
    put = (text) => {
      plain = text;
      setValue(text);
    };
    const people = createElement(Mention, { trigger: "@", data: [{ id: "1", display: "Ana" }] });
    const onChange = (_: unknown, marked: string, text: string) => {
      plain = text;
      setValue(marked);
    };
    return createElement(MentionsInput, { value, onChange }, people);
  };
  createRoot(root).render(createElement(Compose));
  const composer = await until(() => root.querySelector("textarea"));
  return { composer, text: () => plain, set: (text) => put(text) };
};

/** Tiptap that takes pasted HTML for its plain text only, and hears its keys before ProseMirror does. */
export const bluesky: Mount = async (root) => {
  const editor = new TiptapEditor({
    element: root,
    extensions: [
      StarterKit.configure({
        bold: false,
        italic: false,
        blockquote: false,
        bulletList: false,
        orderedList: false,
        heading: false,
      }),
    ],
    coreExtensionOptions: { clipboardTextSerializer: { blockSeparator: "\n" } },
    editorProps: {
      handlePaste: (view, { clipboardData }) => {
        if (!clipboardData?.types.includes("text/html")) return false;
        view.pasteText(clipboardData.getData("text/plain"));
        return true;
      },
      handleKeyDown: (_, event) => {
        // ProseMirror makes an Enter of its own of some changes; a page that publishes by it would publish.
        if (event.key === "Enter" && !event.isTrusted && window.top) window.top.submissions += 1;
        return event.code === "Enter" && event.ctrlKey;
      },
    },
  });
  const composer = await until(() => root.querySelector<HTMLElement>(".ProseMirror"));
  return {
    composer,
    text: () => editor.getText({ blockSeparator: "\n" }),
    set: (text) => {
      const content = document.createElement("div");
      content.innerHTML = paragraphs(text);
      const doc = DOMParser.fromSchema(editor.schema).parse(content);
      editor.view.updateState(ProseState.create({ doc, plugins: editor.state.plugins }));
    },
  };
};
