import * as z from 'zod'
import { ChainRun, StepProgress } from '#shared/domain/case-file.ts'
import type { RegisterReader } from '#shared/domain/register-reader.ts'

/** What stands in `p.<id>` itself; steps and answers have registers of their own. */
const ChainRunStart = z.union([
  ChainRun.unwrap().pick({ chain: true, version: true, region: true, startedOn: true, edition: true }),
  z.null(),
])
const Step = z.union([StepProgress, z.null()])
const Declined = z.union([ChainRun.unwrap().shape.declined.unwrap(), z.null()])
const Answer = z.union([z.string(), z.number(), z.boolean(), z.null()])

export function readChainRuns(reader: RegisterReader): readonly ChainRun[] {
  return reader
    .idsOf('p')
    .flatMap((id) => readChainRun(reader, id))
    .sort((a, b) =>
      a.startedOn !== b.startedOn ? (a.startedOn < b.startedOn ? -1 : 1) : a.id < b.id ? -1 : 1,
    )
}

function readChainRun(reader: RegisterReader, id: string): readonly ChainRun[] {
  const start = reader.take(`p.${id}`, ChainRunStart)
  if (start === undefined) return []
  const steps = readParts(reader, `p.${id}.s.`, Step)
  const answers = readParts(reader, `p.${id}.q.`, Answer)
  const declined = reader.take(`p.${id}.declined`, Declined)
  if (start === null) return []
  return [{ id, ...start, ...(declined ? { declined } : {}), steps, answers }]
}

/** The registers under a prefix by the rest of their name; `null` takes a step or an answer back. */
function readParts<T>(
  reader: RegisterReader,
  prefix: string,
  schema: z.ZodType<T | null>,
): Readonly<Record<string, T>> {
  const parts = reader.names
    .filter((name) => name.startsWith(prefix))
    .map((name) => [name.slice(prefix.length), reader.take(name, schema)] as const)
    .filter((part): part is readonly [string, T & {}] => part[1] !== undefined && part[1] !== null)
  return Object.fromEntries(parts)
}
