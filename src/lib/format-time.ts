/** `2026-03-25 02:00:01 UTC` */
export function formatTime(time: string): string {
  return `${new Date(time).toISOString().slice(0, 19).replace('T', ' ')} UTC`;
}

/** `2026-03-25T02:00:01Z`, for a moment of whole seconds, as that of a backup's id is. */
export function rfc3339(moment: Date): string {
  return moment.toISOString().replace('.000Z', 'Z');
}
