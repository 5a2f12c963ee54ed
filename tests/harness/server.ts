// Serves a folder on this machine, with whatever headers a page is to be tried under.

import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import { extname, join, normalize } from "node:path";

const TYPES: Readonly<Record<string, string>> = {
  ".css": "text/css; charset=utf-8",
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".json": "application/json; charset=utf-8",
  ".png": "image/png",
  ".svg": "image/svg+xml",
  ".wasm": "application/wasm",
  ".woff2": "font/woff2",
};

export interface Site {
  /** As in `http://127.0.0.1:40001`. */
  readonly origin: string;
  /** The paths asked for so far, with their queries. */
  readonly requests: readonly string[];
  close(): Promise<void>;
}

/** Serves `folder` on a free port. `headers` are sent with every HTML page, and with nothing else. */
export async function serve(folder: string, headers: Readonly<Record<string, string>> = {}): Promise<Site> {
  const requests: string[] = [];
  const server = createServer(async (request, response) => {
    requests.push(request.url ?? "/");
    const path = decodeURIComponent(new URL(request.url ?? "/", "http://localhost").pathname);
    const file = normalize(path.endsWith("/") ? `${path}index.html` : path);
    try {
      const body = await readFile(join(folder, file));
      const type = TYPES[extname(file)] ?? "application/octet-stream";
      const page = type.startsWith("text/html");
      response.writeHead(200, { "content-type": type, ...(page ? headers : {}) }).end(body);
    } catch {
      response.writeHead(404).end();
    }
  });
  await new Promise<void>((listening) => {
    server.listen(0, "127.0.0.1", listening);
  });
  const address = server.address();
  if (address === null || typeof address === "string") {
    throw new Error("the server has no port");
  }
  return {
    origin: `http://127.0.0.1:${address.port}`,
    requests,
    close: () =>
      new Promise((closed) => {
        server.closeAllConnections();
        server.close(() => closed());
      }),
  };
}
