// The order of things on a busy machine: keys and clicks come before messages that were sent earlier. With the widget,
// whose messages a test can withhold.

import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import type { ToHost } from "../../extension/host/generated/messages";
import { Shell } from "../harness/shell";
import { until } from "../harness/wait";

declare global {
  interface Window {
    /** What the frame has said and the host script has not yet heard; nothing while it hears at once. */
    withheld: ToHost[] | undefined;
    /** Lets the host script hear all of it, in order. */
    deliver: () => void;
  }
}

const COMPLAINT = "double-charge";
/** What holds it is the last letter. */
const FORBIDDEN = "Perdona, Alba, pero eso ha sido culpa tuya";
const AVOIDED = "Hola, Alba. Sentimos mucho la incidencia de tu bono.";

/** Puts itself between the host script and its port. */
function withhold(): void {
  const waiting: (() => void)[] = [];
  window.deliver = () => {
    window.withheld = undefined;
    for (const hear of waiting.splice(0)) hear();
  };
  const Channel = MessageChannel;
  window.MessageChannel = class extends Channel {
    constructor() {
      super();
      const port = this.port1;
      let heard: ((event: MessageEvent) => void) | null = null;
      port.addEventListener("message", (event) => {
        if (window.withheld === undefined) {
          heard?.(event);
          return;
        }
        window.withheld.push(event.data);
        waiting.push(() => heard?.(event));
      });
      Object.defineProperty(port, "onmessage", {
        set: (listener: typeof heard) => {
          heard = listener;
          port.start();
        },
      });
    }
  };
}

describe("what the frame says while its messages are on their way", () => {
  let shell: Shell;
  before(async () => {
    shell = await Shell.start("widget");
  });
  after(() => shell.stop());

  it("is never more than what the publish check does", async () => {
    const { community, timbre } = await shell.visit("editor=textarea", withhold);
    const { page } = community;
    const sent = (what: string, is: (message: ToHost) => boolean) =>
      until(what, async () => (await page.evaluate(() => window.withheld ?? [])).find(is));
    const startWithholding = () =>
      page.evaluate(() => {
        window.withheld = [];
      });
    const deliver = () => page.evaluate(() => window.deliver());

    await community.focus(COMPLAINT);
    await timbre.chip("empty");
    await startWithholding();
    await community.type(FORBIDDEN);
    await sent("the verdict that holds", (message) => message.type === "verdict" && message.state === "hold");
    assert.equal(await timbre.present(), true);
    await timbre.gone('.chip[data-state="hold"]');
    await deliver();
    await timbre.chip("hold");
    await community.chord(["Control"], "Enter");
    await timbre.saying(".held", "culpa tuya");

    await startWithholding();
    await timbre.click(".held .framed");
    await sent("the wish to publish", (message) => message.type === "publish_anyway");
    await timbre.saying(".held", "culpa tuya");
    await deliver();
    await timbre.gone(".held");
    await community.publish(COMPLAINT);
    await community.holds(COMPLAINT, "");
    assert.equal(await community.submissions(), 1);
    await page.close();
  });

  it("takes a press and a release on the chip for a click, whatever it comes to say between them", async () => {
    const { community, timbre } = await shell.visit("editor=textarea", withhold);
    const { page } = community;
    await community.focus(COMPLAINT);
    await community.type(AVOIDED);
    await timbre.chip("revise");
    await page.evaluate(() => {
      window.withheld = [];
    });
    await community.typeOver(FORBIDDEN);
    await until("the verdict that holds", async () =>
      (await page.evaluate(() => window.withheld ?? [])).some(
        (message) => message.type === "verdict" && message.state === "hold",
      ),
    );
    await timbre.press(".chip .icon");
    await page.evaluate(() => window.deliver());
    await timbre.chip("hold");
    await page.mouse.up();
    await timbre.text("#panel");
    await page.close();
  });
});
