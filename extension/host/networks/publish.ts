/** The control that publishes what is in a composer, and the events by which a person uses it. */

import type { Surface } from "../generated/networks";
import { closest, holds, isElement, parentOf } from "../tree";
import type { Found } from "./composer";

/** In a form without rules of its own, what sends it. */
const SUBMIT = "button:not([type]), [type=submit], [type=image]";

/** Elsewhere, as in the clients of Elk, Misskey and Discourse, what is called so and stands near. */
const GENERIC: Pick<Surface, "publish" | "publish_label" | "no_alt" | "no_alt_label"> = {
  publish: `${SUBMIT}, button, [role=button]`,
  publish_label: "^(?i:publi|post|repl|respon|send|env[ií]|com+ent|not[ae]$)",
};

/** So many elements around a composer are near it. */
const NEAR = 12;

/** What publishes a composer, and what would go out with its text. */
export interface Publishing {
  /**
   * The controls that publish: of all that match on the page, those nearest by common ancestor, for pages repeat them at
   * every comment.
   */
  readonly controls: readonly Element[];
  /** How many of the attached images have no description yet. */
  readonly no_alt: number;
}

/** What publishes this composer. */
export function publishing({ surface, composer }: Found): Publishing {
  const rules = surface ?? GENERIC;
  let controls = surface ? [] : [...(closest(composer, "form")?.querySelectorAll(SUBMIT) ?? [])];
  let no_alt = 0;
  let left = NEAR;
  for (let around = parentOf(composer); around && !controls[0]; around = parentOf(around)) {
    // On a page as a whole there may be any number that are called so.
    if (!surface && (!left-- || around === document.body)) break;
    controls = labelled(around, rules.publish, rules.publish_label);
    no_alt = labelled(around, rules.no_alt, rules.no_alt_label).length;
  }
  return { controls, no_alt };
}

function labelled(around: ParentNode, selector: string | undefined, pattern: string | undefined): Element[] {
  if (selector === undefined) return [];
  const label = new RegExp(pattern ?? "");
  return [...around.querySelectorAll(selector)].filter((element) =>
    names(element).some((name) => label.test(name)),
  );
}

function names(control: Element): string[] {
  const inner = control.querySelector("[aria-label]");
  return [control.textContent, control.getAttribute("aria-label"), inner?.getAttribute("aria-label")].map(
    (name) => (name ?? "").trim(),
  );
}

/** Whether a click or a press goes to a control that publishes this composer. */
export function isPublishing(event: Event, found: Found): boolean {
  const selector = (found.surface ?? GENERIC).publish;
  const target = event.composedPath()[0];
  // Most clicks are ruled out here, without a look at the rest of the page.
  if (selector === undefined || !isElement(target) || !closest(target, selector)) return false;
  return publishing(found).controls.some((control) => holds(control, target));
}

/** Whether this key publishes: Enter as the network has it, but not while an input method or a list of people uses it. */
export function isPublishKey(event: KeyboardEvent, found: Found): boolean {
  // 229: an input method is composing, in browsers that do not say so otherwise.
  if (event.key !== "Enter" || event.isComposing || event.keyCode === 229) return false;
  const target = event.composedPath()[0];
  if (!isElement(target) || !holds(found.composer, target)) return false;
  const mod = event.ctrlKey || event.metaKey;
  switch (found.surface?.key ?? "mod_enter") {
    case "none":
      return false;
    case "enter":
      return !event.shiftKey && !event.altKey && (mod || !isChoosing(found.composer));
    case "mod_enter":
      return mod;
  }
}

/** Whether a list of mentions is open, where Enter chooses a person. */
function isChoosing(composer: Element): boolean {
  return (
    composer.getAttribute("aria-expanded") === "true" || !!composer.getAttribute("aria-activedescendant")
  );
}

/** Whether a form that is being sent has this composer in it. */
export function isSubmitting(event: Event, found: Found): boolean {
  const form = event.composedPath()[0];
  return isElement(form) && holds(form, found.composer);
}
