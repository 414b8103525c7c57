import { html, nothing, type ReactiveController, type ReactiveControllerHost, type TemplateResult } from 'lit';
import { keyed } from 'lit/directives/keyed.js';
import { textOf, type Texts } from '../texts.js';
import type { Phase } from './capture-controller.js';

export interface ShotFeedbackHooks {
  /** How long the word stays. */
  readonly wordMs: () => number;
  readonly prefersLessMotion: () => boolean;
}

/** What is seen over the picture while pictures are taken: the seconds, the flash, the word, and that it is being developed. */
export class ShotFeedback implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  readonly #hooks: ShotFeedbackHooks;
  /** Counts flashes, so that each is a new element with an animation of its own. */
  #flashes = 0;
  #word = '';
  #wordTimer: ReturnType<typeof setTimeout> | undefined;

  constructor(host: ReactiveControllerHost, hooks: ShotFeedbackHooks) {
    this.#host = host;
    this.#hooks = hooks;
    host.addController(this);
  }

  /** The camera was read. */
  shot(word: string): void {
    if (!this.#hooks.prefersLessMotion()) {
      this.#flashes += 1;
    }
    this.#say(word);
    clearTimeout(this.#wordTimer);
    this.#wordTimer = setTimeout(() => {
      this.#say('');
    }, this.#hooks.wordMs());
  }

  /** The pictures themselves are shown. */
  endWord(): void {
    this.#say('');
  }

  hostDisconnected(): void {
    clearTimeout(this.#wordTimer);
  }

  flash(): TemplateResult | typeof nothing {
    return this.#flashes > 0 ? html`${keyed(this.#flashes, html`<div class="flash"></div>`)}` : nothing;
  }

  overPicture(phase: Phase, texts: Texts): TemplateResult | typeof nothing {
    if (phase.kind === 'counting') {
      return html`<div class="digits" aria-hidden="true">
        ${keyed(phase.secondsLeft, html`<span>${phase.secondsLeft}</span>`)}
      </div>`;
    }
    if (this.#word) {
      return html`<div class="digits word" aria-hidden="true"><span>${this.#word}</span></div>`;
    }
    return phase.kind === 'shooting'
      ? html`<div class="count" aria-hidden="true">${textOf(texts, 'shutter.developing')}</div>`
      : nothing;
  }

  #say(word: string): void {
    this.#word = word;
    this.#host.requestUpdate();
  }
}
