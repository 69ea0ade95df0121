/**
 * `RECOVERY.md` of an archive of files: how a person gets them back without this tool. The commands are run by a test,
 * as they stand.
 */
export function storageNote(id: string): string {
  return `# How to get the files of ${id} back by hand

Use \`db-backup restore\` with \`target-supabase-url\` when you can: it puts every file back with its type and settings, and
proves it. This note is for the day when you have only \`tar\`, \`sha256sum\` and \`jq\`.

\`\`\`sh
tar -xf ${id}.storage.tar.*
cd ${id}
sha256sum -c SHA256SUMS
\`\`\`

Files lie under numbers, because names of files may be anything. \`manifest.json\` says which number is which file:

\`\`\`sh
jq -r '.objects[] | [.file, .bucket, .path, .heldBy // "here"] | @tsv' manifest.json
\`\`\`

Where the last column names another backup, the file did not change since then: its bytes lie in the \`.storage.tar.*\` of
that backup, under the same number. One file:

\`\`\`sh
bucket=avatars path=anna/photo.png
cp "$(jq -r --arg b "$bucket" --arg p "$path" '.objects[] | select(.bucket == $b and .path == $p).file' manifest.json)" photo.png
\`\`\`

Content type, cache control and metadata of each file, and the settings of the buckets, are in \`manifest.json\` too.
`;
}
