import { html, nothing, type ReactiveController, type ReactiveControllerHost, type TemplateResult } from 'lit';
import { keyed } from 'lit/directives/keyed.js';
import { textOf, type Texts } from '../texts.js';
import { BURST, type Phase } from './capture-controller.js';
import { ICONS } from './icons.js';
import { lensEdge } from './lens.js';

export interface ShotFeedbackHooks {
  /** How long the word stays. */
  readonly wordMs: () => number;
  readonly prefersLessMotion: () => boolean;
}

/**
 * What is seen over the picture while pictures are taken: the seconds and the word, where one is to look; the flash; and that it
 * is being developed.
 */
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
    const secondsLeft = phase.kind === 'counting' || phase.kind === 'shooting' ? phase.secondsLeft : 0;
    if (secondsLeft > 0) {
      const hint =
        phase.kind === 'shooting'
          ? textOf(texts, 'shutter.next', { n: phase.taken + 1, count: BURST })
          : textOf(texts, 'shutter.look');
      return cue(html`${keyed(secondsLeft, html`<span>${secondsLeft}</span>`)}<small>${hint}</small>`);
    }
    if (this.#word) {
      return cue(html`<span class="word">${this.#word}</span>`);
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

/** At the edge where the lens is: who looks there looks at you, and no face is behind it. */
function cue(content: TemplateResult): TemplateResult {
  return html`<div class="digits" data-lens=${lensEdge()} aria-hidden="true">${ICONS.arrow}${content}</div>`;
}
