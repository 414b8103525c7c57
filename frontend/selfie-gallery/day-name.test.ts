import { expect } from 'chai';
import { dayName } from './day-name.js';

describe('day-name', () => {
  const now = new Date(2026, 2, 30, 9, 0);

  afterEach(() => {
    document.documentElement.lang = '';
  });

  it('says today and yesterday, over the change of the clocks and of the month, too', () => {
    expect(dayName('2026-03-30', now, {})).to.equal('Today');
    expect(dayName('2026-03-29', now, {})).to.equal('Yesterday');
    expect(dayName('2026-02-28', new Date(2026, 2, 1, 0, 1), {})).to.equal('Yesterday');
  });

  it('names other days in the language of the page, with the year where it is another', () => {
    document.documentElement.lang = 'en-GB';
    expect(dayName('2026-03-28', now, {})).to.match(/^Saturday,? 28 March$/);
    expect(dayName('2025-12-31', now, {})).to.match(/31 December 2025$/);
    document.documentElement.lang = 'zh-CN';
    expect(dayName('2026-03-28', now, {})).to.equal('3月28日星期六');
  });
});
