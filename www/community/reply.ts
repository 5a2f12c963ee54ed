// A reply box with its publish button, and what happens when the user publishes.

import { ACCOUNT, type Comment } from "./conversation";
import { EDITOR_NAMES, type EditorKind, type ReplyEditor } from "./editors/editor";
import { createEditor } from "./editors/index";
import { element } from "./element";
import type { Messages } from "./messages";

export interface ReplyBox {
  readonly form: HTMLFormElement;
  readonly editor: ReplyEditor;
}

/** What the page is told about a reply. */
export interface ReplyEvents {
  /** Each submission of the form, whoever caused it and whatever the box holds. */
  readonly submitted: () => void;
  /** A reply that went out. */
  readonly published: (text: string) => void;
}

/** Makes the reply box under a comment. It publishes on its button and on Ctrl or Cmd with Enter. */
export function replyBox(
  comment: Comment,
  kind: EditorKind,
  messages: Messages,
  events: ReplyEvents,
): ReplyBox {
  const publish = element("button", { type: "submit", class: "publish" }, messages.publish);
  const editor = createEditor(kind, {
    label: messages.replyLabel(comment.author),
    placeholder: messages.reply,
    changed: () => {
      publish.disabled = editor.text().trim() === "";
    },
  });
  publish.disabled = true;

  const { name, networks } = EDITOR_NAMES[kind];
  const form = element(
    "form",
    { class: "reply", "data-account": ACCOUNT.handle, "data-editor": kind },
    element("div", { class: "reply-box" }, editor.element),
    element(
      "div",
      { class: "reply-bar" },
      element("span", { class: "reply-editor", title: networks }, name),
      element("span", { class: "reply-hint" }, messages.hint),
      publish,
    ),
  );
  form.addEventListener("focusin", () => {
    form.dataset["opened"] = "true";
  });
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    events.submitted();
    const text = editor.text().trim();
    if (text !== "") {
      events.published(text);
      editor.clear();
    }
  });
  // Before the editor, which would take Enter for a new line.
  form.addEventListener(
    "keydown",
    (event) => {
      if (event.key === "Enter" && (event.ctrlKey || event.metaKey) && !event.isComposing) {
        event.preventDefault();
        event.stopPropagation();
        form.requestSubmit(publish.disabled ? null : publish);
      }
    },
    true,
  );
  return { form, editor };
}
