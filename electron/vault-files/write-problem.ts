/** Why bytes could not be made durable, in the contract's words. */
import { err, ok, type Result } from '#shared/base/result.ts'

export type WriteProblem = 'NoSpace' | 'WriteFailed' | 'ReadOnly'
export type Written = { readonly ok: true } | { readonly ok: false; readonly problem: WriteProblem }

const codesByProblem: Readonly<Record<'NoSpace' | 'ReadOnly', readonly string[]>> = {
  NoSpace: ['ENOSPC', 'EDQUOT', 'EFBIG'],
  ReadOnly: ['EROFS', 'EACCES', 'EPERM'],
}

export function writeProblemOf(error: unknown): WriteProblem {
  if (codesByProblem.NoSpace.some((code) => hasCode(error, code))) return 'NoSpace'
  if (codesByProblem.ReadOnly.some((code) => hasCode(error, code))) return 'ReadOnly'
  return 'WriteFailed'
}

export function hasCode(error: unknown, code: string): boolean {
  return error instanceof Error && 'code' in error && error.code === code
}

/** Runs an act on the disk; what the disk refuses becomes a value. Anything else is a bug and passes through. */
export async function attempt<T>(act: () => Promise<T>): Promise<Result<T, WriteProblem>> {
  try {
    return ok(await act())
  } catch (error) {
    if (!(error instanceof Error && 'code' in error)) throw error
    return err(writeProblemOf(error))
  }
}

export function writtenOf(result: Result<unknown, WriteProblem>): Written {
  return result.ok ? { ok: true } : { ok: false, problem: result.error }
}
