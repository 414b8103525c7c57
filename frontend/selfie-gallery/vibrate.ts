/** A short buzz where the device has one: iPhones, Firefox and Safari have not. */
export function tryToVibrate(millis: number): void {
  (navigator as Partial<Pick<Navigator, 'vibrate'>>).vibrate?.(millis);
}
