import { expect } from 'chai';
import { selfie } from './testing/fake-gallery.js';
import { mountGrid, type MountedGrid } from './testing/mount-grid.js';
import { pause, until } from '../shared/testing/until.js';

const TOUCH = { bubbles: true, composed: true, isPrimary: true, pointerType: 'touch', clientX: 50, clientY: 90 };

describe('selfie-grid', () => {
  let grid: MountedGrid;

  afterEach(() => {
    grid.element.remove();
    window.scrollTo(0, 0);
    expect(grid.gallery.refused).to.deep.equal([]);
  });

  it('shows a tile for every selfie in sight, with the thumbnail of its revision', async () => {
    grid = await mountGrid([4, 2]);

    const sources = grid.tiles.map((tile) => tile.querySelector('img')?.src.split('#')[1]);

    expect(sources).to.deep.equal([
      'gallery/d0-0/thumbnail.jpg?v=1',
      'gallery/d0-1/thumbnail.jpg?v=1',
      'gallery/d0-2/thumbnail.jpg?v=1',
      'gallery/d0-3/thumbnail.jpg?v=1',
      'gallery/d1-0/thumbnail.jpg?v=1',
      'gallery/d1-1/thumbnail.jpg?v=1',
    ]);
  });

  it('crops tiles towards the head, where one is known', async () => {
    grid = await mountGrid([2]);
    grid.gallery.items = [
      selfie('seen', new Date(2026, 10, 22), {
        widthPx: 1000,
        heightPx: 500,
        head: { xPermille: 400, yPermille: 300 },
      }),
      selfie('unseen', new Date(2026, 10, 21)),
    ];
    grid.element.refresh();
    await until('the new ones', () => grid.element.source.item(0)?.id === 'seen');
    await grid.settled();

    const places = grid.tiles.map((tile) => tile.querySelector('img')?.style.objectPosition);

    expect(places).to.deep.equal(['30% 50%', '']);
  });

  it('tells how many there are, to the page and to screen readers', async () => {
    grid = await mountGrid([4, 2]);

    expect(grid.details('count')).to.deep.equal([{ total: 6 }]);
    expect(grid.status).to.equal('6 selfies');
  });

  it('is a grid of rows and cells with their places, and days with a heading', async () => {
    grid = await mountGrid([4, 2]);
    const root = grid.element.renderRoot;

    const rows = [...root.querySelectorAll('[role=row]')].map((row) => row.getAttribute('aria-rowindex'));

    expect(rows).to.deep.equal(['1', '2', '3', '4', '5']);
    expect(root.querySelector('[role=grid]')?.getAttribute('aria-rowcount')).to.equal('5');
    expect(grid.tile(3).getAttribute('aria-colindex')).to.equal('1');
    expect(grid.tile(0).getAttribute('aria-label')).to.contain('Selfie of');
    expect([...root.querySelectorAll('[role=rowheader] h2')].length).to.equal(2);
  });

  it('keeps the place of every tile from before its picture is there', async () => {
    grid = await mountGrid([300]);
    const before = grid.tile(0).getBoundingClientRect();
    await pause(50);

    const after = grid.tile(0).getBoundingClientRect();

    expect([after.left, after.top, after.width, after.height]).to.deep.equal([
      before.left,
      before.top,
      before.width,
      before.height,
    ]);
    expect(after.width).to.be.closeTo(after.height, 0.5);
  });

  it('has few tiles in the document, however many selfies there are', async () => {
    grid = await mountGrid([5_000]);

    expect(grid.tiles.length).to.be.lessThan(120);
    expect(grid.element.getBoundingClientRect().height).to.be.greaterThan(200_000);
  });

  it('reaches the last of 5,000 by one key, and the first by another', async () => {
    grid = await mountGrid(Array.from({ length: 250 }, () => 20));
    grid.tile(0).focus();

    await grid.key('End');
    await until('the last thumbnail', () => grid.tile(4_999).querySelector('img') !== null);
    const box = grid.tile(4_999).getBoundingClientRect();

    expect(grid.focused).to.equal(4_999);
    expect(box.bottom).to.be.at.most(window.innerHeight);
    await grid.key('Home');
    expect(grid.focused).to.equal(0);
    expect(window.scrollY).to.equal(0);
  });

  it('is walked through by page keys without a gap, and never holds many tiles', async () => {
    grid = await mountGrid(Array.from({ length: 100 }, () => 20));
    grid.tile(0).focus();

    for (let step = 0; step < 2_000 && grid.focused < 1_996; step++) {
      const before = grid.focused;
      await grid.key('PageDown');
      expect(grid.focused).to.be.greaterThan(before);
      expect(grid.tiles.length).to.be.lessThan(160);
    }

    expect(grid.focused).to.be.within(1_996, 1_999);
  }).timeout(30_000); // 2,000 tiles are drawn on the way

  it('moves by arrow keys, with one stop for the tab key', async () => {
    grid = await mountGrid([7]);
    grid.tile(0).focus();

    await grid.key('ArrowRight');
    await grid.key('ArrowDown');
    await grid.key('ArrowLeft');

    expect(grid.focused).to.equal(3);
    expect(grid.tiles.filter((tile) => tile.tabIndex === 0).map((tile) => tile.dataset['index'])).to.deep.equal(['3']);
  });

  it('keeps the focus on a tile that was scrolled out of sight', async () => {
    grid = await mountGrid([2_000]);
    grid.tile(0).focus();

    window.scrollTo(0, 40_000);
    await pause(60);

    expect(grid.focused).to.equal(0);
  });

  it('opens a selfie by click and by Enter', async () => {
    grid = await mountGrid([7]);

    await grid.click(2);
    grid.tile(4).focus();
    await grid.key('Enter');

    expect(grid.details('open')).to.deep.equal([{ index: 2 }, { index: 4 }]);
  });

  it('selects by Ctrl and click, then by plain clicks, and a range by Shift', async () => {
    grid = await mountGrid([9]);

    await grid.click(1, { ctrlKey: true });
    await grid.click(3);
    await grid.click(6, { shiftKey: true });

    expect(grid.selected).to.deep.equal([1, 3, 4, 5, 6]);
    expect(grid.details('selection')).to.deep.equal([{ count: 1 }, { count: 2 }, { count: 5 }]);
    expect(grid.details('open')).to.deep.equal([]);
    expect(grid.status).to.equal('5 selected');
  });

  it('selects by the mark in the corner', async () => {
    grid = await mountGrid([9]);

    grid.tile(5).querySelector<HTMLElement>('.check')?.click();
    await grid.settled();

    expect(grid.selected).to.deep.equal([5]);
  });

  it('selects all by Ctrl and A, also what nobody has looked at, and nothing by Escape', async () => {
    grid = await mountGrid([1_234]);
    grid.tile(0).focus();

    await grid.key('a', { ctrlKey: true });
    await until('all', () => grid.details('selection').length === 1);
    expect(grid.details('selection')).to.deep.equal([{ count: 1_234 }]);

    await grid.key('Escape');
    expect(grid.selected).to.deep.equal([]);
  });

  it('selects by plain clicks and Enter where picking is all there is', async () => {
    grid = await mountGrid([9]);
    grid.element.picking = true;

    await grid.click(2);
    grid.tile(4).focus();
    await grid.key('Enter');

    expect(grid.selected).to.deep.equal([2, 4]);
    expect(grid.details('open')).to.deep.equal([]);
  });

  it('picks from one click of a button to the clearing of the selection, and opens again then', async () => {
    grid = await mountGrid([9]);

    grid.element.pick();
    await grid.click(2);
    await grid.click(3);
    expect(grid.selected).to.deep.equal([2, 3]);
    grid.element.clearSelection();
    await grid.click(5);

    expect(grid.details('picking')).to.deep.equal([{ picking: true }, { picking: false }]);
    expect(grid.details('open')).to.deep.equal([{ index: 5 }]);
  });

  it('picks no more after the same button once more, nor under another filter', async () => {
    grid = await mountGrid([9]);

    grid.element.pick();
    grid.element.pick();
    grid.element.pick();
    grid.element.query = 'favourite=true';
    await until('the other filter', () => grid.details('count').length === 2);

    expect(grid.details('picking').map((detail) => (detail as { picking: boolean }).picking)).to.deep.equal([
      true,
      false,
      true,
      false,
    ]);
  });

  it('selects a range from the selfie that was clicked, wherever it has moved to', async () => {
    grid = await mountGrid([9]);
    await grid.click(2, { ctrlKey: true });
    grid.gallery.items = [selfie('new', new Date(2026, 10, 22, 13)), ...grid.gallery.items];
    grid.element.refresh();
    await until('the new one', () => grid.element.source.item(0)?.id === 'new');
    await grid.settled();

    await grid.click(5, { shiftKey: true });
    await grid.key('Delete');

    expect(grid.details('act')).to.deep.equal([{ action: 'delete', ids: ['d0-2', 'd0-3', 'd0-4'] }]);
  });

  it('selects a range of far more than has been read', async () => {
    grid = await mountGrid([1_000]);
    await grid.click(1, { ctrlKey: true });
    grid.tile(1).focus();

    await grid.key('End', { shiftKey: true });
    await until('the range', () => grid.details('selection').length === 2);

    expect(grid.details('selection')).to.deep.equal([{ count: 1 }, { count: 999 }]);
  });

  it('selects nothing any more under another filter, and says so', async () => {
    grid = await mountGrid([9]);
    await grid.click(2, { ctrlKey: true });

    grid.element.query = 'favourite=true';
    await until('the other filter', () => grid.details('count').length === 2);

    expect(grid.details('selection')).to.deep.equal([{ count: 1 }, { count: 0 }]);
  });

  it('selects by Space, and further by Shift and arrow', async () => {
    grid = await mountGrid([9]);
    grid.tile(1).focus();

    await grid.key(' ');
    await grid.key('ArrowRight', { shiftKey: true });
    await grid.key('ArrowRight', { shiftKey: true });

    expect(grid.selected).to.deep.equal([1, 2, 3]);
  });

  it('selects by a long press of a finger, and the click that ends it opens nothing', async () => {
    grid = await mountGrid([9]);
    grid.tile(2).dispatchEvent(new PointerEvent('pointerdown', TOUCH));
    await until('the long press', () => grid.selected.length > 0);
    grid.tile(2).dispatchEvent(new PointerEvent('pointerup', TOUCH));
    await grid.click(2);

    expect(grid.selected).to.deep.equal([2]);
    expect(grid.details('open')).to.deep.equal([]);
  });

  it('selects by a long press where the device does not vibrate', async () => {
    const real =
      Object.getOwnPropertyDescriptor(Navigator.prototype, 'vibrate') ?? expect.fail('no vibrate to take away');
    Reflect.deleteProperty(Navigator.prototype, 'vibrate');
    try {
      grid = await mountGrid([9]);

      grid.tile(2).dispatchEvent(new PointerEvent('pointerdown', TOUCH));
      await until('the long press', () => grid.selected.length > 0);
      grid.tile(2).dispatchEvent(new PointerEvent('pointerup', TOUCH));
      await grid.click(2);
      await grid.click(3);
    } finally {
      Object.defineProperty(Navigator.prototype, 'vibrate', real);
    }

    expect(grid.selected).to.deep.equal([2, 3]);
    expect(grid.details('open')).to.deep.equal([]);
  });

  it('selects nothing when the finger scrolls', async () => {
    grid = await mountGrid([9]);
    grid.tile(2).dispatchEvent(new PointerEvent('pointerdown', TOUCH));
    grid.tile(2).dispatchEvent(new PointerEvent('pointermove', { ...TOUCH, clientY: 140 }));
    await pause(550);

    expect(grid.selected).to.deep.equal([]);
  });

  it('means the selection by F and Delete, or the selfie with the focus', async () => {
    grid = await mountGrid([9]);
    grid.tile(4).focus();

    await grid.key('f');
    await grid.click(1, { ctrlKey: true });
    await grid.click(2);
    await grid.key('Delete');

    expect(grid.details('act')).to.deep.equal([
      { action: 'favourite', ids: ['d0-4'] },
      { action: 'delete', ids: ['d0-1', 'd0-2'] },
    ]);
  });

  it('shows a selfie as the server now has it', async () => {
    grid = await mountGrid([3]);
    const item = grid.gallery.items[1] ?? expect.fail();
    grid.gallery.items[1] = { ...item, favourite: true, caption: 'On top', revision: 2 };

    grid.element.refresh();
    await until('the heart', () => grid.tile(1).querySelector('.heart') !== null);

    expect(grid.tile(1).getAttribute('aria-label')).to.match(/, On top, favourite$/);
    expect(grid.tile(1).querySelector('img')?.getAttribute('src')).to.contain('v=2');
  });

  it('shows the caption, or in the trash the days that are left', async () => {
    grid = await mountGrid([3]);
    const [first, second] = grid.gallery.items;
    grid.gallery.items[0] = { ...(first ?? expect.fail()), caption: 'On top' };
    grid.gallery.items[1] = { ...(second ?? expect.fail()), caption: 'On top', daysLeft: 12 };

    grid.element.refresh();
    await until('the caption', () => grid.tile(0).querySelector('.caption') !== null);

    const captions = [0, 1, 2].map((index) => grid.tile(index).querySelector('.caption')?.textContent);
    expect(captions).to.deep.equal(['On top', '12 days left', undefined]);
  });

  it('goes on after the last selfie of its place is gone', async () => {
    grid = await mountGrid([3]);
    grid.tile(2).focus();
    grid.gallery.remove('d0-2');

    grid.element.refresh();
    await until('two selfies', () => grid.details('count').length === 2);
    await grid.settled();

    expect(grid.tiles.length).to.equal(2);
    expect(grid.tile(1).tabIndex).to.equal(0);
  });

  it('says that it could not load, and tries again when asked', async () => {
    grid = await mountGrid([3]);
    grid.gallery.refusal = new Response('', { status: 500 });
    grid.element.refresh();
    await until('the failure', () => grid.element.renderRoot.querySelector('[role=alert]') !== null);

    grid.gallery.refusal = undefined;
    grid.element.renderRoot.querySelector<HTMLElement>('[role=alert] button')?.click();

    await until('all is well', () => grid.element.renderRoot.querySelector('[role=alert]') === null);
    expect(grid.tiles.length).to.equal(3);
  });
});
