import { withCollation } from '../../../src/database/mysql/explicit-collation.js';

const written = (create: string) => withCollation(create, 'utf8mb4_general_ci');

it.each([
  [
    'CREATE TABLE `t` (\n  `a` text\n) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4',
    'CREATE TABLE `t` (\n  `a` text\n) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_general_ci',
  ],
  [
    "CREATE TABLE `t` (\n  `a` enum('x CHARACTER SET utf8mb4') CHARACTER SET utf8mb4 NOT NULL\n) ENGINE=InnoDB DEFAULT CHARSET=latin1 COMMENT=' CHARSET=utf8mb4'",
    "CREATE TABLE `t` (\n  `a` enum('x CHARACTER SET utf8mb4') CHARACTER SET utf8mb4 COLLATE utf8mb4_general_ci NOT NULL\n) ENGINE=InnoDB DEFAULT CHARSET=latin1 COMMENT=' CHARSET=utf8mb4'",
  ],
])('writes the usual collation out: %s', (create, expected) => {
  expect(written(create)).toBe(expected);
});

it.each([
  'CREATE TABLE `t` (\n  `a` text CHARACTER SET utf8mb4 COLLATE utf8mb4_bin\n) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin',
  'CREATE TABLE `t` (\n  `a` text,\n  `b` text AS (cast(`a` as char CHARACTER SET utf8mb4)) VIRTUAL\n) ENGINE=InnoDB DEFAULT CHARSET=utf8mb3',
])('leaves what says its own, and expressions: %s', (create) => {
  expect(written(create)).toBe(create);
});
