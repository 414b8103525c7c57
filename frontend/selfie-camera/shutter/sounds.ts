/** Peak of every sound, 0 to 1: to be heard beside a voice, not to startle. */
const LOUDNESS = 0.18;

/** What of `AudioContext` is used. */
export type Audio = Pick<
  AudioContext,
  'currentTime' | 'sampleRate' | 'state' | 'destination' | 'resume' | 'close' | 'createOscillator' | 'createGain'
> &
  Pick<AudioContext, 'createBuffer' | 'createBufferSource' | 'createBiquadFilter'>;

/**
 * The studio's sounds, made here: a soft tone for each second, and the two clicks of a shutter. Where the browser has no
 * sound there is none; nothing is thrown.
 */
export class Sounds {
  readonly #newAudio: () => Audio;
  #audio: Audio | undefined;
  isMuted = false;

  constructor(newAudio: () => Audio) {
    this.#newAudio = newAudio;
  }

  /** A second of the countdown; the last one is a fifth higher. */
  second(isLast: boolean): void {
    this.#play((audio, atS) => {
      tone(audio, atS, isLast ? 659.3 : 440);
    });
  }

  /** Opens and closes: two short bursts of noise. */
  shutter(): void {
    this.#play((audio, atS) => {
      click(audio, atS, 3_200, 0.03);
      click(audio, atS + 0.07, 1_800, 0.05);
    });
  }

  /** Gives the sound device back. */
  close(): void {
    this.#audio?.close().catch(() => undefined); // closed already
    this.#audio = undefined;
  }

  #play(make: (audio: Audio, atS: number) => void): void {
    if (this.isMuted) {
      return;
    }
    try {
      this.#audio ??= this.#newAudio();
      if (this.#audio.state === 'suspended') {
        this.#audio.resume().catch(() => undefined); // browsers give no sound before the first gesture
      }
      make(this.#audio, this.#audio.currentTime);
    } catch {
      // A picture without a click is a picture all the same.
    }
  }
}

/** Swells in 8 ms and dies away in 0.18 s, so nothing clicks. */
function tone(audio: Audio, atS: number, hertz: number): void {
  const oscillator = audio.createOscillator();
  oscillator.type = 'sine';
  oscillator.frequency.value = hertz;
  const gain = audio.createGain();
  gain.gain.setValueAtTime(0.0001, atS);
  gain.gain.linearRampToValueAtTime(LOUDNESS, atS + 0.008);
  gain.gain.exponentialRampToValueAtTime(0.0001, atS + 0.18);
  oscillator.connect(gain).connect(audio.destination);
  oscillator.start(atS);
  oscillator.stop(atS + 0.2);
}

function click(audio: Audio, atS: number, hertz: number, lengthS: number): void {
  const noise = audio.createBuffer(1, Math.ceil(audio.sampleRate * lengthS), audio.sampleRate);
  const samples = noise.getChannelData(0);
  for (let i = 0; i < samples.length; i++) {
    samples[i] = (2 * Math.random() - 1) * (1 - i / samples.length) ** 2;
  }
  const source = audio.createBufferSource();
  source.buffer = noise;
  const filter = audio.createBiquadFilter();
  filter.type = 'bandpass';
  filter.frequency.value = hertz;
  const gain = audio.createGain();
  gain.gain.value = 2 * LOUDNESS; // the filter takes about half
  source.connect(filter).connect(gain).connect(audio.destination);
  source.start(atS);
}
