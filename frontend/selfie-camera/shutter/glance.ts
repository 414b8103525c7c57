import { html, nothing, type TemplateResult } from 'lit';
import { textOf, type Texts } from '../texts.js';
import type { Review } from './review.js';

export interface GlanceHooks {
  readonly glanceMs: () => number;
  /** All of it is kept, and was seen. */
  readonly onOver: (review: Review) => void;
  /** Something needs the person after all. */
  readonly onTrouble: () => void;
}

/** Shows for a moment what is kept by itself, and goes by itself; asks only where something went wrong. */
export class Glance {
  readonly #hooks: GlanceHooks;
  #review: Review | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(hooks: GlanceHooks) {
    this.#hooks = hooks;
  }

  get isOn(): boolean {
    return this.#review !== undefined;
  }

  begin(review: Review): void {
    this.#review = review;
    this.changed();
  }

  /** The review changed: each change is worth another look. */
  changed(): void {
    const review = this.#review;
    if (!review) {
      return;
    }
    clearTimeout(this.#timer);
    if (review.problem || review.shots.some(({ status }) => status.kind === 'failed')) {
      this.end();
      this.#hooks.onTrouble();
    } else if (isAllKept(review)) {
      this.#timer = setTimeout(() => {
        this.finish();
      }, this.#hooks.glanceMs());
    }
  }

  /** Whoever goes on has seen enough. @returns false where something is not kept yet */
  finish(): boolean {
    const review = this.#review;
    if (!review || !isAllKept(review)) {
      return false;
    }
    this.end();
    this.#hooks.onOver(review);
    return true;
  }

  end(): void {
    clearTimeout(this.#timer);
    this.#review = undefined;
  }

  /** The pictures, over the live one. */
  overPicture(texts: Texts): TemplateResult | typeof nothing {
    const shots = this.#review?.shots ?? [];
    const values = (n: number): { n: number; count: number } => ({ n, count: shots.length });
    return shots.length === 0
      ? nothing
      : html`<div class="glance ${shots.length > 1 ? 'many' : 'one'}">
          ${shots.map(({ url }, index) =>
            url ? html`<img src=${url} alt=${textOf(texts, 'review.alt.many', values(index + 1))} />` : nothing,
          )}
        </div>`;
  }
}

function isAllKept({ shots }: Review): boolean {
  return shots.length > 0 && shots.every(({ status }) => status.kind === 'kept');
}
