import { withTimeout } from '../../shared/with-timeout.js';
import type { FrontLimit } from './front-limit.js';
import { newShot, toKeep, type KeepAnswer, type KeepProblem, type Shot, type ShotStatus } from './shot.js';
import type { ShutterTiming } from './shutter-timing.js';
import type { SendResult } from './still-sender.js';
import type { StillFrame } from '../still-maker.js';

export interface ReviewHooks {
  /** @param ticket where one was asked for before */
  readonly send: (jpeg: Blob, ticket: Promise<string> | undefined) => Promise<SendResult>;
  /** @returns one answer for each id, in any order; rejected where the server cannot be reached */
  readonly keep: (ids: readonly string[]) => Promise<readonly KeepAnswer[]>;
  /** Tells the server that nobody will keep these. */
  readonly forget: (ids: readonly string[]) => void;
  /** Of the page, so that what was learned holds for the next picture, too. */
  readonly limit: FrontLimit;
  readonly timing: ShutterTiming;
  readonly keepsByItself: () => boolean;
  readonly onChange: () => void;
}

/** The pictures of one press and what becomes of them. Knows nothing of the page. */
export class Review {
  readonly #hooks: ReviewHooks;
  #shots: readonly Shot[] = [];
  #problem: KeepProblem | undefined;
  #isOver = false;
  /** How many wishes to keep a still have no answer yet, by its id. */
  readonly #unanswered = new Map<string, number>();
  /** Whoever waits for a change. */
  readonly #looks = new Set<() => void>();
  /** One at a time, in the order in which they were taken: the server makes one person's stills in turn anyway. */
  #queue: Promise<void> = Promise.resolve();

  constructor(hooks: ReviewHooks) {
    this.#hooks = hooks;
  }

  get shots(): readonly Shot[] {
    return this.#shots;
  }

  /** Why the last wish to keep did not come true. */
  get problem(): KeepProblem | undefined {
    return this.#problem;
  }

  get isKeeping(): boolean {
    return this.#shots.some(({ status }) => status.kind === 'keeping');
  }

  /**
   * A frame that was just taken.
   * @returns when it is developed, or failed
   */
  async add(key: number, frame: StillFrame | undefined, ticket: Promise<string>): Promise<void> {
    this.#shots = [...this.#shots, newShot(key, frame)];
    this.#hooks.onChange();
    await this.#develop(key, ticket);
  }

  /** Sends the frame of a failed shot again. */
  async retry(key: number): Promise<void> {
    this.#problem = undefined;
    this.#update(key, { status: { kind: 'sending' } });
    await this.#develop(key, undefined);
  }

  /** Has everything made once more, as the studio is set now; what was made before is let go of when the new is there. */
  async remake(): Promise<void> {
    const again = this.#shots.filter(({ status, frame }) => status.kind === 'shown' && frame);
    const before = again.flatMap(({ still }) => still?.id ?? []);
    again.forEach(({ key }) => {
      this.#update(key, { status: { kind: 'sending' } });
    });
    await Promise.all(again.map(({ key }) => this.#develop(key, undefined)));
    if (before.length > 0) {
      this.#hooks.forget(before);
    }
  }

  choose(key: number, isChosen: boolean): void {
    this.#update(key, { isChosen });
  }

  /** Keeps what is chosen. @returns whether all of it is kept now */
  async keep(): Promise<boolean> {
    const wanted = toKeep(this.#shots);
    const ids = wanted.flatMap(({ still }) => still?.id ?? []);
    if (ids.length === 0) {
      return false;
    }
    this.#problem = undefined;
    wanted.forEach(({ key }) => {
      this.#update(key, { status: { kind: 'keeping' } });
    });
    const settled = this.#settled(wanted);
    void this.#ask(wanted, ids);
    if (!(await withTimeout(settled, this.#hooks.timing.keepMs))) {
      this.#giveUp(wanted);
    }
    return this.#shots.every(({ status, isChosen }) => status.kind === 'kept' || !isChosen);
  }

  /** Lets go of pictures, frames, and what waits on the server and was not kept. */
  end(): void {
    this.#isOver = true;
    const waiting = this.#shots.filter(({ status }) => status.kind !== 'kept');
    const ids = waiting.flatMap(({ still }) => still?.id ?? []);
    if (ids.length > 0) {
      this.#hooks.forget(ids);
    }
    this.#shots.forEach(({ url }) => {
      URL.revokeObjectURL(url);
    });
    this.#shots = [];
    this.#looks.forEach((look) => {
      look();
    });
  }

  #develop(key: number, ticket: Promise<string> | undefined): Promise<void> {
    const turn = this.#queue.then(() => this.#send(key, ticket));
    this.#queue = turn;
    return turn;
  }

