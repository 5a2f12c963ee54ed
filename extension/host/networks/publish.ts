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
  for (let around = parentOf(composer); around !== undefined; around = parentOf(around)) {
    const controls = labelled(around, publish, publish_label);
    if (controls.length > 0) return controls;
  }
  return [];
}

/** How many of the images attached to what is published by `control` have no description yet. */
export function undescribed({ surface, composer }: Found, control: Element | undefined): number {
  let around = control && parentOf(composer);
  while (around && control && !holds(around, control)) around = parentOf(around);
  return around ? labelled(around, surface?.undescribed, surface?.undescribed_label).length : 0;
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
