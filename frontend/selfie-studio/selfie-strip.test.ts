import { expect } from 'chai';
import './selfie-strip.js';
import type { SelfieStrip } from './selfie-strip.js';
import { pause, until } from '../shared/testing/until.js';

describe('selfie-strip', () => {
  let strip: SelfieStrip;
  const chosen: string[] = [];
  /** Whether the page checks at once what was clicked. */
  let isAnswering = true;

  async function mount(checked: number): Promise<void> {
    chosen.length = 0;
    isAnswering = true;
    strip = document.createElement('selfie-strip');
    strip.awakeMs = 60;
    strip.style.width = '400px';
    const group = document.createElement('div');
    group.setAttribute('role', 'radiogroup');
    group.style.display = 'contents';
    for (let n = 0; n < 12; n++) {
      const radio = document.createElement('button');
      radio.role = 'radio';
      radio.ariaChecked = String(n === checked);
      radio.textContent = String(n);
      Object.assign(radio.style, { flex: '0 0 auto', width: '100px', height: '50px' });
      radio.addEventListener('click', () => {
        chosen.push(radio.textContent);
        if (!isAnswering) {
          return;
        }
        group.querySelectorAll('button').forEach((other) => (other.ariaChecked = String(other === radio)));
      });
      group.append(radio);
    }
    strip.append(group);
    document.body.append(strip);
    await strip.updateComplete;
  }

  function row(): HTMLElement {
    return strip.renderRoot.querySelector<HTMLElement>('.row') ?? document.body;
  }

  function arrow(name: string): HTMLButtonElement {
    return strip.renderRoot.querySelector<HTMLButtonElement>(`.${name}`) ?? document.createElement('button');
  }

  function isInView(n: number): boolean {
    const radio = strip.querySelectorAll('button')[n]?.getBoundingClientRect() ?? new DOMRect();
    const own = row().getBoundingClientRect();
    return radio.left >= own.left - 1 && radio.right <= own.right + 1;
  }

  function press(key: string, target: EventTarget = document.body, more: KeyboardEventInit = {}): KeyboardEvent {
    const event = new KeyboardEvent('keydown', { key, bubbles: true, composed: true, cancelable: true, ...more });
    target.dispatchEvent(event);
    return event;
  }

  afterEach(() => {
    strip.remove();
  });

  it('shows the chosen one from the start, and whichever is chosen then', async () => {
    await mount(8);
    expect(isInView(8)).to.equal(true);

    strip.querySelectorAll('button')[1]?.click();

    await until('the second in view', () => isInView(1));
  });

  it('scrolls by a page without choosing, as far as there is something', async () => {
    await mount(0);
    await until('measured', () => !arrow('onward').disabled);
    expect(arrow('back').disabled).to.equal(true);

    arrow('onward').click();
    await until('scrolled', () => row().scrollLeft > 200);
    await until('back possible', () => !arrow('back').disabled);

    expect(chosen).to.deep.equal([]);
    row().scrollTo({ left: 10_000, behavior: 'instant' });
    await until('at the end', () => arrow('onward').disabled);
  });

  it('follows the wheel until its end, and then leaves it to the page', async () => {
    await mount(0);
    const wheel = (deltaY: number): boolean => {
      const event = new WheelEvent('wheel', { deltaY, bubbles: true, cancelable: true });
      row().dispatchEvent(event);
      return event.defaultPrevented;
    };

    expect([wheel(300), row().scrollLeft]).to.deep.equal([true, 300]);
    wheel(10_000);
    expect(wheel(300)).to.equal(false);
  });

  it('chooses by the page’s left and right keys, and goes round', async () => {
    await mount(1);

    expect(press('ArrowRight').defaultPrevented).to.equal(true);
    press('ArrowLeft');
    press('ArrowLeft');
    press('ArrowLeft');

    expect(chosen).to.deep.equal(['2', '1', '0', '11']);
  });

  it('counts on from the last press, though the page has not answered yet', async () => {
    await mount(1);
    isAnswering = false;

    press('ArrowRight');
    press('ArrowRight');

    expect(chosen).to.deep.equal(['2', '3']);
  });

  it('counts from a tile that was clicked', async () => {
    await mount(1);
    isAnswering = false;
    press('ArrowRight');
    isAnswering = true;

    strip.querySelectorAll('button')[7]?.click();
    press('ArrowRight');

    expect(chosen).to.deep.equal(['2', '7', '8']);
  });

  it('takes a key that is held for one press, and keeps it from the page', async () => {
    await mount(1);

    press('ArrowRight');
    const held = press('ArrowRight', document.body, { repeat: true });

    expect([chosen, held.defaultPrevented]).to.deep.equal([['2'], true]);
  });

  it('leaves the keys to whatever has a use for them', async () => {
    await mount(1);
    for (const html of ['<input type="range">', '<select></select>', '<div role="radio" tabindex="0"></div>']) {
      const holder = document.createElement('div');
      holder.innerHTML = html;
      document.body.append(holder);

      expect(press('ArrowRight', holder.firstElementChild ?? holder).defaultPrevented, html).to.equal(false);
      holder.remove();
    }
    expect(chosen).to.deep.equal([]);
  });

  it('is awake while somebody is there, and for a while after', async () => {
    await mount(1);
    expect(strip.hasAttribute('awake')).to.equal(false);

    document.dispatchEvent(new PointerEvent('pointermove'));

    expect(strip.hasAttribute('awake')).to.equal(true);
    await until('asleep', () => !strip.hasAttribute('awake'));
  });

  it('lets go of the page when it is removed', async () => {
    await mount(1);
    strip.remove();

    press('ArrowRight');
    document.dispatchEvent(new PointerEvent('pointermove'));
    await pause(5);

    expect([chosen.length, strip.hasAttribute('awake')]).to.deep.equal([0, false]);
  });
});
