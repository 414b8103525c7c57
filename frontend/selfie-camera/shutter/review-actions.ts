import type { CaptureController } from './capture-controller.js';
import { download } from './downloads.js';
import type { Review } from './review.js';
import type { ReviewAction } from './selfie-review.js';
import type { UndoToast } from './undo-toast.js';

export interface ReviewActionsHooks {
  readonly capture: CaptureController;
  readonly undoToast: UndoToast;
  readonly save: () => (file: Blob, name: string) => void;
  /** Takes pictures anew. */
  readonly press: (isBurst: boolean) => void;
  /** Turns around whether what is kept is as the person sees themselves. */
  readonly turnAround: () => void;
}

/** What a person does with the pictures of the open review. */
export class ReviewActions {
  readonly #hooks: ReviewActionsHooks;

  constructor(hooks: ReviewActionsHooks) {
    this.#hooks = hooks;
  }

  readonly onAction = (event: CustomEvent<ReviewAction>): void => {
    const { capture, undoToast, save } = this.#hooks;
    const { review } = capture;
    if (!review) {
      return;
    }
    switch (event.detail) {
      case 'keep':
        void this.#keep(review);
        break;
      case 'share':
      case 'phone':
        void this.#give(review, event.detail === 'phone');
        break;
      case 'download':
        void download(review.shots, save());
        break;
      case 'mirror':
        this.#hooks.turnAround();
        capture.takePressedAt();
        void review.remake();
        break;
      case 'retake':
        this.#retake(review);
        break;
      case 'discard':
        capture.close();
        undoToast.discarded(review);
        break;
      case 'done':
        this.finish(review);
        break;
      case 'delete':
        void undoToast.trash(keptIds(review));
        capture.close()?.end();
        break;
    }
  };

  readonly onChoose = ({ detail }: CustomEvent<{ key: number; isChosen: boolean }>): void => {
    this.#hooks.capture.review?.choose(detail.key, detail.isChosen);
  };

  readonly onRetry = ({ detail }: CustomEvent<{ key: number }>): void => {
    const { capture } = this.#hooks;
    capture.takePressedAt(); // another try is no measure of the first
    void capture.review?.retry(detail.key);
  };

  #retake(review: Review): void {
    const isBurst = review.shots.length > 1;
    this.#hooks.capture.close()?.end();
    this.#hooks.press(isBurst);
  }

  async #keep(review: Review): Promise<void> {
    if ((await review.keep()) && this.#hooks.capture.review === review) {
      this.finish(review);
    }
  }

  /** Only what is kept has an address to share. */
  async #give(review: Review, isToPhone: boolean): Promise<void> {
    const isKept = review.shots.length > 0 && review.shots.every(({ status }) => status.kind === 'kept');
    if ((isKept || (await review.keep())) && this.#hooks.capture.review === review) {
      const selfieIds = keptIds(review);
      this.finish(review);
      await this.#hooks.undoToast.give(selfieIds, isToPhone);
    }
  }

  /** What was not chosen goes with the review. */
  finish(review: Review): void {
    const selfieIds = keptIds(review);
    this.#hooks.capture.close()?.end();
    this.#hooks.undoToast.kept(selfieIds);
  }
}

function keptIds(review: Review): string[] {
  return review.shots.flatMap(({ status }) => (status.kind === 'kept' ? status.selfieId : []));
}
