/** The calls on the vault's own files: vault file, journal, snapshots, backups. Part of the contract. */
import * as z from 'zod'
import {
  Bytes,
  bytesUpTo,
  Count,
  Handle,
  limits,
  Nothing,
  SnapshotId,
  WriteProblem,
  Written,
} from '#shared/contract/contract-shapes.ts'

/** One snapshot and the journal that follows it. */
const Generation = z.strictObject({
  snapshotId: SnapshotId,
  /** ISO day and time of making. */
  made: z.string(),
  snapshotBytes: Count,
  journalBytes: Count,
})

/** Frames of a file and the number to ask for the next ones after; `ok` is false where the file is not whole. */
const FramesOrNone = z.discriminatedUnion('ok', [
  z.strictObject({ ok: z.literal(true), frames: z.array(Bytes), next: Count.nullable() }),
  z.strictObject({ ok: z.literal(false) }),
])

export const vaultFileCalls = {
  /** The vault file (wrapped keys). `generation` 0 is the newest; higher means that newer ones were damaged. */
  readVaultFile: {
    input: Nothing,
    output: z.discriminatedUnion('state', [
      z.strictObject({ state: z.literal('none') }),
      z.strictObject({ state: z.literal('found'), json: z.string(), generation: Count }),
      z.strictObject({ state: z.literal('damaged') }),
      z.strictObject({ state: z.literal('elsewhere'), reason: z.enum(['NetworkShare', 'InUse']) }),
    ]),
  },
  /** Replaces the vault file: written beside, fsynced, renamed; two former generations are kept. */
  writeVaultFile: {
    input: z.strictObject({ json: z.string().max(limits.vaultFile) }),
    output: Written,
  },
  /** Puts a copy of the newest in the place of the former generations, after an unlock has shown that it is good. */
  settleVaultFile: { input: Nothing, output: Nothing },

  /** Opens (or, for a new vault, begins) the journal and reports what is in it. Reads no content. */
  openJournal: {
    input: z.strictObject({ vaultId: z.string().regex(/^[0-9a-f]{32}$/) }),
    output: z.discriminatedUnion('state', [
      z.strictObject({
        state: z.literal('open'),
        snapshotId: SnapshotId,
        /** Number of whole frames in the journal; frame numbers run from 1. */
        frames: Count,
        tornBytes: Count,
        /** Frames follow a break in the chain: they exist but cannot be trusted. */
        chainBroken: z.boolean(),
        generations: z.array(Generation),
        readOnly: z.boolean(),
      }),
      z.strictObject({ state: z.literal('unreadable'), generations: z.array(Generation) }),
    ]),
  },
  /** Journal frames after number `after`, at least one and about 8 MiB at most; `next` is null at the end. */
  readJournal: {
    input: z.strictObject({ snapshotId: SnapshotId, after: Count }),
    output: z.strictObject({
      frames: z.array(Bytes),
      next: Count.nullable(),
    }),
  },
  /**
   * Keeps a part of the next frame, so that a large one crosses without holding the window up. `held` is how many bytes
   * the parts before it have; 0 begins anew.
   */
  holdJournal: {
    input: z.strictObject({ payload: bytesUpTo(limits.journalFrame), held: Count }),
    output: Written,
  },
  /**
   * Appends one frame and answers after the disk has it (fdatasync). `seq` is the frame's number. The frame is the `held`
   * bytes of the parts that were kept, then `payload`; kept parts that are not named so are dropped.
   */
  appendJournal: {
    input: z.strictObject({ payload: bytesUpTo(limits.journalFrame), held: Count }),
    output: z.discriminatedUnion('ok', [
      z.strictObject({ ok: z.literal(true), seq: Count }),
      z.strictObject({ ok: z.literal(false), problem: WriteProblem }),
    ]),
  },

  /**
   * Begins a snapshot; its first frame is the vault file: the one that stands, or the one that a rekey is about to put
   * in its place. Only one at a time. A journal frame that is appended before `finishSnapshot` would be missing from it:
   * the frame is kept and the snapshot given up.
   */
  beginSnapshot: {
    input: z.strictObject({ vaultJson: z.string().max(limits.vaultFile).optional() }),
    output: Written,
  },
  writeSnapshot: {
    input: z.strictObject({ payload: bytesUpTo(limits.snapshotChunk) }),
    output: Written,
  },
  /** Seals the snapshot (end frame, fsync, rename) and begins a fresh journal. `rows` goes into the end frame. */
  finishSnapshot: {
    input: z.strictObject({ rows: Count }),
    output: z.discriminatedUnion('ok', [
      z.strictObject({ ok: z.literal(true), snapshotId: SnapshotId }),
      z.strictObject({ ok: z.literal(false), problem: WriteProblem }),
    ]),
  },
  abortSnapshot: { input: Nothing, output: Nothing },
  /**
   * Frames of a snapshot after frame `after` (0 = from the start), as `readJournal`. All of them, as they were written:
   * frame 1 is the vault file, the last one the end frame. `ok` is false when the snapshot is not whole.
   */
  readSnapshot: {
    input: z.strictObject({ snapshotId: SnapshotId, after: Count }),
    output: FramesOrNone,
  },
  /** Takes up an older generation after a break: its snapshot and journal become the current ones. */
  useGeneration: { input: z.strictObject({ snapshotId: SnapshotId }), output: Written },
  /** Deletes every older generation and vault file: after a rekey nothing sealed with the former key may stay. */
  dropOlderGenerations: { input: Nothing, output: Written },

  diskSpace: {
    input: Nothing,
    output: z.strictObject({ freeBytes: Count, vaultBytes: Count }),
  },

  /** Lets the person choose a folder (USB stick) and copies vault file, snapshot and journal there. */
  writeBackup: {
    input: Nothing,
    output: z.discriminatedUnion('state', [
      z.strictObject({ state: z.literal('written'), name: z.string(), bytes: Count }),
      z.strictObject({ state: z.literal('cancelled') }),
      z.strictObject({ state: z.literal('failed'), problem: WriteProblem }),
    ]),
  },
  /** Lets the person choose a backup folder and opens it for reading under a handle. */
  openBackup: {
    input: Nothing,
    output: z.discriminatedUnion('state', [
      z.strictObject({
        state: z.literal('opened'),
        handle: Handle,
        vaultJson: z.string(),
        made: z.string(),
        snapshotFrames: Count,
        journalFrames: Count,
      }),
      z.strictObject({ state: z.literal('cancelled') }),
      z.strictObject({ state: z.literal('unreadable') }),
    ]),
  },
  /** Frames of an opened backup: first the snapshot's, then the journal's, numbered through. */
  readBackup: {
    input: z.strictObject({ handle: Handle, after: Count }),
    output: FramesOrNone,
  },
  /** Puts an opened backup in the place of a vault that does not exist yet. */
  adoptBackup: {
    /** `json` is the backup's vault file with new keys for this device: the copy must never speak with the old ones. */
    input: z.strictObject({ handle: Handle, json: z.string().max(limits.vaultFile) }),
    output: Written,
  },
} as const
