import type { Move } from './grid-layout.js';

/** What a key in the grid asks for. */
export type GridCommand =
  | { readonly kind: 'move'; readonly move: Move; readonly extend: boolean }
  | { readonly kind: 'open' | 'toggle' | 'range' | 'all' | 'clear' | 'favourite' | 'delete' | 'undo' };

const MOVES: Readonly<Record<string, Move>> = {
  ArrowLeft: 'left',
  ArrowRight: 'right',
  ArrowUp: 'up',
  ArrowDown: 'down',
  PageUp: 'page-up',
  PageDown: 'page-down',
  Home: 'first',
  End: 'last',
};

const PLAIN: Readonly<Record<string, Exclude<GridCommand['kind'], 'move'>>> = {
  Enter: 'open',
  ' ': 'toggle',
  Escape: 'clear',
  Delete: 'delete',
  Backspace: 'delete',
  f: 'favourite',
  F: 'favourite',
};

/** @returns undefined for keys that are the browser's */
export function gridCommand(event: KeyboardEvent): GridCommand | undefined {
  const command = event.ctrlKey || event.metaKey;
  if (event.altKey) {
    return undefined;
  }
  const move = MOVES[event.key];
  if (move && (!command || move === 'first' || move === 'last')) {
    return { kind: 'move', move, extend: event.shiftKey };
  }
  if (command) {
    const letter = event.key.toLowerCase();
    return letter === 'a' ? { kind: 'all' } : letter === 'z' && !event.shiftKey ? { kind: 'undo' } : undefined;
  }
  const kind = PLAIN[event.key];
  return kind === 'toggle' && event.shiftKey ? { kind: 'range' } : kind && { kind };
}
