/** Where the files of an application lie: buckets of named objects, such as Supabase Storage. */

export interface FileBucket {
  readonly id: string;
  readonly name: string;
  readonly public: boolean;
  readonly fileSizeLimit: number | null;
  readonly allowedMimeTypes: readonly string[] | null;
}

/** A file as a listing shows it. */
export interface ListedFile {
  readonly bucket: string;
  readonly path: string;
  readonly contentType: string | null;
  readonly cacheControl: string | null;
  /** null where the project has not noted it (an upload that never came to its end). */
  readonly bytes: number | null;
  /** Without quotes. */
  readonly etag: string | null;
  readonly createdAt: string | null;
  readonly updatedAt: string | null;
}

/** A file as it is at this moment: its entry, and its bytes are there. */
export interface FileState extends ListedFile {
  readonly bytes: number;
  readonly version: string | null;
  /** What was given with the upload. */
  readonly metadata: unknown;
  /** Of the bytes where they lie, which may be another one than the entry's. */
  readonly storedEtag: string | null;
}

/** What Supabase takes in one request (https://supabase.com/docs/guides/storage/uploads/standard-uploads). */
export const MAX_UPLOAD_BYTES = 5 * 1024 ** 3;

export interface FileUpload {
  readonly bucket: string;
  readonly path: string;
  readonly bytes: number;
  readonly contentType: string | null;
  readonly cacheControl: string | null;
  readonly metadata: unknown;
  /** Asked for again when an attempt failed. */
  content(): AsyncIterable<Uint8Array>;
}

/**
 * Errors are BackupErrors of kind `source` or `target`, by what the storage is to the run; rate limits, 5xx and broken
 * connections were tried again before.
 */
export interface FileStorage {
  /** The project's reference, or its host. */
  readonly project: string;
  /** Those that hold plain files; others (tables, vectors) are named. */
  buckets(): Promise<{ readonly buckets: readonly FileBucket[]; readonly others: readonly string[] }>;
  /** Every file once, in pages by name: what comes or goes meanwhile shifts no page. */
  list(bucket: string): AsyncIterable<ListedFile>;
  /** undefined where there is no such file, or its entry has no bytes any more. */
  stat(bucket: string, path: string): Promise<FileState | undefined>;
  /**
   * The bytes of that state, all of them.
   * @throws ReadAgainError when the file is another one by now, is gone, or its bytes end early
   */
  read(state: FileState): AsyncGenerator<Uint8Array, void, void>;
  createBucket(bucket: FileBucket): Promise<void>;
  updateBucket(bucket: FileBucket): Promise<void>;
  /** Over what is there under that name. */
  upload(file: FileUpload): Promise<void>;
}
