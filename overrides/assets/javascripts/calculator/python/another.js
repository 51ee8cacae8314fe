/**
 * Another release's rules, asked by this release's page. They run in a worker of their own, from that release's files
 * alone, and nothing of theirs is kept.
 */
import { proxy } from "comlink";
import { reached } from "./engine.js";

export class OtherRules {
  /** @param {string} script The address of that release's worker. */
  constructor(script) {
    this.worker = new Worker(script, { type: "module" });
    const { remote, broken } = reached(this.worker);
    this.remote = remote;
    this.started = Promise.race([remote.start(proxy(() => {})), broken]);
    this.started.catch(() => {}); // whoever asks hears of it
  }

  /**
   * Asks them, as soon as they are up. Rejects if they cannot be started, or do not know what is asked.
   * @param {object} request
   * @returns {Promise<any>} The answer as calculator.browser.respond documents it.
   */
  async respond(request) {
    await this.started;
    return JSON.parse(await this.remote.respond(JSON.stringify(request), false));
  }

  /** Ends them: what they still owe never comes. */
  end() {
    this.worker.terminate();
  }
}
