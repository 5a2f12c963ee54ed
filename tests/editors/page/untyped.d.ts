// Libraries that bring no types, or none that can be found.

declare module "quill-1" {
  export { default } from "quill";
}
declare module "react-mentions" {
  import type { FunctionComponent } from "react";
  export const Mention: FunctionComponent<{
    trigger: string;
    data: readonly { readonly id: string; readonly display: string }[];
  }>;
  export const MentionsInput: FunctionComponent<{
    value: string;
    onChange(event: unknown, marked: string, text: string): void;
    children?: unknown;
  }>;
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
