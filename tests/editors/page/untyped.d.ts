// Libraries that bring no types.

declare module "quill-1" {
  export { default } from "quill";
}
declare module "trix";
