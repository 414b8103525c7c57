import { expect } from 'chai';
import { pause, until } from '../shared/testing/until.js';
import './selfie-submit.js';
import type { SelfieSubmit } from './selfie-submit.js';

describe('selfie-submit', () => {
  let form: HTMLFormElement;
  let element: SelfieSubmit;
  let posted = 0;
  let heard = 0;

  const button = (): HTMLButtonElement => form.querySelector('button') ?? expect.fail('no button');

  function mount(properties: Partial<SelfieSubmit> = {}): void {
    form = document.createElement('form');
    form.innerHTML = '<button type="submit">Go</button>';
    element = document.createElement('selfie-submit');
    Object.assign(element, {
      working: 'One moment',
      post: () => {
        posted += 1;
      },
      ...properties,
    });
    form.append(element);
    form.addEventListener('submit', (event) => {
      event.preventDefault();
      heard += 1;
    });
    document.body.append(form);
  }

  /** Stands in for the element that knows. */
  function server(isThere: boolean): void {
    const watch = document.createElement('selfie-presence');
    Object.assign(watch, { isThere: () => Promise.resolve(isThere) });
    document.body.append(watch);
  }

  beforeEach(() => {
    posted = 0;
    heard = 0;
  });

  afterEach(() => {
    form.remove();
    document.querySelector('selfie-presence')?.remove();
  });

  it('overwrites nothing that it was told before it was known to the browser', () => {
    mount();

    element = document.createElement('selfie-submit');

    expect([Object.hasOwn(element, 'posts'), Object.hasOwn(element, 'working')]).to.deep.equal([false, false]);
  });

  it('shows at once that what was sent is under way', () => {
    mount();

    button().click();

    expect(button().getAttribute('aria-busy')).to.equal('true');
    expect(element.textContent).to.equal('One moment');
    expect(element.role).to.equal('status');
  });

  it('lets a form be sent once, and again when it is done', () => {
    mount();
    button().click();
    button().click();
    expect(heard).to.equal(1);

    element.done();

    expect(button().hasAttribute('aria-busy')).to.equal(false);
    expect(element.textContent).to.equal('');
    button().click();
    expect(heard).to.equal(2);
  });

  it('has the browser post the form, once', async () => {
    server(true);
    mount({ posts: true });

    button().click();
    button().click();
    await until('the post', () => posted > 0);
    await pause(0);

    expect(posted).to.equal(1);
    expect(button().getAttribute('aria-busy')).to.equal('true');
  });

  it('posts nothing to a server that is away, and can be tried again', async () => {
    server(false);
    mount({ posts: true });

    button().click();
    await until('the end', () => !button().hasAttribute('aria-busy'));

    expect(posted).to.equal(0);
  });

  it('posts where nobody knows whether the server is there', async () => {
    mount({ posts: true });

    button().click();

    await until('the post', () => posted === 1);
  });

  it('is as it was for whoever comes back by the browser', () => {
    mount();
    button().click();

    window.dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }));

    expect(button().hasAttribute('aria-busy')).to.equal(false);
  });
});
