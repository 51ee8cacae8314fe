/** @param {import("../app.js").App} _app */
export function copyLink(_app) {}
