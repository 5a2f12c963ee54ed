/** The studio's page. */

import start, { start_studio } from "#wasm/timbre_studio.js";
import { messenger } from "./shell/background";
import { showFailure } from "./shell/failure";
import { load } from "./shell/module";

load(start, "timbre_studio")
  .then(() => start_studio(messenger))
  .catch(showFailure);
