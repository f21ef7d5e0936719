/** Writes a captured conversation in one durable save, and knows how to take it back. */
import { shallowRef, type Ref } from 'vue'
import type { Result } from '#shared/base/result.ts'
import type { CaseFile } from '#shared/domain/case-file.ts'
import { ConsultationKind } from '#shared/domain/value-lists.ts'
import { useGermanLabels } from '#renderer/views/forms/list-options.ts'
import { captureWrites, uncaptureWrites, type Captured } from '#renderer/views/outreach/capture-writes.ts'
import { useOpenCase } from '#renderer/stores/open-case.ts'
import { useOutreach } from '#renderer/stores/outreach.ts'
import { useRecentValues } from '#renderer/stores/recent-values.ts'
import { useSession } from '#renderer/stores/session.ts'
import { todayIn, useSurroundings } from '#renderer/stores/surroundings.ts'
import type { RegisterWrite, Saved, SaveError } from '#renderer/vault/vault-api.ts'

/** What was saved, to be shown with its code and to be taken back. */
export interface CapturedCase {
  readonly file: CaseFile
  readonly isNew: boolean
  /** Milliseconds at which it was durable. */
  readonly at: number
  readonly undo: () => Promise<boolean>
}

type Given = Pick<Captured, 'form' | 'file' | 'body'>

export interface CaptureSave {
  readonly failed: Readonly<Ref<string>>
  readonly write: (given: Given) => Promise<CapturedCase | null>
}

export function useCaptureSave(): CaptureSave {
  const store = useOpenCase()
  const outreach = useOutreach()
  const remember = useRemember()
  const complete = useCircumstances()
  const failed = shallowRef('')

  async function put(
    file: CaseFile | null,
    writes: readonly RegisterWrite[],
  ): Promise<Result<Saved, SaveError>> {
    return file ? store.change(file.id, writes) : store.create(writes)
  }

  async function write(given: Given): Promise<CapturedCase | null> {
    const captured = await complete(given)
    const { file: before, today } = captured
    const writes = captureWrites(captured)
    const saved = writes.ok ? await put(before, writes.value) : writes
    failed.value = saved.ok ? '' : saved.error.type
    if (!saved.ok || !writes.ok) return null
    await remember(given)
    if (outreach.mode) await outreach.count()
    const { file, at } = saved.value
    const back = uncaptureWrites(before, writes.value, today)
    return { file, at, isNew: before === null, undo: async () => (await store.change(file.id, back)).ok }
  }

  return { failed, write }
}

/** What the form does not ask: when, where and how, from the outreach mode; who, from the session. */
function useCircumstances(): (given: Given) => Promise<Captured> {
  const store = useOpenCase()
  const outreach = useOutreach()
  const session = useSession()
  const surroundings = useSurroundings()
  const recentValues = useRecentValues()
  const words = useGermanLabels()
  return async (given) => {
    const today = todayIn(surroundings)
    const lastKind = ConsultationKind.catch('office').parse(recentValues.recent['consultationKind']?.[0])
    const { on, kind, place } = outreach.mode ?? { on: today, kind: lastKind, place: '' }
    return {
      ...given,
      held: { on, kind, place, by: session.office?.adviser ?? '' },
      today,
      ids: [await store.newId(), await store.newId(), await store.newId()],
      reason: given.form.topics.map((topic) => words('topic', topic)).join(', '),
    }
  }
}

function useRemember(): (given: Given) => Promise<void> {
  const recentValues = useRecentValues()
  return async ({ form, body }) => {
    const { clientGroup, ageBand, residence, german, duration, topics, way } = form
    await recentValues.remember({
      clientGroup,
      ageBand,
      residence,
      germanLevel: german,
      duration,
      topic: topics,
      ...(body ? { referralWay: way } : {}),
    })
  }
}
