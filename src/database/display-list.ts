const NAMES_SHOWN = 20;

/** A list for a message, cut where it would become unreadable. */
export function displayList(names: readonly string[]): string {
  const shown = names.slice(0, NAMES_SHOWN).join(', ');
  const rest = names.length - NAMES_SHOWN;
  return rest > 0 ? `${shown} and ${rest} more` : shown;
}
