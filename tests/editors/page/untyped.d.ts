// Libraries that bring no types, or none that can be found.

declare module "quill-1" {
  export { default } from "quill";
}
declare module "@toast-ui/editor" {
  import type { EditorView } from "@tiptap/pm/view";
  export default class Editor {
    constructor(options: Readonly<Record<string, unknown>>);
    /** Its two modes. */
    readonly wwEditor: { readonly view: EditorView };
    readonly mdEditor: { readonly view: EditorView };
  }
}
declare module "trix";
