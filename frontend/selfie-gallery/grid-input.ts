import { gridCommand, type GridCommand } from './grid-keys.js';
import type { GridLayout } from './grid-layout.js';
import { LongPress } from './long-press.js';
import type { Selection } from './selection.js';
import type { SelfieSource } from './selfie-source.js';
import { tryToVibrate } from './vibrate.js';

/** How long a device buzzes when a long press selects. */
const BUZZ_MS = 15;

/** What the input needs of its grid, and asks of it. */
export interface GridInputHooks {
  readonly selection: Selection;
  readonly source: () => SelfieSource;
  readonly layout: () => GridLayout;
  /** Clicks select, rather than open. */
  readonly isPicking: () => boolean;
  /** Height of what the window shows of the grid. */
  readonly pagePx: () => number;
  /** The index that has the focus, or would have it. */
  readonly active: () => number;
  readonly onActive: (index: number) => void;
  /** The focus goes to a selfie, which the window then shows. */
  readonly onFocus: (index: number) => void;
  readonly onOpen: (index: number) => void;
  readonly onSelectAll: () => Promise<void>;
  readonly onAct: (action: string, ids: readonly string[]) => void;
}

/** What keys, clicks and fingers do in a grid of selfies: they move, open, select, and ask for what is to be done. */
export class GridInput {
  readonly #hooks: GridInputHooks;
  readonly #press = new LongPress();

  constructor(hooks: GridInputHooks) {
    this.#hooks = hooks;
  }

  /** Forgets a press that has not come to its end. */
  cancel(): void {
    this.#press.cancel();
  }

  readonly onKey = (event: KeyboardEvent): void => {
    const command = gridCommand(event);
    if (!command || (command.kind === 'clear' && this.#hooks.selection.size === 0)) {
      return;
    }
    event.preventDefault();
    event.stopPropagation();
    void this.#do(command);
  };

  readonly onClick = (event: MouseEvent): void => {
    const { selection, isPicking, onActive, onOpen } = this.#hooks;
    const index = indexOf(event);
    if (index === undefined || this.#press.done()) {
      return;
    }
    onActive(index);
    const onCheck = event.composedPath().some((node) => node instanceof Element && node.classList.contains('check'));
    if (event.shiftKey) {
      void this.#selectTo(index);
    } else if (event.ctrlKey || event.metaKey || onCheck || isPicking() || selection.size > 0) {
      this.#toggle(index);
    } else {
      onOpen(index);
    }
  };

  readonly onFocusIn = (event: FocusEvent): void => {
    const index = indexOf(event);
    if (index !== undefined) {
      this.#hooks.onActive(index);
    }
  };

  readonly onPointerDown = (event: PointerEvent): void => {
    const index = indexOf(event);
    if (event.shiftKey) {
      event.preventDefault(); // or the browser selects text
    }
    if (index !== undefined) {
      this.#press.down(event, () => {
        this.#toggle(index);
        tryToVibrate(BUZZ_MS);
      });
    }
  };

  readonly onPointerMove = (event: PointerEvent): void => {
    this.#press.move(event);
  };

  readonly onPointerEnd = (): void => {
    this.#press.cancel();
  };

  /** A long press is ours, a right click the browser's. */
  readonly onContextMenu = (event: MouseEvent): void => {
    if (this.#press.hasFired() || (event as PointerEvent).pointerType === 'touch') {
      event.preventDefault();
    }
  };

  async #do(command: GridCommand): Promise<void> {
    const { selection, layout, isPicking, pagePx, active, onOpen, onSelectAll, onAct } = this.#hooks;
    switch (command.kind) {
      case 'move':
        await this.#go(layout().move(active(), command.move, pagePx()), command.extend);
        break;
      case 'open':
        if (isPicking()) {
          this.#toggle(active());
        } else {
          onOpen(active());
        }
        break;
      case 'toggle':
        this.#toggle(active());
        break;
      case 'range':
        await this.#selectTo(active());
        break;
      case 'all':
        await onSelectAll();
        break;
      case 'clear':
        selection.clear();
        break;
      case 'undo':
        onAct('undo', []);
        break;
      case 'favourite':
      case 'delete':
        onAct(command.kind, this.#meant());
        break;
    }
  }

  async #go(index: number, extend: boolean): Promise<void> {
    const { selection, source, active, onFocus } = this.#hooks;
    if (extend && selection.size === 0) {
      selection.anchor = source().item(active())?.id;
    }
    onFocus(index);
    if (extend) {
      await this.#selectTo(index);
    }
  }

  /** What a key means that names nothing: the selection, else the selfie with the focus. */
  #meant(): readonly string[] {
    const { selection, source, active } = this.#hooks;
    if (selection.size > 0) {
      return selection.ids;
    }
    const item = source().item(active());
    return item ? [item.id] : [];
  }

  #toggle(index: number): void {
    const item = this.#hooks.source().item(index);
    if (item) {
      this.#hooks.selection.toggle(item.id);
    }
  }

  async #selectTo(index: number): Promise<void> {
    const source = this.#hooks.source();
    const item = source.item(index) ?? (await source.wait(index));
    if (item) {
      await this.#hooks.selection.extendTo(item.id, source);
    }
  }
}

function indexOf(event: Event): number | undefined {
  for (const node of event.composedPath()) {
    if (node instanceof HTMLElement && node.dataset['index'] !== undefined) {
      return Number(node.dataset['index']);
    }
  }
  return undefined;
}
