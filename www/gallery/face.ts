// One frame of Timbre's in the gallery: the product's own page, told by its own port what a host script would tell it.

import {
  type Composer,
  type ToFrame,
  type ToHost,
  VERSION,
  type WriteOutcome,
} from "../../extension/host/generated/messages";

/** Milliseconds after which a state that has not come is given up. */
const PATIENCE = 20_000;

export interface Scene {
  readonly theme: "light" | "dark";
  /** The brand that is written for; none to show Timbre without one. */
  readonly brand?: string;
  readonly comment?: string;
  readonly author?: string;
  readonly limit?: number;
  /** What the editor is to make of a change. */
  readonly outcome?: WriteOutcome;
}

const COMPOSER = 1;

export class Face {
  readonly frame: HTMLIFrameElement;
  readonly #scene: Scene;
  #port: MessagePort | undefined;
  #revision = 0;

  constructor(scene: Scene, title: string) {
    this.#scene = scene;
    this.frame = document.createElement("iframe");
    this.frame.title = title;
    this.frame.style.colorScheme = scene.theme;
    this.frame.src = `pages/frame.html${scene.brand === undefined ? "" : `?brand=${encodeURIComponent(scene.brand)}`}`;
  }

  /** Joins the frame once it is on the page, with a composer that holds `text`. */
  async join(text: string): Promise<void> {
    await new Promise((loaded) => {
      this.frame.addEventListener("load", loaded, { once: true });
    });
    const { port1, port2 } = new MessageChannel();
    this.#port = port1;
    port1.onmessage = ({ data }: MessageEvent<ToHost>) => this.#hear(data, text);
    this.frame.contentWindow?.postMessage({ timbre: "gallery" }, location.origin, [port2]);
    await this.seen(".chip");
    if (text !== "") await this.seen(".chip:not([data-state='empty'])");
  }

  #send(message: ToFrame): void {
    this.#port?.postMessage(message);
  }

  #hear(message: ToHost, text: string): void {
    const { theme, comment, author, limit, outcome } = this.#scene;
    switch (message.type) {
      case "ready": {
        this.#send({ type: "hello", version: VERSION, shell: "widget", theme, site: location.hostname });
        const composer: Composer = {
          composer: COMPOSER,
          revision: this.#revision,
          network: "community",
          public: true,
          text,
          selection: null,
          comment: comment ?? null,
          author: author === undefined ? null : { name: author, handle: null },
          account: null,
          limit: limit ?? null,
          no_alt: 0,
        };
        this.#send({ type: "compose", ...composer });
        break;
      }
      case "verdict":
        this.#send({
          type: "armed",
          composer: message.composer,
          revision: message.revision,
          state: message.state,
          released: false,
        });
        break;
      case "publish_anyway":
        this.#send({
          type: "armed",
          composer: message.composer,
          revision: message.revision,
          state: "hold",
          released: true,
        });
        break;
      case "shape":
        this.frame.width = String(message.width);
        this.frame.height = String(message.height);
        break;
      case "write":
        this.#send({ type: "wrote", request: message.request, outcome: outcome ?? "done" });
        break;
      default:
    }
  }

  /** As if the publish check had stopped the text. */
  hold(): void {
    this.#send({ type: "held", composer: COMPOSER, revision: this.#revision });
  }

  /** The first element that matches, once it is there. */
  seen(selector: string): Promise<HTMLElement> {
    return seen(this.frame, selector);
  }

  async click(selector: string): Promise<void> {
    (await this.seen(selector)).click();
  }

  /** Types into a field. */
  async fill(selector: string, text: string): Promise<void> {
    const field = (await this.seen(selector)) as HTMLInputElement;
    field.value = text;
    field.dispatchEvent(new InputEvent("input", { bubbles: true }));
  }
}

/** The first element in a frame that matches, once it is there. */
export async function seen(frame: HTMLIFrameElement, selector: string): Promise<HTMLElement> {
  const end = performance.now() + PATIENCE;
  while (performance.now() < end) {
    const found = frame.contentDocument?.querySelector<HTMLElement>(selector);
    if (found) return found;
    await new Promise((next) => {
      requestAnimationFrame(next);
    });
  }
  throw new Error(`no ${selector} in ${frame.title}`);
}
