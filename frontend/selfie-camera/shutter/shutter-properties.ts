import { LitElement } from 'lit';
import { property } from 'lit/decorators.js';
import { saveFile } from '../../shared/save-file.js';
import type { Texts } from '../texts.js';
import type { ShutterServer } from './shutter-server.js';
import { SHUTTER_TIMING, type ShutterTiming } from './shutter-timing.js';
import type { Audio } from './sounds.js';

/** What is set from outside on a shutter's element: how the person takes pictures, and the outer world. */
export abstract class ShutterProperties extends LitElement {
  /** 0, 3, 5 or 10. */
  @property({ type: Number, attribute: 'countdown-seconds' }) countdownSeconds = 3;
  /** Between the pictures of a burst. */
  @property({ type: Number, attribute: 'burst-seconds' }) burstSeconds = 2;
  @property({ type: Boolean }) muted = false;
  /** Whether Enter, Page Down and the volume keys take pictures, too. */
  @property({ type: Boolean, attribute: 'remote-keys' }) remoteKeys = false;
  /** Whether pictures of a mirrored camera are kept as they are to others. */
  @property({ type: Boolean, attribute: 'as-others-see' }) asOthersSee = false;
  /** Whether what was taken is kept without a question. */
  @property({ type: Boolean, attribute: 'keep-automatically' }) keepAutomatically = false;
  @property({ attribute: false }) texts: Texts = {};

  /** These are replaced by tests before the element is attached. */
  server: ShutterServer | undefined;
  fetch: typeof fetch = (input, init) => window.fetch(input, init);
  newAudio: () => Audio = () => new AudioContext();
  prefersLessMotion: () => boolean = () => matchMedia('(prefers-reduced-motion: reduce)').matches;
  save: (file: Blob, name: string) => void = saveFile;
  timing: ShutterTiming = SHUTTER_TIMING;
}
