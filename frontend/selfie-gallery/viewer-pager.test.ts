import { expect } from 'chai';
import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { SelfieItem } from './selfie-item.js';
import { SelfieSource } from './selfie-source.js';
import { FakeGallery } from './testing/fake-gallery.js';
import { ViewerPager } from './viewer-pager.js';

describe('viewer-pager', () => {
  let pager: ViewerPager;
  let shown: string[];
  let preloaded: string[];
  let isOpen: boolean;

  async function follow(perDay: readonly number[]): Promise<void> {
    const controllers: ReactiveController[] = [];
    const host: ReactiveControllerHost = {
      addController: (controller) => controllers.push(controller),
      removeController: () => undefined,
      requestUpdate: () => undefined,
      updateComplete: Promise.resolve(true),
    };
    shown = [];
    preloaded = [];
    isOpen = false;
    pager = new ViewerPager(host, {
      isOpen: () => isOpen,
      onGoing: () => {
        isOpen = true;
      },
      onItem: (item: SelfieItem) => {
        shown.push(item.id);
      },
      onEmpty: () => {
        isOpen = false;
      },
      onPreload: (item) => {
        preloaded.push(item.id);
      },
    });
    const source = new SelfieSource(new FakeGallery(perDay).world);
    await source.load('');
    pager.follow(source);
  }

  it('goes to the nearest index that there is, and has its neighbours ready', async () => {
    await follow([5]);

    await pager.goTo(2);
    await pager.goTo(99);

    expect([pager.index, pager.item?.id, pager.total]).to.deep.equal([4, 'd0-4', 5]);
    expect(preloaded).to.deep.equal(['d0-3', 'd0-1', 'd0-3']);
  });

  it('shows only where it was asked to go last', async () => {
    await follow([5]);

    await Promise.all([pager.goTo(1), pager.goTo(3)]);

    expect(shown).to.deep.equal(['d0-3']);
  });

  it('stays within the list step by step, and goes round it with the slideshow', async () => {
    await follow([3]);
    await pager.goTo(2);

    await pager.step(1);
    expect(pager.index).to.equal(2);
    await pager.next();
    expect(pager.index).to.equal(0);
    await pager.step(-1);
    expect(pager.index).to.equal(0);
  });

  it('goes nowhere in an empty list', async () => {
    await follow([]);

    await pager.goTo(0);
    await pager.next();

    expect([isOpen, shown]).to.deep.equal([false, []]);
  });
});
