import { runCli } from '/tmp/wt/sb-shape/.cache/fast/cli/index.js';
await runCli();
