/** How a picture is shown: scaled about the middle of the stage, then moved. */
export interface Zoom {
  /** 1 = as large as fits. */
  readonly scale: number;
  readonly xPx: number;
  readonly yPx: number;
}

export interface Box {
  readonly widthPx: number;
  readonly heightPx: number;
}

export const FITTED: Zoom = { scale: 1, xPx: 0, yPx: 0 };

const LARGEST = 8;
/** What a double tap gives: enough to see a face. */
export const CLOSE_UP = 2.5;

/** Zooms so that what is under a point stays under it.
 *  @param xPx of the point, from the middle of the stage; yPx likewise */
export function zoomedAt(zoom: Zoom, factor: number, xPx: number, yPx: number): Zoom {
  const scale = Math.min(LARGEST, Math.max(1, zoom.scale * factor));
  const ratio = scale / zoom.scale;
  return { scale, xPx: xPx - (xPx - zoom.xPx) * ratio, yPx: yPx - (yPx - zoom.yPx) * ratio };
}

export function moved(zoom: Zoom, dxPx: number, dyPx: number): Zoom {
  return { scale: zoom.scale, xPx: zoom.xPx + dxPx, yPx: zoom.yPx + dyPx };
}

/** Keeps the picture's edge out of the stage, or the picture in its middle where it is smaller.
 *  @param fitted the picture as large as fits */
export function held(zoom: Zoom, stage: Box, fitted: Box): Zoom {
  const roomX = Math.max(0, (fitted.widthPx * zoom.scale - stage.widthPx) / 2);
  const roomY = Math.max(0, (fitted.heightPx * zoom.scale - stage.heightPx) / 2);
  return {
    scale: zoom.scale,
    xPx: Math.min(roomX, Math.max(-roomX, zoom.xPx)),
    yPx: Math.min(roomY, Math.max(-roomY, zoom.yPx)),
  };
}

/** The largest box of a picture's shape inside another. */
export function fittedInto(stage: Box, picture: Box): Box {
  const scale = Math.min(stage.widthPx / picture.widthPx, stage.heightPx / picture.heightPx);
  return { widthPx: picture.widthPx * scale, heightPx: picture.heightPx * scale };
}
