/** How large a list may be. Beyond this it is no office's list, or it was made to choke the program. */
export const tableLimits = {
  /** Of the file as it lies on the disk. */
  fileBytes: 64 * 1024 * 1024,
  /** Of everything that is unpacked out of it, together. */
  unpackedBytes: 256 * 1024 * 1024,
  rows: 100_000,
  columns: 200,
  sheets: 200,
} as const
