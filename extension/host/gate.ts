/**
 * The publish check. It hears the user's own events before the page does and stops one only if the verdict for exactly
 * this text is `hold`; once per text. It never makes an event.
 */

import { contentOf } from "./composers/content";
import { isPublishing, isPublishKey, isSubmitting } from "./networks/publish";
import type { Session } from "./session";
import type { View } from "./tree";

/** What the gate tells. */
export interface GateEvents {
  /** A publication of this text was stopped. */
  held(session: Session, text: string): void;
  /** An event passed that publishes this text, if the page agrees. */
  passed(session: Session, text: string): void;
}

/** After a hold, how long in milliseconds an event still belongs to the same gesture: a double click, a key held down. */
const GESTURE = 1000;

const POINTER = [
  "pointerdown",
  "mousedown",
  "touchstart",
  "pointerup",
  "mouseup",
  "touchend",
  "click",
  "dblclick",
] as const;
const EVENTS = [...POINTER, "keydown", "submit"] as const;

/** Stands on the window, in the capture phase; inert until a composer is armed. */
export class Gate {
  readonly #armed: () => Session | undefined;
  readonly #events: GateEvents;
  /** The text that was held last, and when. */
  #held:
    | { readonly session: Session; readonly text: string; readonly at: number; pointer: boolean }
    | undefined;

  constructor(armed: () => Session | undefined, events: GateEvents) {
    this.#armed = armed;
    this.#events = events;
  }

  /** Begins to listen in a window; stops when the signal is given. */
  listen(view: View, signal: AbortSignal): void {
    for (const type of EVENTS) view.addEventListener(type, this, { capture: true, passive: false, signal });
  }

  /** @internal */
  handleEvent(event: Event): void {
    // Most events are keys that write. A form that a script sends with requestSubmit() is trusted too, and may be held too.
    if (!event.isTrusted || (event.type === "keydown" && (event as KeyboardEvent).key !== "Enter")) return;
    const session = this.#armed();
    if (session === undefined) return;
    if (!this.#publishes(event, session)) return;

    const text = contentOf(session.found.composer).text;
    if (this.#sameGesture(event, session, text)) {
      stop(event);
      return;
    }
    // What follows a press, such as the release, is decided with it; only what makes a page publish counts.
    if (!this.#acts(event, session)) return;
    if (session.holds(text)) {
      stop(event);
      this.#held = {
        session,
        text,
        at: timeOf(event),
        pointer: event.type.startsWith("pointer") || event.type.startsWith("touch"),
      };
      session.heldOnce(text);
      this.#events.held(session, text);
    } else if (text !== "") {
      this.#events.passed(session, text);
    }
  }

  #publishes(event: Event, session: Session): boolean {
    switch (event.type) {
      case "keydown":
        return isPublishKey(event as KeyboardEvent, session.found);
      case "submit":
        return isSubmitting(event, session.found);
      default:
        return isPublishing(event, session.found);
    }
  }

  #acts(event: Event, session: Session): boolean {
    if (event.type === "click" || event.type === "keydown" || event.type === "submit") return true;
    return session.found.surface?.press === true && event.type === "pointerdown";
  }

  #sameGesture(event: Event, session: Session, text: string): boolean {
    const held = this.#held;
    if (held === undefined || held.session !== session || held.text !== text || session.isAllowed(text))
      return false;
    const late = timeOf(event) - held.at > GESTURE;
    // A press that was held goes on until it is released, however long that takes.
    if (held.pointer && event.type === "click") {
      held.pointer = false;
      return true;
    }
    if (held.pointer && event.type !== "pointerdown" && event.type !== "keydown" && event.type !== "submit")
      return true;
    const again =
      (event as Partial<KeyboardEvent>).repeat === true || ((event as Partial<UIEvent>).detail ?? 0) > 1;
    return again || !late;
  }
}

/** When an event was made, in milliseconds of the clock that all windows share. */
function timeOf({ target, timeStamp }: Event): number {
  const view = (target as Partial<Node> | null)?.ownerDocument?.defaultView ?? window;
  return view.performance.timeOrigin + timeStamp;
}

function stop(event: Event): void {
  event.preventDefault();
  event.stopImmediatePropagation();
}
