/** The commands of a RECOVERY.md, as a person would paste them. */
export function commandsOf(note: string): string[] {
  return [...note.matchAll(/^```sh\n(.*?)^```$/gms)].map(([, commands = '']) => commands);
}
