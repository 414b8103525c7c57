import { isDamaged } from './picture-faults.js';
import type { SelfieItem } from './selfie-item.js';

export interface ViewerFaultHooks {
  /** @returns the selfie that is shown */
  readonly item: () => SelfieItem | undefined;
  readonly addressOf: (item: SelfieItem) => string;
  readonly onChange: () => void;
}

/** Why a picture cannot be shown: known at once that, a moment later also why. */
export class ViewerFault {
  readonly #hooks: ViewerFaultHooks;
  #isMissing = false;
  #isDamaged = false;

  constructor(hooks: ViewerFaultHooks) {
    this.#hooks = hooks;
  }

  get isMissing(): boolean {
    return this.#isMissing;
  }

  /** Whether the picture is missing because its file is not what it was. */
  get isDamaged(): boolean {
    return this.#isDamaged;
  }

  /** The browser cannot show the picture; the server knows why. */
  async found(item: SelfieItem): Promise<void> {
    this.#isMissing = true;
    this.#hooks.onChange();
    const damaged = await isDamaged(this.#hooks.addressOf(item));
    if (isSamePicture(item, this.#hooks.item())) {
      this.#isDamaged = damaged;
      this.#hooks.onChange();
    }
  }

  /** For another picture. */
  reset(): void {
    this.#isMissing = false;
    this.#isDamaged = false;
    this.#hooks.onChange();
  }
}

/** Whether both are the same revision of the same selfie. */
export function isSamePicture(item: SelfieItem, other: SelfieItem | undefined): boolean {
  return item.id === other?.id && item.revision === other.revision;
}
