import { expect } from 'chai';
import { ViewerZoom } from './viewer-zoom.js';
import type { Box } from './zoom.js';

describe('viewer-zoom', () => {
  let stage: HTMLElement;
  let picture: Box | undefined;
  let zoom: ViewerZoom;

  beforeEach(() => {
    stage = document.createElement('div');
    stage.style.cssText = 'width: 400px; height: 300px';
    document.body.append(stage);
    picture = { widthPx: 800, heightPx: 600 };
    zoom = new ViewerZoom({ stage: () => stage, picture: () => picture, onChange: () => undefined });
  });

  afterEach(() => {
    stage.remove();
  });

  it('keeps the edge of the picture out of the stage', () => {
    zoom.zoomAt(2, 0, 0);
    zoom.pan(10_000, -10_000);

    expect(zoom.zoom).to.deep.equal({ scale: 2, xPx: 200, yPx: -150 });
  });

  it('comes close around a point, and fits again', () => {
    zoom.toggleAt(40, 0);
    expect([zoom.isZoomed, zoom.zoom.xPx]).to.deep.equal([true, -60]);

    zoom.toggleAt(40, 0);
    expect([zoom.isZoomed, zoom.zoom]).to.deep.equal([false, { scale: 1, xPx: 0, yPx: 0 }]);
  });

  it('zooms nothing where there is no picture, and forgets all for another one', () => {
    zoom.zoomIn();
    zoom.drag(12);
    zoom.reset();
    picture = undefined;
    zoom.zoomIn();

    expect([zoom.isZoomed, zoom.dragPx]).to.deep.equal([false, 0]);
  });
});
