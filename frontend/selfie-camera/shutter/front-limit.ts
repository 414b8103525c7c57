import { smaller, type StillFrame } from '../still-maker.js';

/** Beyond this the picture is not what stands in the way. */
const MAX_STEPS = 4;

/** What something in front of the studio, such as a proxy with a limit of its own, has refused as too large on this page. */
export class FrontLimit {
  #refusedBytes = Number.POSITIVE_INFINITY;

  refused(bytes: number): void {
    this.#refusedBytes = Math.min(this.#refusedBytes, bytes);
  }

  /** The frame itself, or one of as many bytes as have not been refused yet. @param frame not modified */
  async fit(frame: StillFrame): Promise<StillFrame> {
    let fitting = frame;
    for (let step = 0; step < MAX_STEPS && fitting.jpeg.size >= this.#refusedBytes; step++) {
      fitting = await smaller(fitting);
    }
    return fitting;
  }
}
