/** Measures what the browser needs to show a picture that was drawn. */
export class DisplayClock {
  readonly #onMeasured: (nowMs: number, displayMs: number) => void;
  #drawnMs: number | undefined;
  #run = 0;

  constructor(onMeasured: (nowMs: number, displayMs: number) => void) {
    this.#onMeasured = onMeasured;
  }

  /** One at a time: where the browser is slow, pictures come faster than it shows them. */
  drawn(drawnMs: number): void {
    if (this.#drawnMs !== undefined) {
      return;
    }
    const run = this.#run;
    this.#drawnMs = drawnMs;
    afterDisplay(() => {
      if (run === this.#run) {
        this.#drawnMs = undefined;
        const nowMs = performance.now();
        this.#onMeasured(nowMs, nowMs - drawnMs);
      }
    });
  }

  /** Forgets what is under way: a hidden page shows nothing. */
  restart(): void {
    this.#run += 1;
    this.#drawnMs = undefined;
  }
}

/** Calls back when the browser has shown what was drawn before: the next frame is done, and the thread is free again. */
function afterDisplay(done: () => void): void {
  requestAnimationFrame(() => {
    const channel = new MessageChannel(); // its message comes after the frame; a timer may be delayed further
    channel.port1.onmessage = () => {
      channel.port1.close();
      done();
    };
    channel.port2.postMessage(undefined);
  });
}
