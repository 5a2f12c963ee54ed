/**
 * The host script: finds the composer that has the focus, tells the frame about it, and does what the frame asks. It
 * knows no language and judges nothing; of the brand it learns only what to underline and what to hold.
 */

import { editableOf } from "./composers";
import { write } from "./composers/write";
import { clearFrames, Frame } from "./frame";
import { Gate } from "./gate";
import type { Shape, Theme, ToFrame, ToHost } from "./generated/messages";
import { VERSION } from "./generated/messages";
import type { NetworkPage } from "./generated/networks";
import { Highlights } from "./highlights";
import { composerOf, type Found } from "./networks/composer";
import { publishing } from "./networks/publish";
import { sheetOf } from "./networks/sheet";
import { Openers } from "./networks/surroundings";
import { placeChip, placePanel } from "./place";
import { Session } from "./session";
import type { ShellFace } from "./shell";
import { themeAt } from "./theme";
import {
  type Box,
  boxOf,
  documentIn,
  focused,
  focusOn,
  framesOf,
  holds,
  isElement,
  isShown,
  parentOf,
  type View,
  viewsOf,
} from "./tree";

/** For how long in milliseconds the publish controls are taken as known: finding them looks at much of the page. */
const KNOWN = 1000;

/** How often the frame is made anew while one writes on a page that removes it. */
const MOST_REMADE = 3;

/**
 * So many milliseconds after the last key the frame is put where the composer is by then. One that grows says so itself,
 * and to look after each key would cost the page a drawing more for each.
 */
const FOLLOW = 250;

/** The page is compared with what the network's structure expects when so many characters are written, */
const WRITTEN = 20;

/** and so many milliseconds later: by then it has put what it shows beside a composer. */
const STOOD = 3000;

/** When to look whether a publication went out, in milliseconds after the user's event. */
const LOOKS = [60, 150, 300, 600, 1200, 2500, 5000, 10_000];

/** Starts Timbre on this page; returns how to stop it and leave no trace. */
export function startHost(shell: ShellFace): () => void {
  const host = new Host(shell);
  host.start();
  return () => host.stop();
}

class Host {
  readonly #shell: ShellFace;
  readonly #frame: Frame;
  readonly #gate: Gate;
  readonly #openers = new Openers();
  readonly #highlights = new Highlights();
  readonly #lasting = new AbortController();
  /** The documents whose windows are listened to. */
  readonly #entered = new WeakSet<Document>();
  /** The rules that the page may go by, once they have come. */
  #sheets: readonly NetworkPage[] | undefined;
  #asked: Promise<readonly NetworkPage[] | undefined> | undefined;
  /** Whether the user has switched Timbre off in this tab, once that is known. */
  #off: boolean | undefined;
  #session: Session | undefined;
  /** Ends what a session listens to. */
  #attached: AbortController | undefined;
  #composers = 0;
  #shape: Shape | undefined;
  /** The chip's least width, which decides on which side it stands. */
  #rest: number | undefined;
  /** How often the frame was made anew on this page. */
  #remade = 0;
  #known: { session: Session; at: number; controls: readonly Element[] } | undefined;
  #composing = false;
  #pressing = false;
  #writing = false;
  #placing = 0;
  #following: ReturnType<typeof setTimeout> | undefined;

