/** The studio's page. */

import { start_studio } from "#wasm/timbre_app.js";
import { messenger } from "./shell/background";
import { showFailure } from "./shell/failure";
import { load } from "./shell/module";

load()
  .then(() => start_studio(messenger))
  .catch(showFailure);
