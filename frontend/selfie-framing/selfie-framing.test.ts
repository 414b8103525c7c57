import { expect } from 'chai';
import type { Framing } from './framing.js';
import './selfie-framing.js';
import type { SelfieFraming } from './selfie-framing.js';

describe('selfie-framing', () => {
  let element: SelfieFraming;
  let changes: Framing[];

  beforeEach(async () => {
    element = document.createElement('selfie-framing');
    element.style.width = '400px';
    element.pictureRatio = 2;
    element.addEventListener('selfie-framing-change', (event) => {
      changes.push((event as CustomEvent<Framing>).detail);
    });
    changes = [];
    document.body.append(element);
    await element.updateComplete;
  });

  afterEach(() => {
    element.remove();
  });

  const part = (selector: string): HTMLElement => {
    const found = element.shadowRoot?.querySelector<HTMLElement>(selector);
    if (!found) {
      throw new Error(`no ${selector}`);
    }
    return found;
  };
  const slider = (name: string): HTMLInputElement => part(`input[name=${name}]`) as HTMLInputElement;

  const key = (name: string, shiftKey = false): void => {
    part('.stage').dispatchEvent(new KeyboardEvent('keydown', { key: name, shiftKey, cancelable: true }));
  };

  it('shows the picture so that it covers the frame', () => {
    const stage = part('.stage').getBoundingClientRect();
    const picture = part('img').getBoundingClientRect();
    expect(picture.width / stage.width).to.be.closeTo(1.5, 0.01);
    expect(picture.height / stage.height).to.be.closeTo(1, 0.01);
    expect(stage.left - picture.left).to.be.closeTo(stage.width / 4, 1);
  });

  it('moves and zooms by keys', () => {
    key('ArrowRight');
    expect(changes).to.deep.equal([{ x: 600, y: 500, zoom: 100 }]);
    key('ArrowLeft', true);
    expect(changes.at(-1)?.x).to.equal(590);
    key('+');
    expect(changes.at(-1)?.zoom).to.equal(110);
    key('-');
    expect(changes.at(-1)?.zoom).to.equal(100);
  });

  it('leaves other keys alone', () => {
    const tab = new KeyboardEvent('keydown', { key: 'Tab', cancelable: true });
    part('.stage').dispatchEvent(tab);
    expect(tab.defaultPrevented).to.be.false;
    expect(changes).to.deep.equal([]);
  });

  it('zooms by the wheel without moving the page', () => {
    const wheel = new WheelEvent('wheel', { deltaY: -200, cancelable: true });
    part('.stage').dispatchEvent(wheel);
    expect(wheel.defaultPrevented).to.be.true;
    expect(changes.at(-1)?.zoom).to.be.greaterThan(120);
  });

  it('has a slider for everything, and none where nothing can move', async () => {
    const y = slider('y');
    expect(y.disabled).to.be.true;
    const x = slider('x');
    x.value = '1000';
    x.dispatchEvent(new Event('input'));
    expect(changes).to.deep.equal([{ x: 1000, y: 500, zoom: 100 }]);
    const zoom = slider('zoom');
    zoom.value = '200';
    zoom.dispatchEvent(new Event('input'));
    await element.updateComplete;
    expect(changes.at(-1)?.zoom).to.equal(200);
    expect(y.disabled).to.be.false;
  });

  it('follows a drag and a pinch', () => {
    const stage = part('.stage');
    const box = stage.getBoundingClientRect();
    const pointer = (type: string, pointerId: number, x: number, y: number): void => {
      stage.dispatchEvent(
        new PointerEvent(type, { pointerId, clientX: box.left + x * box.width, clientY: box.top + y * box.height }),
      );
    };
    pointer('pointerdown', 1, 0.5, 0.5);
    pointer('pointermove', 1, 0.6, 0.5);
    expect(changes.at(-1)).to.deep.equal({ x: 300, y: 500, zoom: 100 });
    pointer('pointerdown', 2, 0.4, 0.5);
    pointer('pointermove', 2, 0.2, 0.5);
    expect(changes.at(-1)?.zoom).to.equal(200);
    pointer('pointerup', 1, 0.6, 0.5);
    pointer('pointerup', 2, 0.2, 0.5);
    const count = changes.length;
    pointer('pointermove', 1, 0.9, 0.5);
    expect(changes.length).to.equal(count);
  });
});