  constructor(shell: ShellFace) {
    this.#shell = shell;
    this.#frame = new Frame(
      shell,
      (message) => this.#hear(message),
      () => this.#lose(),
    );
    this.#gate = new Gate(() => (shell.alive() ? this.#session : undefined), {
      held: (session) => {
        this.#seen(session);
        this.#send({ type: "held", composer: session.id, revision: session.revision });
      },
      passed: (session, text) => this.#watch(session, text),
    });
  }

  start(): void {
    const { signal } = this.#lasting;
    this.#enter(window);
    const silence = this.#shell.commands(
      (command) => {
        const session = this.#session;
        if (session === undefined || this.#shell.yields()) return;
        // The last key may not have been told of yet.
        this.#refresh(session);
        this.#send({ type: "command", command });
      },
      (off) => this.#turn(off),
    );
    signal.addEventListener("abort", silence);
    // A page that was kept and is come back to: what the frame was joined to may not have been kept with it.
    const back = (event: PageTransitionEvent): void => {
      if (event.persisted) this.#anew();
    };
    addEventListener("pageshow", back, { signal });
    // Only where an update replaces this script under an open page is there anything left.
    if (clearFrames(this.#shell.kind)) this.#highlights.clear();
    // On a page that was open before there may be a focus.
    this.#focus(focused());
  }

  /** Listens in the page's window, and in that of a frame of its own origin once the focus has gone there. */
  #enter(view: View): void {
    if (this.#entered.has(view.document)) return;
    this.#entered.add(view.document);
    const { signal } = this.#lasting;
    this.#gate.listen(view, signal);
    const on = (type: string, hear: (event: Event) => void, capture = true): void =>
      view.addEventListener(type, hear, { capture, passive: true, signal });
    on("focusin", (event) => this.#focus(event.composedPath()[0]));
    // Where a reply box opens elsewhere than at the comment, the comment is known by the click that opened it.
    on("click", (event) => this.#click(event));
    // A window is told that the focus left it, and not whether it went into a frame; which one is known a moment later.
    // It is told nothing when it goes on from one frame into another, so all are entered.
    // A document that is editable as a whole gets the focus in Firefox without a focusin.
    const left = (): void => {
      if (!this.#shell.alive()) return;
      for (const inner of framesOf(view.document)) this.#enter(inner);
      if (documentIn(document.activeElement)) this.#focus(focused());
    };
    on("blur", () => setTimeout(left, 0), false);
  }

  stop(): void {
    this.#lasting.abort();
    this.#detach();
    this.#frame.close();
  }

  /** Off: nothing is left but inert listeners. On: as on a page that was just opened. */
  #turn(off: boolean): void {
    if (off === this.#off) return;
    this.#off = off;
    this.#sheets = undefined;
    this.#asked = off ? Promise.resolve(undefined) : undefined;
    this.#anew();
  }

  /** Begins again, where the focus is in a composer. */
  #anew(): void {
    this.#detach();
    this.#frame.close();
    this.#focus(focused());
  }

  /** Calls back with the page's rules: at once if they have come, else when they come; never where Timbre is off. */
  #withSheet(use: (sheet: NetworkPage) => void): void {
    if (this.#sheets !== undefined) {
      use(sheetOf(this.#sheets, location.hostname, document));
      return;
    }
    this.#asked ??= this.#shell.sheets();
    const asked = this.#asked;
    void asked.then((sheets) => {
      // Timbre may have been switched off while it asked.
      if (asked !== this.#asked || this.#lasting.signal.aborted) return;
      this.#sheets = sheets;
      this.#off = sheets === undefined;
      if (sheets !== undefined) this.#withSheet(use);
    });
  }

  #click(event: Event): void {
    const target = event.composedPath()[0];
    if (!event.isTrusted || !isElement(target)) return;
    if (this.#shell.alive() && !this.#shell.yields())
      this.#withSheet((sheet) => this.#openers.note(target, sheet));
  }

  #focus(target: EventTarget | null | undefined): void {
    if (!this.#shell.alive()) {
      this.stop();
      return;
    }
    if (!isElement(target) || this.#shell.yields()) return;
    const session = this.#session;
    if (session !== undefined && holds(session.found.composer, target)) {
      this.#show(session);
      return;
    }
    if (editableOf(target) === undefined) {
      this.#tidy();
      return;
    }
    this.#withSheet((sheet) => {
      // The focus may have gone on while the rules were asked for, or have been told of twice.
      if (focused() !== target || (this.#session && holds(this.#session.found.composer, target))) return;
      const found = composerOf(target, sheet, location.pathname);
      if (found !== undefined) this.#attach(found, sheet);
      else this.#tidy();
    });
  }

  /** Begins a session. */
  #attach(found: Found, sheet: NetworkPage): void {
    this.#detach();
    this.#composers += 1;
    const session = new Session(this.#composers, found, sheet, this.#openers);
    this.#session = session;
    const attached = new AbortController();
    this.#attached = attached;
    const { signal } = attached;
    const { composer } = found;
    // A key tells of itself three times: by its input, by the selection and by the change of nodes. Once, and after the
    // page has had its key, is enough: the publish check reads the editor itself.
    let told = false;
    const changed = (): void => {
      if (told) return;
      told = true;
      setTimeout(() => {
        told = false;
        this.#refresh(session);
      }, 0);
    };
    const on = (target: EventTarget, type: string, hear: (event: Event) => void, capture = true): void =>
      target.addEventListener(type, hear, { capture, passive: true, signal });

    on(composer, "input", changed);
    on(composer.ownerDocument, "selectionchange", changed);
    on(composer, "compositionstart", () => {
      this.#composing = true;
    });
    on(composer, "compositionend", () => {
      this.#composing = false;
      changed();
    });
    on(composer, "pointerdown", () => {
      this.#pressing = true;
    });
    const released = (): void => {
      this.#pressing = false;
    };
    const views = viewsOf(composer);
    for (const view of views) {
      on(view, "pointerup", released);
      on(view, "pointercancel", released);
      on(view, "focusout", () => setTimeout(() => this.#tidy(), 0));
      on(view, "scroll", () => this.#place());
      on(view, "resize", () => this.#place());
      on(view, "pagehide", () => this.#detach());
    }
    // What is printed is the page.
    on(window, "beforeprint", () => {
      this.#frame.put(undefined);
      this.#highlights.clear();
    });
    on(window, "afterprint", () => {
      this.#draw(session);
      this.#place();
    });
    on(document, "fullscreenchange", () => {
      this.#show(session);
      this.#frame.raise();
    });

    const mutations = new MutationObserver(changed);
    mutations.observe(composer, { subtree: true, childList: true, characterData: true });
    // Tells growth, and by a size of nothing that the composer is gone.
    const sizes = new (views[0] ?? window).ResizeObserver(() => {
      if (!isShown(composer)) this.#tidy();
      this.#place();
    });
    sizes.observe(composer);
    signal.addEventListener("abort", () => {
      mutations.disconnect();
      sizes.disconnect();
    });
    this.#show(session);
    this.#send({ type: "compose", ...session.describe() });
  }

  /** Ends the session. */
  #detach(): void {
    const session = this.#session;
    if (session === undefined) return;
    this.#attached?.abort();
    this.#attached = undefined;
    this.#session = undefined;
    this.#composing = false;
    this.#pressing = false;
    this.#highlights.clear();
    this.#frame.put(undefined);
    this.#send({ type: "gone", composer: session.id });
  }

  /** Ends the session if its composer is gone, or if it was left with nothing written in it. */
  #tidy(): void {
    const session = this.#session;
    if (session === undefined || this.#writing) return;
    if (!this.#shell.alive()) {
      this.stop();
      return;
    }
    const { composer } = session.found;
    if (session.publishing !== undefined && this.#wentOut(session)) return;
    if (isShown(composer)) {
      const active = focused();
      const inside = this.#frame.hasFocus || (active !== null && holds(composer, active));
      // A window that lost the focus comes back to where it was.
      if (inside || session.text !== "" || !document.hasFocus()) return;
    }
    if (session.publishing === undefined) this.#detach();
  }

  #refresh(session: Session): void {
    if (session !== this.#session || this.#composing) return;
    if (!this.#shell.alive()) {
      this.stop();
      return;
    }
    const change = session.refresh();
    if (change === "nothing") return;
    const { id: composer, revision, text, selection } = session;
    this.#send({ type: "text", composer, revision, text, selection });
    if (change === "text") {
      // A page may remove what it does not know; it is not fought with for long.
      if (this.#frame.isOpen ? !this.#frame.isAt(session.found.composer) : this.#remade < MOST_REMADE) {
        if (!this.#frame.isOpen) this.#remade += 1;
        this.#show(session);
      }
      if (session.publishing !== undefined) this.#wentOut(session);
      this.#draw(session);
      this.#following ??= setTimeout(() => this.#follow(), FOLLOW);
      this.#examine(session);
    }
  }

  /** Puts the frame in its place once nobody has typed for a while: a timer for each key would cost the page more. */
  #follow(): void {
    const left = FOLLOW - (this.#session?.idle() ?? FOLLOW);
    this.#following = left > 0 ? setTimeout(() => this.#follow(), left) : undefined;
    if (left <= 0) this.#place();
  }

  /** Says once for each composer what of the network's structure does not hold. */
  #examine(session: Session): void {
    if (session.examined || session.text.length < WRITTEN) return;
    session.examined = true;
    setTimeout(() => {
      if (session !== this.#session || !this.#shell.alive()) return;
      if (session.text.length < WRITTEN || !isShown(session.found.composer)) session.examined = false;
      else for (const what of session.missing(location.pathname)) this.#shell.missing(what);
    }, STOOD);
  }

  /** Makes sure that what the frame knows is what is in the editor now. */
  #seen(session: Session): void {
    this.#composing = false;
    this.#refresh(session);
    this.#show(session);
  }

  #show(session: Session): void {
    const { composer } = session.found;
    this.#frame.open(composer, themeAt(composer));
    this.#frame.dress(themeAt(composer));
    this.#draw(session);
    this.#place();
  }

  #draw(session: Session): void {
    this.#highlights.show(session.found.composer, session.content.reading, session.marks);
  }

  /** Puts the frame beside the composer, once a frame. */
  #place(): void {
    if (this.#placing !== 0) return;
    this.#placing = requestAnimationFrame(() => {
      this.#placing = 0;
      const session = this.#session;
      const shape = this.#shape;
      if (session === undefined || shape === undefined) return;
      if (!isShown(session.found.composer)) {
        this.#tidy();
        return;
      }
      const viewport = { width: document.documentElement.clientWidth || innerWidth, height: innerHeight };
      const composer = boxAround(session.found.composer);
      const gone = composer.top > viewport.height || composer.top + composer.height < 0;
      const clear = this.#controls(session).filter(isShown).map(boxOf);
      const scene = { viewport, composer, clear, size: shape };
      if (shape.panel) this.#frame.put(placePanel(scene));
      else
        this.#frame.put(
          gone || shape.width === 0 || shape.height === 0 ? undefined : placeChip(scene, this.#rest),
        );
    });
  }

  #controls(session: Session): readonly Element[] {
    const now = performance.now();
    if (this.#known?.session !== session || now - this.#known.at > KNOWN) {
      const { controls, no_alt } = publishing(session.found);
      this.#known = { session, at: now, controls };
      if (no_alt !== session.no_alt) {
        session.no_alt = no_alt;
        this.#send({ type: "images", composer: session.id, no_alt });
      }
    }
    return this.#known.controls;
  }

  #send(message: ToFrame): void {
    this.#frame.send(message);
  }

  #hear(message: ToHost): void {
    const session = this.#session;
    if (message.type === "ready") {
      const theme: Theme = session === undefined ? "light" : themeAt(session.found.composer);
      this.#send({
        type: "hello",
        version: VERSION,
        shell: this.#shell.kind,
        theme,
        site: location.hostname,
      });
      if (session !== undefined) this.#send({ type: "compose", ...session.describe() });
      return;
    }
    if (message.type === "shape") {
      const opened = message.panel && this.#shape?.panel !== true;
      if (message.panel || message.height !== this.#shape?.height) this.#rest = undefined;
      if (!message.panel && message.width > 0)
        this.#rest = Math.min(this.#rest ?? message.width, message.width);
      this.#shape = message;
      this.#place();
      // Whatever opened the panel, the keyboard goes there; Escape brings it back.
      // Chromium takes the focus from what has it inside when the frame is given it again.
      if (opened && session !== undefined && !this.#frame.hasFocus) this.#frame.focus();
      return;
    }
    if (message.type === "write" && message.composer !== session?.id) {
      this.#send({ type: "wrote", request: message.request, outcome: "stale" });
      return;
    }
    if (session === undefined || message.composer !== session.id) return;
    switch (message.type) {
      case "verdict":
        session.judge(message.revision, message.state);
        this.#tellArmed(session);
        return;
      case "marks":
        if (message.revision !== session.revision) return;
        session.marks = message.marks;
        this.#draw(session);
        return;
      case "publish_anyway":
        session.allow(message.revision);
        this.#tellArmed(session);
        return;
      case "refocus":
        focusOn(session.found.composer);
        return;
      case "write":
        void this.#write(session, message);
    }
  }

  #tellArmed(session: Session): void {
    const armed = session.armed();
    if (armed !== undefined) this.#send(armed);
  }

  async #write(
    session: Session,
    { request, revision, edit }: Extract<ToHost, { type: "write" }>,
  ): Promise<void> {
    const before = session.text;
    const end = { start: before.length, end: before.length };
    const span =
      edit.kind === "insert"
        ? (session.selection ?? end)
        : edit.kind === "replace"
          ? edit.span
          : { start: 0, end: before.length };
    if (revision !== session.revision || this.#writing) {
      this.#send({ type: "wrote", request, outcome: "stale" });
      return;
    }
    this.#writing = true;
    const outcome = await write(session.found, {
      before,
      span,
      text: edit.text,
      idle: () => session.idle(),
      busy: () => this.#composing || this.#pressing,
    });
    this.#writing = false;
    this.#refresh(session);
    this.#send({ type: "wrote", request, outcome });
  }

  /** Looks for a while whether what the user published left the editor. */
  #watch(session: Session, text: string): void {
    session.publishing = text;
    for (const look of LOOKS) {
      setTimeout(() => {
        if (session.publishing !== text) return;
        this.#refresh(session);
        if (this.#wentOut(session)) return;
        if (look === LOOKS.at(-1)) session.publishing = undefined;
      }, look);
    }
  }

  /** Whether the text on its way is out: the editor is empty or gone. One that was changed was not published. */
  #wentOut(session: Session): boolean {
    const text = session.publishing;
    if (text === undefined) return false;
    const { composer } = session.found;
    if (isShown(composer) && session.text !== "") return false;
    session.publishing = undefined;
    this.#send({ type: "published", composer: session.id, text });
    if (!isShown(composer) && session === this.#session) this.#detach();
    return true;
  }

  /** The frame went away: by an update of the extension, by the page, or by a crash. */
  #lose(): void {
    this.#shape = undefined;
    if (!this.#shell.alive()) this.stop();
    else this.#frame.close();
  }
}

/** A box round an editor is larger than it by no more than this, in CSS pixels: a border, an avatar, a row of buttons. */
const AROUND = { width: 140, height: 140 };

/** What a person takes for the composer: the editor with the box that the page draws round it. */
function boxAround(editor: Element): Box {
  const own = boxOf(editor);
  let box = own;
  for (let at = parentOf(editor); at !== undefined; at = parentOf(at)) {
    const outer = boxOf(at);
    if (outer.width > own.width + AROUND.width || outer.height > own.height + AROUND.height) break;
    // A parent that its child overflows draws nothing round it.
    if (outer.width >= box.width && outer.height >= box.height) box = outer;
  }
  return box;
}
