import { language } from '../shared/texts.js';
import { textOf, type Texts } from './texts.js';

/** How people call a day: today, yesterday, the weekday with the date, and the year where it is another one.
 *  @param day as in 2026-11-22, in the person's own time zone */
export function dayName(day: string, now: Date, texts: Texts): string {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  const midnight = new Date(year, month - 1, date);
  const today = new Date(now.getFullYear(), now.getMonth(), now.getDate());
  const daysAgo = Math.round((today.getTime() - midnight.getTime()) / 86_400_000); // rounded: a day may have 23 hours
  if (daysAgo === 0) {
    return textOf(texts, 'grid.today');
  }
  if (daysAgo === 1) {
    return textOf(texts, 'grid.yesterday');
  }
  return midnight.toLocaleDateString(language(), {
    weekday: 'long',
    day: 'numeric',
    month: 'long',
    ...(year === now.getFullYear() ? {} : { year: 'numeric' }),
  });
}
