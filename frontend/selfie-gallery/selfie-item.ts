/** What the page address says of one selfie; see `GalleryController` on the server. */
export interface SelfieItem {
  readonly id: string;
  /** Milliseconds since 1970. */
  readonly keptAt: number;
  readonly widthPx: number;
  readonly heightPx: number;
  readonly favourite: boolean;
  /** '' = none. */
  readonly caption: string;
  /** Grows whenever the picture itself changes, so that an address with it never shows an old one. */
  readonly revision: number;
  /** Whole days until a selfie in the trash goes for good; null for all others. */
  readonly daysLeft: number | null;
  /** Where the head is in the picture, in thousandths of its sides; null where nobody was found. */
  readonly head: { readonly xPermille: number; readonly yPermille: number } | null;
}

export type PictureKind = 'thumbnail.jpg' | 'picture.jpg';

/** Relative to the page's base address. */
export function pictureOf(item: SelfieItem, kind: PictureKind): string {
  return `gallery/${item.id}/${kind}?v=${item.revision}`;
}
