// The host script: finds the composer, speaks with the frame.
import { VERSION } from "./generated/messages";

document.addEventListener("focusin", () => VERSION, { once: true, passive: true });
