import { expect } from 'chai';
import './selfie-viewer.js';
import type { ShownDetail } from './viewer-events.js';
import type { SelfieViewer } from './selfie-viewer.js';
import { selfie } from './testing/fake-gallery.js';
import { mountGrid, type MountedGrid } from './testing/mount-grid.js';
import { until } from '../shared/testing/until.js';

/** Addresses as the product has them, in the history of the page that runs the tests. */
/** Browsers keep no more, and the tests of other files have made some. */
const MAX_ENTRIES = 50;

describe('viewer-address', () => {
  const ids = ['a', 'b', 'c'].map((letter) => `${letter.repeat(8)}-0000-4000-8000-000000000000`);
  const [first, second, third] = ids as [string, string, string];
  const home = location.href;
  let grid: MountedGrid;
  let viewer: SelfieViewer;
  /** What the router of the pages hears. */
  let heard: string[];
  const onPop = (): void => {
    // As the product's pages do.
    if (window.dispatchEvent(new CustomEvent('selfie-popstate', { cancelable: true }))) {
      heard.push(here());
    }
  };

  function here(): string {
    return location.pathname + location.search;
  }

  async function mounted(address = '/gallery'): Promise<void> {
    heard = [];
    history.pushState({ idx: 7 }, '', address);
    window.addEventListener('popstate', onPop);
    grid = await mountGrid([1]);
    grid.gallery.items = ids.map((id, i) => selfie(id, new Date(2026, 10, 22, 12, 0, 9 - i)));
    grid.element.refresh();
    await until('three', () => grid.element.source.total === 3 && grid.element.source.item(2) !== undefined);
    viewer = document.createElement('selfie-viewer');
    viewer.address = address;
    document.body.append(viewer);
    viewer.follow(grid.element);
    await viewer.updateComplete;
  }

  async function isAt(address: string): Promise<void> {
    await until(`${address}, is ${here()}`, () => here() === address);
  }

  function key(key: string): void {
    document.body.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, composed: true, cancelable: true }));
  }

  afterEach(() => {
    viewer.remove();
    grid.element.remove();
    window.removeEventListener('popstate', onPop);
    history.replaceState(null, '', home);
  });

  it('gives a selfie that is opened an entry of its own, and one that follows the same entry', async () => {
    await mounted();
    const entries = history.length;

    await grid.click(0);
    await isAt(`/gallery/${first}`);
    key('ArrowRight');
    await isAt(`/gallery/${second}`);

    expect(history.length).to.equal(Math.min(entries + 1, MAX_ENTRIES));
    expect((history.state as { idx: number }).idx).to.equal(8);
  });

  it('closes by Back, opens by Forward, and the router hears of neither', async () => {
    await mounted('/gallery?favourite=true');
    await grid.click(1);
    await isAt(`/gallery/${second}?favourite=true`);

    history.back();
    await until('closed', () => !viewer.isOpen);
    expect(here()).to.equal('/gallery?favourite=true');
    history.forward();
    await until('open again', () => viewer.isOpen);

    await isAt(`/gallery/${second}?favourite=true`);
    expect(heard).to.deep.equal([]);
  });

  it('goes back where it came from when it is closed', async () => {
    await mounted();
    await grid.click(2);
    await isAt(`/gallery/${third}`);

    key('Escape');
    await isAt('/gallery');
    await until('the focus', () => grid.focused === 2);

    expect((history.state as { idx: number }).idx).to.equal(7);
    expect(viewer.isOpen).to.equal(false);
  });

  it('stays in the product when a selfie was come to by its address', async () => {
    await mounted();
    history.replaceState({ idx: 0 }, '', `/gallery/${third}`);
    const entries = history.length;

    await viewer.showById(third);
    await until('open', () => viewer.isOpen);
    key('Escape');
    await isAt('/gallery');

    expect([viewer.isOpen, history.length]).to.deep.equal([false, entries]);
  });

  it('takes the address of a selfie away that is not there', async () => {
    await mounted();
    const gone = '11111111-0000-4000-8000-000000000000';
    history.replaceState(null, '', `/gallery/${gone}`);

    await viewer.showById(gone);

    expect([viewer.isOpen, here()]).to.deep.equal([false, '/gallery']);
  });

  it('changes the address at once when the last selfie goes, as somebody may be going elsewhere', async () => {
    await mounted();
    await grid.click(0);
    await isAt(`/gallery/${first}`);

    grid.gallery.items = [];
    grid.element.refresh();
    await until('closed', () => !viewer.isOpen);

    expect(here()).to.equal('/gallery');
  });

  it('takes its own filter for the same in whichever order its parts stand', async () => {
    await mounted('/gallery?favourite=true&from=2026-11-01');
    history.replaceState(history.state, '', '/gallery?from=2026-11-01&favourite=true');
    await grid.click(1);
    await until('an address', () => here().startsWith(`/gallery/${second}?`));

    history.back();
    await until('closed', () => !viewer.isOpen);

    expect(heard).to.deep.equal([]);
  });

  it('tells which selfie is shown where the browser takes no more addresses', async () => {
    await mounted();
    const told: string[] = [];
    viewer.addEventListener('selfie-viewer-shown', (event) => {
      told.push((event as CustomEvent<ShownDetail>).detail.id);
    });
    const refuse = (): never => {
      throw new DOMException('too often', 'SecurityError');
    };
    Object.assign(history, { pushState: refuse });
    await grid.click(0);
    await until('the first told', () => told.length === 1);
    Reflect.deleteProperty(history, 'pushState');
    key('ArrowRight');
    await isAt(`/gallery/${second}`);
    Object.assign(history, { replaceState: refuse });
    key('ArrowRight');
    await until('the third told', () => told.length === 3);
    Reflect.deleteProperty(history, 'replaceState');

    expect(told).to.deep.equal([first, second, third]);
    expect(here()).to.equal(`/gallery/${second}`);
  });

  it('leaves other pages, and other filters, to the router', async () => {
    await mounted();
    history.pushState(null, '', '/gallery?favourite=true');
    history.pushState(null, '', '/studio');

    history.back();
    await until('heard', () => heard.length === 1);

    expect(heard).to.deep.equal(['/gallery?favourite=true']);
  });

  it('leaves the address of somewhere else alone', async () => {
    await mounted();
    await grid.click(0);
    await isAt(`/gallery/${first}`);
    history.pushState(null, '', '/studio');

    viewer.close();

    expect(here()).to.equal('/studio');
  });
});
