/** `2026-03-25 02:00:01 UTC` */
export function formatTime(rfc3339: string): string {
  return `${new Date(rfc3339).toISOString().slice(0, 19).replace('T', ' ')} UTC`;
}
