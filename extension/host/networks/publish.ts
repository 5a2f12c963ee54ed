/** The control that publishes what is in a composer, and the events by which a person uses it. */

import { closest, holds, isElement, parentOf } from "../tree";
import type { Found } from "./composer";

/** In a form without rules of its own, what sends it. */
const SUBMIT = 'button:not([type]), button[type="submit"], input[type="submit"], input[type="image"]';

/**
 * The controls that publish this composer: of all that match on the page, those nearest by common ancestor, for pages
 * repeat them at every comment.
 */
export function publishers({ surface, composer }: Found): Element[] {
  if (surface === undefined) return [...(closest(composer, "form")?.querySelectorAll(SUBMIT) ?? [])];
  const { publish, publish_label } = surface;
  if (publish === undefined) return [];
  const label = publish_label === undefined ? undefined : new RegExp(publish_label);
  for (let around = parentOf(composer); around !== undefined; around = parentOf(around)) {
    const controls = [...around.querySelectorAll(publish)].filter(
      (control) => label === undefined || names(control).some((name) => label.test(name)),
    );
    if (controls.length > 0) return controls;
  }
  return [];
}

function names(control: Element): string[] {
  const inner = control.querySelector("[aria-label]");
  return [control.textContent, control.getAttribute("aria-label"), inner?.getAttribute("aria-label")].map(
    (name) => (name ?? "").trim(),
  );
}

/** Whether a click or a press goes to a control that publishes this composer. */
export function isPublishing(event: Event, found: Found): boolean {
  const selector = found.surface === undefined ? SUBMIT : found.surface.publish;
  const target = event.composedPath()[0];
  // Most clicks are ruled out here, without a look at the rest of the page.
  if (selector === undefined || !isElement(target) || !closest(target, selector)) return false;
  return publishers(found).some((control) => holds(control, target));
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
