import { expect } from 'chai';
import { Selection, type SelectionOrder } from './selection.js';

/** Of the selfies a to z, in this order. */
const ORDER: SelectionOrder = {
  wait: (index) => Promise.resolve(index >= 0 && index < 26 ? { id: letter(index) } : undefined),
  range: (first, last) => {
    const places = [first, last].map((id) => id.charCodeAt(0) - 97).sort((a, b) => a - b);
    const [from = 0, to = 0] = places;
    return Promise.resolve(Array.from({ length: to - from + 1 }, (_, i) => letter(from + i)));
  },
};

function letter(index: number): string {
  return String.fromCharCode(97 + index);
}

describe('selection', () => {
  let selection: Selection;
  let changes: number;

  beforeEach(() => {
    selection = new Selection();
    changes = 0;
    selection.addEventListener('change', () => {
      changes += 1;
    });
  });

  it('selects one by one, and lets go of what was selected', () => {
    selection.toggle('c');
    selection.toggle('a');
    selection.toggle('c');

    expect([selection.ids, selection.size, selection.has('a'), changes]).to.deep.equal([['a'], 1, true, 3]);
  });

  it('extends from what was selected last by itself, in both directions', async () => {
    selection.toggle('e');
    await selection.extendTo('g', ORDER);
    await selection.extendTo('d', ORDER);

    expect([...selection.ids].sort()).to.deep.equal(['d', 'e', 'f', 'g']);
    expect(changes).to.equal(3);
  });

  it('extends from the very first where nothing was selected', async () => {
    await selection.extendTo('c', ORDER);

    expect(selection.ids).to.deep.equal(['a', 'b', 'c']);
  });

  it('keeps what was selected while the range was asked for', async () => {
    selection.toggle('b');
    const extended = selection.extendTo('d', ORDER);
    selection.toggle('z');
    await extended;

    expect([...selection.ids].sort()).to.deep.equal(['b', 'c', 'd', 'z']);
  });

  it('is empty at once, and says so', () => {
    selection.set(['a', 'b']);
    selection.clear();

    expect([selection.size, changes]).to.deep.equal([0, 2]);
  });
});
