/** What every task sees, whatever the driver. */

/** The task's own variables among those that are always there. */
export function guestEnvironment(
  own: Readonly<Record<string, string>>,
  places: { readonly work: string; readonly content: string },
): Record<string, string> {
  return {
    PATH: '/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin',
    HOME: places.work,
    ...own,
    XENO_WORK: places.work,
    XENO_CONTENT: places.content,
  }
}
