import type { ReportTable } from '../../src/core/report.js';
import { tablesSection } from '../../src/page/drill/tables.js';

const table = (name: string, serverChecksum?: ReportTable['serverChecksum']): ReportTable => ({
  ...{ schema: 'shop', name, rows: 1, bytes: 9, seconds: 1 },
  ...(serverChecksum ? { serverChecksum } : {}),
});

it('says by what a table is equal, where servers count tables themselves', () => {
  const page = String(tablesSection([table('orders', 'equal'), table('log', 'not-compared')]));
  const rows = page.split('<tr>').map((row) => row.replace(/<[^>]*>/g, ' ').replace(/\s+/g, ' '));
  expect(rows.find((row) => row.includes('Equal by'))).toBeDefined();
  expect(rows.find((row) => row.includes('orders'))).toContain('rows, digest, server checksum');
  expect(rows.find((row) => row.includes('log'))).toMatch(/rows, digest $/);
  expect(String(tablesSection([table('orders')]))).not.toContain('Equal by');
});
