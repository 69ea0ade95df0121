import { readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { findProgram, run } from '../services/command.mjs';
import { command, explain, heading, output } from './terminal.mjs';

const SHOWN_TABLE = { schema: 'shop', name: 'orders' };

/**
 * Opens the archive with nothing but the tools that every machine has.
 * @param {string} root what paths are shown relative to
 * @param {string} archive path
 */
export async function showArchive(root, archive) {
  const folder = `./${dirname(archive).slice(root.length + 1)}`;
  const file = basename(archive);
  const shown = `${folder}/${file}`;

  heading('What is inside');
  explain(
    'An ordinary tar.gz: a schema in two parts, one JSON file a table, checksums, and a note on recovery.',
  );
  command(`tar -tzf ${shown}`);
  output(await run('tar', ['-tzf', file], { cwd: dirname(archive) }));

  const manifest = JSON.parse(readFileSync(archive.replace(/\.tar\.gz$/, '.manifest.json'), 'utf8'));
  const table = manifest.tables.find(
    (/** @type {{ schema: string, name: string }} */ one) =>
      one.schema === SHOWN_TABLE.schema && one.name === SHOWN_TABLE.name,
  );
  explain('\nOne row a line, so the usual tools work on it:');
  const member = `${manifest.id}/${table.file}`;
  command(`tar -xOzf ${shown} ${member} | head -n 4`);
  output(await run('tar', ['-xOzf', file, member], { cwd: dirname(archive) }).then(firstLines(4)));

  explain(
    `\n${folder}/${manifest.id}.manifest.json names every table with its rows and checksums; an excerpt:`,
  );
  const { schema, name, rows, bytes, sha256, digest } = table;
  const excerpt = {
    id: manifest.id,
    source: manifest.source,
    tables: [{ schema, name, rows, bytes, sha256, digest }],
  };
  output(`${JSON.stringify(excerpt, null, 2)}`);

  await checkHash(join(dirname(archive), `${file}.sha256`), folder);
}

/** @param {number} count @returns {(text: string) => string} */
function firstLines(count) {
  return (text) => text.split('\n').slice(0, count).join('\n');
}

/** @param {string} checksumFile @param {string} folder */
async function checkHash(checksumFile, folder) {
  const program = findProgram('sha256sum') ? ['sha256sum'] : ['shasum', '-a', '256'];
  const [name = '', ...options] = program;
  explain('\nAnd its own checksum holds:');
  command(`cd ${folder} && ${program.join(' ')} -c ${basename(checksumFile)}`);
  output(await run(name, [...options, '-c', basename(checksumFile)], { cwd: dirname(checksumFile) }));
}
