/**
 * Proofs kept with entries, as far as a page needs them that has none: all else is fetched when it is first used.
 */
import { offerUndo } from "../ui/toast.js";

const UNFETCHED = "What this needs could not be loaded. Try again in a moment.";

/** @param {import("../app.js").App} app */
export function mountProofs(app) {
  app.openProofs = async (id) => {
    try {
      const { openProofs } = await import("../proofs/proofdialog.js");
      await openProofs(app, id);
    } catch {
      offerUndo(UNFETCHED);
    }
  };
  let isWatched = false;
  app.onShow(async () => {
    if (isWatched || app.copy || !hasProofs(app.ledger)) return;
    isWatched = true;
    const missing = await import("../proofs/missing.js").catch(() => undefined);
    if (missing) missing.mountMissing(app);
    else isWatched = false;
  });
}

/** Whether any entry of a ledger names a proof. @param {import("../app.js").Ledger} ledger */
export function hasProofs(ledger) {
  return ledger.entries.some((one) => one["proofs"]?.length > 0);
}

/** Saves everything as one ZIP. @param {import("../app.js").App} app */
export async function saveEverything(app) {
  try {
    const zip = await import("../proofs/zip.js");
    await zip.saveEverything(app);
  } catch {
    offerUndo(UNFETCHED);
  }
}
