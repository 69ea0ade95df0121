import type { DoctorCheck, DoctorReport } from '../../core/doctor.js';
import { countWords, describeEstimate, groupSkipped, type SkippedGroup } from '../../lib/format-doctor.js';
import { formatPlural } from '../../lib/format-number.js';
import { printable } from '../../lib/printable.js';
import { wrapText } from '../../lib/wrap-text.js';
import type { Style } from '../style.js';

/** Below this the sentences stand under their title instead of beside it. */
const NARROW = 72;

const TITLE_WIDTH = 32;

/** The table of checks and the estimate, whatever their outcome. */
export function renderDoctor(doctor: DoctorReport, style: Style, width: number): string[] {
  const looked = doctor.checks.filter(({ status }) => status !== 'skipped');
  return [
    style.bold(`Doctor: ${countWords(doctor)}`),
    '',
    ...looked.flatMap((check) => checkLines(check, style, width)),
    ...groupSkipped(doctor.checks).flatMap((group) => skippedLines(group, style, width)),
    ...(doctor.estimate ? ['', style.bold('Estimate'), ...estimateLines(doctor.estimate, style, width)] : []),
  ];
}

type Paint = (text: string) => string;

const plainly: Paint = (text) => text;

function checkLines(check: DoctorCheck, style: Style, width: number): string[] {
  const { mark, paint } = marksOf(check.status, style);
  const sentences: [string, Paint][] = [[check.found, plainly]];
  if (check.nextStep !== null) sentences.push([`→ ${check.nextStep}`, style.bold]);
  return row({ mark: paint(mark), title: paint(check.title), plain: check.title }, width, sentences);
}

function marksOf(status: DoctorCheck['status'], style: Style): { mark: string; paint: Paint } {
  if (status === 'ok') return { mark: '✓', paint: style.green };
  return status === 'warn' ? { mark: '!', paint: style.yellow } : { mark: '✗', paint: style.red };
}

function skippedLines({ found, titles }: SkippedGroup, style: Style, width: number): string[] {
  const [only = ''] = titles;
  const title = titles.length === 1 ? only : formatPlural(titles.length, 'check');
  const sentences = titles.length === 1 ? [found] : [found, `${titles.join(', ')}.`];
  return row(
    { mark: style.dim('–'), title: style.dim(title), plain: title },
    width,
    sentences.map((sentence) => [sentence, style.dim]),
  );
}

interface Head {
  readonly mark: string;
  readonly title: string;
  /** The title without paint, for its width. */
  readonly plain: string;
}

function row(head: Head, width: number, sentences: readonly [string, Paint][]): string[] {
  const isNarrow = width < NARROW;
  const indent = isNarrow ? 4 : TITLE_WIDTH + 3;
  const lines = sentences.flatMap(([text, paint]) =>
    wrapText(printable(text), Math.max(20, width - indent)).map(paint),
  );
  const title = `${head.mark} ${head.title}`;
  if (isNarrow) return [title, ...lines.map((line) => ' '.repeat(indent) + line)];
  const [first = '', ...rest] = lines;
  const gap = ' '.repeat(Math.max(1, TITLE_WIDTH - head.plain.length + 1));
  return [`${title}${gap}${first}`, ...rest.map((line) => ' '.repeat(indent) + line)];
}

function estimateLines(
  estimate: NonNullable<DoctorReport['estimate']>,
  style: Style,
  width: number,
): string[] {
  return describeEstimate(estimate).flatMap(([label, text]) => {
    const [first = '', ...rest] = wrapText(printable(text), Math.max(20, width - LABEL_WIDTH - 2));
    return [
      `  ${style.dim(label.padEnd(LABEL_WIDTH))}${first}`,
      ...rest.map((line) => ' '.repeat(LABEL_WIDTH + 2) + line),
    ];
  });
}

const LABEL_WIDTH = 10;
