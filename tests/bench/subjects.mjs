// What is measured against what. The hand-written page comes first and again last: how far it is from itself is
// the noise of the run.
import { access } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

import { serve } from "./server.mjs";

const vanilla = fileURLToPath(new URL("vanilla", import.meta.url));

export const reference = "vanilla";
export const again = "vanilla again";
export const panel = "panel";
export const earlier = "earlier build";

// Starts a server for each. `list` is the page that is visited; only the panel has a page with filters.
export async function subjects({ site, baseline }) {
  const wanted = [
    { name: reference, folder: vanilla, list: "/" },
    { name: panel, folder: site, list: "/bots", filters: (id) => `/bots/${id}/webhooks` },
    { name: again, folder: vanilla, list: "/" },
  ];
  if (baseline) wanted.push({ ...wanted[1], name: earlier, folder: baseline });
  return Promise.all(
    wanted.map(async ({ folder, ...subject }) => {
      await access(join(folder, "index.html"));
      return { ...subject, ...(await serve(folder)) };
    }),
  );
}
