export interface ShownDetail {
  /** '' when the viewer closed. */
  readonly id: string;
}

export interface ViewerActDetail {
  readonly action: 'favourite' | 'delete' | 'undo';
  readonly id: string;
}

export interface PreviewedDetail {
  readonly address: string;
  /** From the wish to the picture on the screen. */
  readonly millis: number;
}
