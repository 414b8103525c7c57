import { expect } from 'chai';
import './selfie-sheet.js';
import type { SelfieSheet } from './selfie-sheet.js';

describe('selfie-sheet', () => {
  let sheet: SelfieSheet;
  const realMatchMedia = window.matchMedia.bind(window);

  async function mount(isNarrow: boolean): Promise<void> {
    window.matchMedia = (query) =>
      Object.assign(new EventTarget(), { matches: isNarrow, media: query }) as MediaQueryList;
    sheet = document.createElement('selfie-sheet');
    sheet.innerHTML = '<p>settings</p>';
    document.body.append(sheet);
    await sheet.updateComplete;
  }

  function dialog(): HTMLDialogElement | null {
    return sheet.renderRoot.querySelector('dialog');
  }

  afterEach(() => {
    window.matchMedia = realMatchMedia;
    sheet.remove();
  });

  it('is part of the page where there is room', async () => {
    await mount(false);

    sheet.open();

    expect(dialog()).to.equal(null);
    expect(sheet.querySelector('p')?.getBoundingClientRect().height).to.be.greaterThan(0);
  });

  it('is out of sight on a phone until it is opened, and lets the picture be seen again', async () => {
    await mount(true);
    expect(sheet.querySelector('p')?.getBoundingClientRect().height).to.equal(0);

    sheet.open();
    sheet.open();
    expect(dialog()?.matches(':modal')).to.equal(true);
    expect(sheet.querySelector('p')?.getBoundingClientRect().height).to.be.greaterThan(0);

    dialog()?.click();
    expect(dialog()?.open).to.equal(false);

    sheet.open();
    sheet.renderRoot.querySelector('button')?.click();
    expect(dialog()?.open).to.equal(false);
  });

  it('has a button that a finger can hit', async () => {
    await mount(true);
    sheet.open();

    expect(sheet.renderRoot.querySelector('button')?.getBoundingClientRect().height).to.be.at.least(44);
  });
});
