/**
 * What a new release makes of the reader's entries: what the one before it said last is held against its rules, once.
 */
import { render } from "lit-html";
import { element } from "../page.js";
import { beforeRelease, settleRelease } from "../store/lastvisit.js";

/** @param {import("../app.js").App} app */
export function mountChanged(app) {
  let isAsked = false;
  /** @type {unknown} What is shown, until it is settled. */
  let view;
  const settle = () => {
    settleRelease(app.store);
    view = undefined;
    app.show();
  };
  app.onShow(() => {
    render(app.copy ? undefined : view, element("changed"));
    if (isAsked || !app.ready || app.copy) return;
    isAsked = true;
    const before = beforeRelease(app.store);
    if (before) look(before);
  });

  /** @param {Record<string, unknown>} before */
  async function look(before) {
    const { held } = await app.ask("held", before).catch(() => ({}));
    if (!held?.sentence) return settle();
    const { heldView } = await import("./heldview.js");
    view = heldView(held, settle);
    app.show();
  }
}
