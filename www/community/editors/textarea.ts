import type { EditorOptions, ReplyEditor } from "./editor";

/** The plainest reply box there is. */
export function textareaEditor(options: EditorOptions): ReplyEditor {
  const area = document.createElement("textarea");
  area.className = "editor";
  area.rows = 2;
  area.setAttribute("aria-label", options.label);
  area.placeholder = options.placeholder;
  area.addEventListener("input", options.changed);
  return {
    element: area,
    text: () => area.value,
    clear: () => {
      area.value = "";
      options.changed();
    },
  };
}