  async #send(key: number, ticket: Promise<string> | undefined): Promise<void> {
    const frame = this.#shots.find((shot) => shot.key === key)?.frame;
    if (!frame) {
      return;
    }
    const { jpeg } = await this.#hooks.limit.fit(frame);
    const result = await this.#hooks.send(jpeg, ticket);
    if (this.#isOver) {
      if (result.kind === 'developed') {
        this.#hooks.forget([result.still.id]);
      }
      return;
    }
    if (result.kind === 'failed') {
      if (result.problem === 'front-limit') {
        this.#hooks.limit.refused(jpeg.size);
      }
      this.#update(key, { status: { kind: 'failed', problem: result.problem } });
      return;
    }
    this.#shots
      .filter((shot) => shot.key === key)
      .forEach(({ url }) => {
        URL.revokeObjectURL(url);
      });
    const url = URL.createObjectURL(result.still.picture);
    this.#update(key, { status: { kind: 'shown' }, still: result.still, url });
    if (this.#hooks.keepsByItself()) {
      void this.keep();
    }
  }

  /** An answer counts whenever it comes, also after a wait that was given up. */
  async #ask(wanted: readonly Shot[], ids: readonly string[]): Promise<void> {
    const count = (id: string, by: number): void => {
      this.#unanswered.set(id, (this.#unanswered.get(id) ?? 0) + by);
    };
    ids.forEach((id) => {
      count(id, 1);
    });
    try {
      const answers = await this.#hooks.keep(ids);
      wanted.forEach((shot) => {
        const id = shot.still?.id ?? '';
        count(id, -1);
        this.#answered(shot.key, id, answers.find((answer) => answer.id === id) ?? { kind: 'failed' });
      });
    } catch {
      ids.forEach((id) => {
        count(id, -1);
      });
      this.#giveUp(wanted);
    }
  }

  /** @returns true, as soon as none of them is being kept any more */
  #settled(wanted: readonly Shot[]): Promise<true> {
    return new Promise((resolve) => {
      const look = (): void => {
        if (!wanted.some(({ key }) => this.#statusOf(key)?.kind === 'keeping')) {
          this.#looks.delete(look);
          resolve(true);
        }
      };
      this.#looks.add(look);
    });
  }

  #giveUp(wanted: readonly Shot[]): void {
    wanted.forEach(({ key }) => {
      if (this.#statusOf(key)?.kind === 'keeping') {
        this.#problem ??= { kind: 'offline' };
        this.#update(key, { status: { kind: 'shown' } });
      }
    });
  }

  #answered(key: number, id: string, answer: KeepAnswer | KeepProblem): void {
    const now = this.#statusOf(key);
    if (!now || now.kind === 'kept' || this.#shots.find((shot) => shot.key === key)?.still?.id !== id) {
      return; // kept is kept, and what was developed anew meanwhile is another still
    }
    if (answer.kind === 'kept') {
      this.#problem = undefined;
      this.#update(key, { status: { kind: 'kept', selfieId: answer.selfieId } });
    } else if (answer.kind === 'gone' && (this.#unanswered.get(id) ?? 0) > 0) {
      return; // an earlier wish is under way: the server has taken the still, and its answer says what became of it
    } else {
      this.#problem ??= answer;
      // What the server has let go of can be made again of its frame; all else can be kept later.
      const status: ShotStatus = answer.kind === 'gone' ? { kind: 'failed', problem: 'expired' } : { kind: 'shown' };
      this.#update(key, { status });
    }
  }

  #statusOf(key: number): ShotStatus | undefined {
    return this.#shots.find((shot) => shot.key === key)?.status;
  }

  #update(key: number, change: Partial<Shot>): void {
    this.#shots = this.#shots.map((shot) => (shot.key === key ? { ...shot, ...change } : shot));
    this.#looks.forEach((look) => {
      look();
    });
    this.#hooks.onChange();
  }
}
