/** Where a browser's clock is, as the parameters of an address; `ClientZone` on the server reads them. */
export interface ClientZone {
  /** Such as Asia/Shanghai, as this browser calls it; '' where it does not say. */
  readonly zone: string;
  /** Minutes by which its clock is ahead of UTC now: what counts where the server does not know the name. */
  readonly utcOffset: string;
}

/** Days begin and end where the person is. */
export function clientZone(now = new Date()): ClientZone {
  const { timeZone } = Intl.DateTimeFormat().resolvedOptions() as { timeZone?: string };
  return { zone: timeZone ?? '', utcOffset: String(-now.getTimezoneOffset()) };
}
