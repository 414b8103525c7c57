import { expect } from 'chai';
import './selfie-viewer.js';
import type { SelfieViewer } from './selfie-viewer.js';
import { PIXEL } from './testing/fake-gallery.js';
import { mountGrid, type MountedGrid } from './testing/mount-grid.js';
import { pause, until } from '../shared/testing/until.js';

describe('selfie-viewer', () => {
  let grid: MountedGrid;
  let viewer: SelfieViewer;
  let events: { type: string; detail: unknown }[];

  async function mounted(perDay: readonly number[]): Promise<void> {
    grid = await mountGrid(perDay);
    viewer = document.createElement('selfie-viewer');
    events = [];
    for (const name of ['shown', 'act', 'previewed', 'escape']) {
      viewer.addEventListener(`selfie-viewer-${name}`, (event) => {
        events.push({ type: name, detail: (event as CustomEvent<unknown>).detail });
      });
    }
    document.body.append(viewer);
    viewer.follow(grid.element);
    await viewer.updateComplete;
  }

  function full(): string {
    return viewer.renderRoot.querySelector('.full')?.getAttribute('src')?.split('#')[1] ?? 'none';
  }

  function details(name: string): unknown[] {
    return events.filter(({ type }) => type === name).map(({ detail }) => detail);
  }

  async function shows(id: string): Promise<void> {
    await until(`${id}, is ${full()}`, () => full() === `gallery/${id}/picture.jpg?v=1`);
  }

  function key(key: string, target: EventTarget = document.body): void {
    target.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, composed: true, cancelable: true }));
  }

  function pointer(type: string, x: number, y: number, more: PointerEventInit = {}): void {
    const stage = viewer.renderRoot.querySelector('.stage');
    stage?.dispatchEvent(
      new PointerEvent(type, { isPrimary: true, pointerId: 1, clientX: x, clientY: y, bubbles: true, ...more }),
    );
  }

  function transform(): string {
    return viewer.renderRoot.querySelector<HTMLElement>('.picture')?.style.transform ?? '';
  }

  afterEach(() => {
    viewer.remove();
    grid.element.remove();
  });

  it('opens what the grid opens, over everything, and everything else is inert', async () => {
    await mounted([5]);

    await grid.click(3);
    await shows('d0-3');

    expect(viewer.isOpen).to.equal(true);
    expect(grid.element.inert).to.equal(true);
    expect(viewer.shadowRoot?.activeElement?.className).to.equal('close');
    await until('the server knows', () => details('shown').length === 1);
    expect(details('shown')).to.deep.equal([{ id: 'd0-3' }]);
  });

  it('goes on and back by keys and ends where the list ends', async () => {
    await mounted([250]);
    await grid.click(1);

    key('ArrowRight');
    await shows('d0-2');
    key('End');
    await shows('d0-249');
    key('ArrowRight');
    key('ArrowLeft');
    await shows('d0-248');
    key('Home');
    await shows('d0-0');
  });

  it('hears keys after a click on the picture, also where the page around it took the focus', async () => {
    await mounted([9]);
    const around = document.createElement('main');
    around.tabIndex = -1;
    document.body.append(around);
    around.append(viewer);
    try {
      await grid.click(1);
      await shows('d0-1');

      const stage = viewer.renderRoot.querySelector('.stage') ?? expect.fail();
      expect(stage.closest('[tabindex]')?.className).to.contain('viewer'); // so that a click keeps the focus in here
      around.focus();
      key('ArrowRight', around);
      await shows('d0-2');
    } finally {
      viewer.remove();
      around.remove();
    }
  });

  it('tells the server only where one stops', async () => {
    await mounted([30]);
    await grid.click(0);
    await until('the first', () => details('shown').length === 1);

    for (let i = 1; i <= 10; i++) {
      key('ArrowRight');
      await shows(`d0-${i}`);
    }
    await pause(250);

    expect(details('shown')).to.deep.equal([{ id: 'd0-0' }, { id: 'd0-10' }]);
  });

  it('closes by Back on a device that has one, or leaves what is previewed', async () => {
    const watchers = new Set<EventTarget>();
    const known = window.CloseWatcher;
    const matchMedia = window.matchMedia.bind(window);
    window.matchMedia = () => ({ matches: true }) as MediaQueryList;
    window.CloseWatcher = class extends EventTarget {
      constructor() {
        super();
        watchers.add(this);
      }
      destroy(): void {
        watchers.delete(this);
      }
    };
    const back = (): void => {
      const [watcher] = watchers;
      if (watcher) {
        watchers.delete(watcher);
        watcher.dispatchEvent(new Event('close'));
      }
    };
    let wasOpen = false;
    try {
      await mounted([9]);
      await grid.click(4);
      await shows('d0-4');

      viewer.preview = PIXEL;
      back();
      wasOpen = viewer.isOpen;
      viewer.preview = '';
      back();
    } finally {
      window.CloseWatcher = known;
      window.matchMedia = matchMedia;
    }

    expect([wasOpen, details('escape').length, viewer.isOpen, watchers.size]).to.deep.equal([true, 1, false, 0]);
  });

  it('closes by Escape and leaves the focus on the selfie in the grid', async () => {
    await mounted([9]);
    await grid.click(4);
    await until('the server knows', () => details('shown').length === 1);
    key('ArrowRight');
    await shows('d0-5');

    key('Escape');
    await until('the focus', () => grid.focused === 5);

    expect([viewer.isOpen, grid.element.inert]).to.deep.equal([false, false]);
    expect(details('shown').at(-1)).to.deep.equal({ id: '' });
  });

  it('leaves a preview by Escape before it closes', async () => {
    await mounted([3]);
    await grid.click(0);
    viewer.preview = PIXEL;
    await until('the preview', () => details('previewed').length === 1);

    key('Escape');

    expect([viewer.isOpen, details('escape').length]).to.deep.equal([true, 1]);
    expect(viewer.renderRoot.querySelector('.preview')?.getAttribute('src')).to.equal(PIXEL);
  });

  it('keeps the last preview and says so when another one cannot be shown', async () => {
    await mounted([3]);
    await grid.click(0);
    viewer.preview = PIXEL;
    await until('the preview', () => details('previewed').length === 1);

    viewer.preview = 'data:image/png;base64,AAAA';
    await until('the message', () => viewer.renderRoot.querySelector('[role=alert]') !== null);

    expect(viewer.renderRoot.querySelector('.preview')?.getAttribute('src')).to.equal(PIXEL);
  });

  it('asks for favourite and delete by keys, but not while one writes', async () => {
    await mounted([3]);
    const field = document.createElement('input');
    field.slot = 'panel';
    viewer.append(field);
    await grid.click(1);
    await shows('d0-1');

    key('f', field);
    key('Delete', field);
    key('ArrowRight', field);
    key('f');
    key('Delete');

    expect(details('act')).to.deep.equal([
      { action: 'favourite', id: 'd0-1' },
      { action: 'delete', id: 'd0-1' },
    ]);
    await shows('d0-1');
  });

  it('stays with its selfie when another one goes, and shows the next when its own goes', async () => {
    await mounted([5]);
    await grid.click(2);
    await shows('d0-2');

    grid.gallery.remove('d0-0');
    grid.element.refresh();
    await until('4 selfies', () => grid.element.source.total === 4);
    await pause(30);
    expect(full()).to.contain('d0-2');

    grid.gallery.remove('d0-2');
    grid.element.refresh();
    await shows('d0-3');
  });

  it('closes when the last selfie goes', async () => {
    await mounted([1]);
    await grid.click(0);
    await shows('d0-0');

    grid.gallery.remove('d0-0');
    grid.element.refresh();

    await until('closed', () => !viewer.isOpen);
  });

  it('goes on by a swipe, and not by a small move', async () => {
    await mounted([5]);
    await grid.click(2);
    await shows('d0-2');

    pointer('pointerdown', 400, 200, { pointerType: 'touch' });
    pointer('pointermove', 390, 200, { pointerType: 'touch' });
    pointer('pointerup', 390, 200, { pointerType: 'touch' });
    await pause(20);
    expect(full()).to.contain('d0-2');
    pointer('pointerdown', 400, 200, { pointerType: 'touch' });
    pointer('pointermove', 300, 205, { pointerType: 'touch' });
    pointer('pointerup', 300, 205, { pointerType: 'touch' });

    await shows('d0-3');
  });

  it('zooms by wheel, pinch, double tap and keys, and moves only within the picture', async () => {
    await mounted([2]);
    await grid.click(0);
    await shows('d0-0');
    const stage = viewer.renderRoot.querySelector('.stage') ?? expect.fail();

    stage.dispatchEvent(new WheelEvent('wheel', { deltaY: -400, clientX: 300, clientY: 200, cancelable: true }));
    await viewer.updateComplete;
    expect(transform()).to.match(/scale\(2\.0/);

    key('0');
    await viewer.updateComplete;
    expect(transform()).to.contain('scale(1)');

    for (let tap = 0; tap < 2; tap++) {
      pointer('pointerdown', 300, 200);
      pointer('pointerup', 300, 200);
    }
    await viewer.updateComplete;
    expect(transform()).to.contain('scale(2.5)');

    key('0');
    pointer('pointerdown', 300, 200, { pointerType: 'touch' });
    pointer('pointerdown', 400, 200, { pointerType: 'touch', pointerId: 2, isPrimary: false });
    pointer('pointermove', 600, 200, { pointerType: 'touch', pointerId: 2, isPrimary: false });
    await viewer.updateComplete;
    expect(transform()).to.contain('scale(3)');
  });

  it('runs as a slideshow, pauses, and goes round', async () => {
    await mounted([3]);
    viewer.slideshow.slideMs = 40;

    await viewer.play();
    await shows('d0-2');
    await shows('d0-0');
    key(' ');
    await viewer.updateComplete;
    const paused = full();
    await pause(150);

    expect(full()).to.equal(paused);
    expect(viewer.renderRoot.querySelector('.pause')?.getAttribute('aria-label')).to.equal('Go on');
  });

  it('says where it is to screen readers', async () => {
    await mounted([3]);
    await grid.click(1);
    await shows('d0-1');

    expect(viewer.renderRoot.querySelector('.status')?.textContent).to.match(/^\s*2 of 3, Selfie of /);
  });

  it('leaves nothing behind when it is removed while open', async () => {
    await mounted([3]);
    await grid.click(1);
    await shows('d0-1');

    viewer.remove();

    expect([grid.element.inert, document.documentElement.style.overflow]).to.deep.equal([false, '']);
  });
});
