/**
 * A list that is drawn in part: its beginning, and of the rest what comes into sight or is asked for. Each row has a key,
 * so that what stands in it is never handed to another one.
 *
 * A stretch that is not drawn takes about the room it would, with a button for whoever does not come by it scrolling.
 * What is printed is drawn whole.
 */
import { html } from "lit-html";
import { repeat } from "lit-html/directives/repeat.js";

/** How many rows are drawn together. A person's list is shorter, and whole. */
export const STRETCH = 50;
/** How many stretches stay drawn; those farthest from the one that is looked at go first. */
const DRAWN = 6;

/** @typedef {{name: string, first: number, last: number}} Gap A stretch that is not drawn: its rows, counted from 1. */

export class LongList {
  /** @param {() => void} redraw */
  constructor(redraw) {
    this.redraw = redraw;
    /** @type {Set<number>} The stretches that are drawn, by number. */
    this.drawn = new Set([0]);
    this.isWhole = false;
    /** @type {HTMLElement | undefined} Where it was drawn last. */
    this.place = undefined;
    this.observer = new IntersectionObserver((seen) => this.#see(seen), { rootMargin: "100% 0px" });
    window.addEventListener("beforeprint", () => this.#draw(true));
    window.addEventListener("afterprint", () => this.#draw(false));
  }

  /**
   * Returns the rows of a list.
   * @template Item
   * @param {Item[]} items
   * @param {(item: Item) => unknown} keyOf
   * @param {(item: Item) => unknown} rowOf
   * @param {(gap: {first: number, last: number, show: () => void}) => unknown} gapOf Its element has ``data-gap``, the
   *   first of its rows.
   */
  rows(items, keyOf, rowOf, gapOf) {
    /** @type {({item: Item} | {first: number, last: number})[]} */
    const rows = [];
    for (let first = 0; first < items.length; first += STRETCH) {
      const last = Math.min(first + STRETCH, items.length);
      const isDrawn = this.isWhole || items.length <= 2 * STRETCH || this.drawn.has(first / STRETCH);
      if (isDrawn) for (const item of items.slice(first, last)) rows.push({ item });
      else rows.push({ first: first + 1, last });
    }
    return repeat(
      rows,
      (row) => ("item" in row ? keyOf(row.item) : row.first),
      (row) => ("item" in row ? rowOf(row.item) : gapOf({ ...row, show: () => this.reveal(row.first - 1) })),
    );
  }

  /** Watches the gaps of a place, once they are drawn. @param {HTMLElement} place */
  watch(place) {
    this.place = place;
    this.observer.disconnect();
    for (const gap of place.querySelectorAll("[data-gap]")) this.observer.observe(gap);
  }

  /** Draws the stretch a row is in. @param {number} at The row, counted from 0. */
  reveal(at) {
    this.#add(Math.floor(at / STRETCH));
    this.redraw();
  }

  /** @param {IntersectionObserverEntry[]} seen */
  #see(seen) {
    const gaps = seen.filter((one) => one.isIntersecting);
    for (const { target } of gaps) this.#add((Number(target.getAttribute("data-gap")) - 1) / STRETCH);
    if (gaps.length > 0) this.redraw();
  }

  /** @param {number} stretch */
  #add(stretch) {
    this.drawn.add(stretch);
    const farther = [...this.drawn].sort((one, other) => Math.abs(other - stretch) - Math.abs(one - stretch));
    for (const far of farther.slice(0, Math.max(0, this.drawn.size - DRAWN))) this.drawn.delete(far);
  }

  /** @param {boolean} isWhole */
  #draw(isWhole) {
    // Where one document is printed, the lists outside of it are not.
    const isOut = document.documentElement.classList.contains("prints-document") && !this.place?.closest(".document--printed");
    if (isWhole && isOut) return;
    if (this.isWhole === isWhole) return;
    this.isWhole = isWhole;
    this.redraw();
  }
}

/** The long lists of one panel, by the names that their places bear as ``data-long``. */
export class LongLists {
  constructor() {
    /** @type {Map<string, LongList>} */
    this.lists = new Map();
    /** Draws what the panel shows once more; the panel says how. */
    this.redraw = () => {};
  }

  /**
   * Returns the rows of a list: see LongList. @template Item
   * @param {string} name @param {Item[]} items @param {(item: Item) => unknown} keyOf @param {(item: Item) => unknown} rowOf
   * @param {(gap: {first: number, last: number, show: () => void}) => unknown} gapOf
   */
  rows(name, items, keyOf, rowOf, gapOf) {
    const list = this.lists.get(name) ?? new LongList(() => this.redraw());
    this.lists.set(name, list);
    return list.rows(items, keyOf, rowOf, gapOf);
  }

  /** Watches the gaps of all lists, once they are drawn in a place. @param {HTMLElement} place */
  watch(place) {
    for (const one of /** @type {NodeListOf<HTMLElement>} */ (place.querySelectorAll("[data-long]"))) {
      this.lists.get(one.dataset["long"] ?? "")?.watch(one);
    }
  }
}

/**
 * What stands for a stretch of documents that is not drawn.
 * @param {string} word What they are.
 * @returns {(gap: {first: number, last: number, show: () => void}) => unknown}
 */
export function gapBlock(word) {
  return ({ first, last, show }) => html`<p class="document__gap" data-gap="${first}">
    <button type="button" class="button" @click=${show}>Show ${word} ${first} to ${last}</button>
  </p>`;
}

/**
 * What stands for a stretch of a table that is not drawn.
 * @param {number} columns
 * @returns {(gap: {first: number, last: number, show: () => void}) => unknown}
 */
export function gapRow(columns) {
  return ({ first, last, show }) => html`<tr class="gap" data-gap="${first}">
    <td colspan="${columns}"><button type="button" class="button" @click=${show}>Show ${first} to ${last}</button></td>
  </tr>`;
}
