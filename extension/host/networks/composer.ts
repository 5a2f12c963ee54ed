/** Is what got the focus a place to write to people in? */

import { type Editable, editableOf } from "../composers";
import type { NetworkPage, Surface } from "../generated/networks";
import { closest, hostOf } from "../tree";

/** A composer on a page. */
export interface Found extends Editable {
  /** Its kind, as the network's sheet has it; nothing where only the generic rules found it. */
  readonly surface: Surface | undefined;
}

/** Names by which pages mark fields for other things than writing to people. */
const OTHER =
  /(?:^|[^\p{L}])(?:search|busca|query|password|contrase|passw|captcha|code|c[oó]dig|otp|token|coupon|cup[oó]n|address|direcci|url|html|json|css|script|formula|terminal)/iu;

/** Editors of code, and fields that complete rather than write. */
const NEVER =
  "input, [role=searchbox], [role=combobox], .cm-content[data-language]:not([data-language=markdown]), [data-timbre-ignore], :is([role=search], .monaco-editor, .CodeMirror, .ace_editor, .xterm, [data-timbre-ignore]) *";

/** A place smaller than this, in CSS pixels, is not for sentences. */
const SMALLEST = { width: 120, height: 16 };

/** The composer that `target`, which has just got the focus, belongs to. */
export function composerOf(target: Element, sheet: NetworkPage, path: string): Found | undefined {
  const editable = editableOf(target);
  if (editable === undefined || isClosed(editable.composer)) return undefined;
  if (sheet.not_composers.some((selector) => editable.composer.matches(selector))) return undefined;
  const surface = sheet.surfaces.find(
    (surface) =>
      (surface.path === undefined || new RegExp(surface.path).test(path)) &&
      matches(editable.composer, surface.composer),
  );
  if (surface === undefined && !isFit(editable.composer)) return undefined;
  return { ...editable, surface };
}

/** Matches also where the selector's ancestors are outside the tree that the composer is in. */
function matches(composer: Element, selector: string): boolean {
  if (composer.matches(selector) || composer.closest(selector) !== null) return true;
  const host = hostOf(composer);
  return host !== undefined && closest(host, selector) !== undefined;
}

function isClosed(composer: HTMLElement): boolean {
  return composer.matches(
    ":read-only:not([contenteditable]):not(trix-editor), :disabled, [aria-readonly=true], [aria-disabled=true], [type=password], [autocomplete^=cc-], [autocomplete*=password], [autocomplete=one-time-code]",
  );
}

/** What a page calls a field. */
export function namesOf(composer: HTMLElement): string[] {
  return ["id", "name", "aria-label", "placeholder"].map((name) => composer.getAttribute(name) ?? "");
}

/** The generic rules: a field of several lines or an editable element, large enough, and not for something else. */
function isFit(composer: HTMLElement): boolean {
  if (composer === document.body || composer.matches(NEVER)) return false;
  if (namesOf(composer).some((name) => OTHER.test(name))) return false;
  const { width, height } = composer.getBoundingClientRect();
  return width >= SMALLEST.width && height >= SMALLEST.height;
}
