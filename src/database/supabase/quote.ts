/** A name or a value within PostgREST's own syntax (https://docs.postgrest.org/en/v12/references/api/url_grammar.html). */
export function quote(text: string): string {
  return `"${text.replace(/[\\"]/g, '\\$&')}"`;
}
