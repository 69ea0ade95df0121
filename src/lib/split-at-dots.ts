/** The parts of a glob between dots that are neither escaped nor in brackets. */
export function splitAtDots(pattern: string): string[] {
  const parts = [''];
  let inBrackets = false;
  for (let i = 0; i < pattern.length; i++) {
    let char = pattern.charAt(i);
    if (char === '\\') char += pattern.charAt(++i);
    else if (char === '[') inBrackets = true;
    else if (char === ']') inBrackets = false;
    if (char === '.' && !inBrackets) parts.push('');
    else parts[parts.length - 1] += char;
  }
  return parts;
}
