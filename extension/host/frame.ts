/**
 * The one frame of a page: the chip when it is small, the panel when it is large. It stands in the top layer in a closed
 * shadow root, where the page's own styles and layers do not reach it.
 */

import { type Shell, type Theme, type ToFrame, type ToHost, VERSION } from "./generated/messages";
import { isToHost } from "./messages";
import type { ShellFace } from "./shell";
import { type Box, focused, hostOf } from "./tree";

/** Elements that `moveBefore` moves without loading their frames anew. */
type Movable = Element & { moveBefore?: (node: Node, child: Node | null) => void };

/** After this many milliseconds without a word from the frame the user is told that it cannot be there. */
const SILENCE = 6000;

/** Said in the page's corner, where no frame of Timbre's may say it: on a page that is a sandbox as a whole. */
const EXCUSE = {
  es: "Timbre no puede aparecer aquí: esta página no deja entrar a las extensiones. Tu texto no se revisa.",
  en: "Timbre cannot appear here: this page lets no extension in. Your text is not checked.",
};

/** Marks the frame's element with its shell. */
const MARK = "data-timbre-frame";

/**
 * Takes away what a script of this shell left behind that can no longer do so itself: Firefox ends the old one at once.
 * Says whether there was anything.
 */
export function clearFrames(shell: Shell): boolean {
  const left = document.querySelectorAll(`[${MARK}="${shell}"]`);
  for (const element of left) element.remove();
  return left.length > 0;
}

/** The frame and the port to it. */
export class Frame {
  readonly #shell: ShellFace;
  readonly #hear: (message: ToHost) => void;
  readonly #lost: () => void;
  #element: HTMLElement | undefined;
  #iframe: HTMLIFrameElement | undefined;
  #port: MessagePort | undefined;
  #ready = false;
  #waiting: ToFrame | undefined;
  #theme: Theme = "light";
  #box: Box | undefined;
  #note: HTMLElement | undefined;

  /** `hear` gets what the frame says, `ready` first; `lost` is called when the frame goes away by itself. */
  constructor(shell: ShellFace, hear: (message: ToHost) => void, lost: () => void) {
    this.#shell = shell;
    this.#hear = hear;
    this.#lost = lost;
  }

