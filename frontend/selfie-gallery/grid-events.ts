import type { SaveResult } from './save-picture.js';

export interface OpenDetail {
  readonly index: number;
}

export interface CountDetail {
  readonly total: number;
}

export interface SelectionDetail {
  readonly count: number;
}

export interface PickingDetail {
  readonly picking: boolean;
}

export interface UnsavedDetail {
  readonly reason: Exclude<SaveResult, 'saved'>;
}

export interface ActDetail {
  readonly action: string;
  readonly ids: readonly string[];
}
