/** The directory as a file that other programs read (HSDS), out and in. What comes in is a plan until somebody says yes. */
import { defineStore } from 'pinia'
import { shallowReadonly, shallowRef } from 'vue'
import { err, ok, type Result } from '#shared/base/result.ts'
import { utf8ToText } from '#shared/base/utf8.ts'
import type { BodyType } from '#shared/domain/body-types.ts'
import { bundledDirectory, bundledSources } from '#shared/directory/bundled-directory.ts'
import { exportHsds, type HsdsInput } from '#shared/directory/hsds-export.ts'
import { readHsds, type HsdsContent, type HsdsError } from '#shared/directory/hsds-import.ts'
import { planDirectoryImport, type DirectoryPlan } from '#shared/directory/import-plan.ts'
import { saveFile } from '#renderer/desktop/save-file.ts'
import { useDirectory, type Change } from '#renderer/stores/directory.ts'
import { useOfficeLists } from '#renderer/stores/office-lists.ts'
import { useSurroundings } from '#renderer/stores/surroundings.ts'

export type DirectoryFileError =
  | HsdsError
  | { readonly type: 'Cancelled' | 'E_TOO_BIG' | 'FileUnreadable' | 'NoSpace' | 'WriteFailed' | 'ReadOnly' }

/** A kind that another office added is no word for anybody here: then a person says what the body is. */
function withKnownKinds(content: HsdsContent): HsdsContent {
  const { lists } = useOfficeLists()
  const bodies = content.bodies.map((body) => {
    const isKnown = body.type === null || lists.countsAs('bodyType', body.type) !== null
    return isKnown ? body : { ...body, type: null }
  })
  return { ...content, bodies }
}

export const useDirectoryFiles = defineStore('directoryFiles', () => {
  const { desktop } = useSurroundings()
  const directory = useDirectory()
  const plan = shallowRef<DirectoryPlan>()
  const fileName = shallowRef('')

  async function save(
    suggestedName: string,
    bodyTypeLabel: HsdsInput['bodyTypeLabel'],
  ): Promise<Result<string, DirectoryFileError>> {
    const { current, programmes } = directory
    const text = exportHsds({ directory: current, programmes, sources: bundledSources, bodyTypeLabel })
    const saved = await saveFile(desktop, { name: suggestedName, bytes: new TextEncoder().encode(text) })
    if (saved.state === 'saved') return ok(saved.name)
    return err({ type: saved.state === 'cancelled' ? 'Cancelled' : saved.problem })
  }

  async function open(): Promise<Result<DirectoryPlan, DirectoryFileError>> {
    const picked = await desktop.pickFile({ kind: 'json' })
    if (picked.state === 'cancelled') return err({ type: 'Cancelled' })
    plan.value = undefined
    if (picked.state !== 'picked')
      return err({ type: picked.state === 'tooBig' ? 'E_TOO_BIG' : 'FileUnreadable' })
    const text = utf8ToText(picked.bytes)
    const content = text === null ? err({ type: 'HsdsNoJson' }) : readHsds(text)
    if (!content.ok) return content
    const { current, programmes } = directory
    plan.value = planDirectoryImport(withKnownKinds(content.value), {
      directory: current,
      shipped: bundledDirectory,
      programmes,
    })
    fileName.value = picked.name
    return ok(plan.value)
  }

  /** Takes everything new and changed over, all or none. `type` is for bodies of which the file does not say it. */
  async function takeOver({ bodies, programmes }: DirectoryPlan, type: BodyType): Change {
    const changes = [
      ...bodies
        .filter(({ act }) => act !== 'unchanged')
        .map((body) =>
          directory.bodyChange(body.entry, { ...body.details, type: body.type ?? type }, body.hsdsId),
        ),
      ...programmes
        .filter(({ act }) => act !== 'unchanged')
        .map(({ entry, details, hsdsId }) => directory.programmeChange(entry, details, hsdsId)),
    ]
    const done = await directory.write(changes)
    if (done.ok) plan.value = undefined
    return done
  }

  function discard(): void {
    plan.value = undefined
  }

  return {
    plan: shallowReadonly(plan),
    fileName: shallowReadonly(fileName),
    save,
    open,
    takeOver,
    discard,
  }
})