  /** Makes the frame, if there is none yet, and shows it above what `composer` is in. */
  open(composer: Element, theme: Theme): void {
    const layer = layerOf(composer);
    if (this.#element?.isConnected) {
      if (this.#element.parentNode !== layer) this.#move(layer);
      return;
    }
    this.close();
    this.#theme = theme;
    this.#make(layer);
  }

  /**
   * Sends to the frame. Of what is said before it listens only the last shortcut is kept: it is told the state when it is
   * ready.
   */
  send(message: ToFrame): void {
    if (this.#ready) this.#port?.postMessage(message);
    else if (message.type === "command") this.#waiting = message;
  }

  /** Puts the frame at `box` of the viewport, or out of sight. */
  put(box: Box | undefined): void {
    const element = this.#element;
    if (element === undefined) return;
    this.#box = box;
    // What is there already would be laid out anew: it is asked for at every key.
    const style = (name: string, value: string): void => {
      if (element.style.getPropertyValue(name) !== value) element.style.setProperty(name, value, "important");
    };
    style("visibility", box === undefined || !this.#ready ? "hidden" : "visible");
    if (box === undefined) return;
    // What the page or a dialog is enlarged by would enlarge the frame's place and size too.
    style("zoom", `${1 / (element.parentElement?.currentCSSZoom ?? 1)}`);
    style("left", `${Math.round(box.left)}px`);
    style("top", `${Math.round(box.top)}px`);
    style("width", `${Math.round(box.width)}px`);
    style("height", `${Math.round(box.height)}px`);
  }

  /** Follows the page between light and dark. */
  dress(theme: Theme): void {
    if (theme === this.#theme) return;
    this.#theme = theme;
    this.#iframe?.style.setProperty("color-scheme", theme, "important");
    this.send({ type: "theme", theme });
  }

  /** Whether it is where `composer` has it in reach: a dialog may have become modal while one writes in it. */
  isAt(composer: Element): boolean {
    return this.isOpen && this.#element?.parentNode === layerOf(composer);
  }

  /** Whether it is on the page. */
  get isOpen(): boolean {
    return this.#element?.isConnected ?? false;
  }

  /** Whether the focus is in it. */
  get hasFocus(): boolean {
    return this.#element !== undefined && focused() === this.#element;
  }

  /** Gives it the focus. */
  focus(): void {
    this.#iframe?.focus({ preventScroll: true });
  }

  /** Takes it off the page. */
  close(): void {
    this.#port?.close();
    this.#element?.remove();
    this.#element = undefined;
    this.#iframe = undefined;
    this.#port = undefined;
    this.#ready = false;
  }

  #make(layer: Element): void {
    const element = document.createElement("div");
    // The page must not style, hide or catch it.
    element.style.cssText = important(
      "all:initial;position:fixed;inset:auto;margin:0;padding:0;border:0;background:none;overflow:visible;width:1px;height:1px;visibility:hidden;z-index:2147483647;",
    );
    element.popover = "manual";
    element.setAttribute(MARK, this.#shell.kind);
    const iframe = document.createElement("iframe");
    iframe.style.cssText = important(
      `all:initial;display:block;width:100%;height:100%;border:0;background:transparent;color-scheme:${this.#theme};`,
    );
    iframe.title = "Timbre";
    // Only Chromium has models of its own; a browser warns of each name that it does not know.
    iframe.allow = [
      "clipboard-write",
      "Rewriter" in globalThis ? "rewriter" : "",
      "LanguageModel" in globalThis ? "language-model" : "",
    ].join(";");
    // A page with COEP lets Chromium load no other frame. Such a frame has its storage apart, which an extension's frame
    // does not use and a widget's does.
    if (this.#shell.kind === "extension") iframe.toggleAttribute("credentialless", true);
    iframe.addEventListener("load", () => void this.#introduce(iframe));
    iframe.src = this.#shell.frame();
    const root = element.attachShadow({ mode: "closed" });
    root.append(iframe);
    iframe.addEventListener("load", () => setTimeout(() => this.#excuse(iframe, root), SILENCE));
    this.#element = element;
    this.#iframe = iframe;
    layer.append(element);
    element.showPopover();
  }

  /** Says why there is nothing to be seen. Browsers tell nobody that a frame cannot work; that it is silent has to do. */
  #excuse(iframe: HTMLIFrameElement, root: ShadowRoot): void {
    const element = this.#element;
    if (iframe !== this.#iframe || this.#ready || this.#note || !element?.isConnected) return;
    // A widget's frame that does not come has another cause, and its owner's console says which.
    if (this.#shell.kind !== "extension" || !this.#shell.alive()) return;
    const note = document.createElement("div");
    note.textContent = EXCUSE[/^es/.test(navigator.language) ? "es" : "en"];
    note.role = "status";
    note.style.cssText =
      "position:fixed;right:16px;bottom:16px;max-width:320px;padding:12px 16px;border-radius:8px;font:14px/1.4 system-ui,sans-serif;color:#fff;background:#333;visibility:visible;cursor:pointer";
    note.onclick = () => note.remove();
    root.append(note);
    this.#note = note;
  }

  /** Moves the frame into another layer; where that would load it anew, it is made anew. */
  #move(layer: Element): void {
    const element = this.#element;
    if (element === undefined) return;
    const movable = layer as Movable;
    if (movable.moveBefore === undefined) {
      this.close();
      this.#make(layer);
      return;
    }
    movable.moveBefore(element, null);
    this.raise();
  }

  /** Puts it above whatever came into the top layer since. */
  raise(): void {
    const element = this.#element;
    if (!element?.isConnected) return;
    if (element.matches(":popover-open")) element.hidePopover();
    element.showPopover();
  }

  /** Joins the frame: a port, handed over with a nonce to a window of the shell's own origin and no other. */
  async #introduce(iframe: HTMLIFrameElement): Promise<void> {
    this.#port?.close();
    this.#port = undefined;
    this.#ready = false;
    const nonce = await this.#shell.introduce();
    if (nonce === undefined || iframe !== this.#iframe) return;
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = ({ data }: MessageEvent<unknown>): void => {
      if (!isToHost(data) || port1 !== this.#port) return;
      if (data.type === "ready") {
        if (data.version !== VERSION) return;
        this.#ready = true;
        this.#note?.remove();
      }
      if (!this.#ready) return;
      this.#hear(data);
      if (data.type !== "ready") return;
      this.put(this.#box);
      if (this.#waiting) this.send(this.#waiting);
      this.#waiting = undefined;
    };
    port1.addEventListener("close", () => {
      if (port1 === this.#port) this.#lost();
    });
    this.#port = port1;
    iframe.contentWindow?.postMessage({ timbre: nonce }, this.#shell.origin(), [port2]);
  }
}

/** Rules that the page's own cannot override. */
function important(rules: string): string {
  return rules.replaceAll(";", "!important;");
}

/**
 * Whatever is outside a modal dialog, or outside what fills the screen, is inert, above it or not; so the frame moves in.
 */
function layerOf(composer: Element): Element {
  for (let at: Element | undefined = composer; at !== undefined; at = hostOf(at)) {
    // One inside a frame of the page makes nothing inert outside of it.
    const modal = at.ownerDocument === document && at.closest("dialog:modal, :fullscreen");
    if (modal) return modal;
  }
  return document.documentElement;
}
