/**
 * The directory as the office knows it: what was shipped, and over it what the office entered. Every change can be taken
 * back as long as the vault is open.
 */
import { defineStore } from 'pinia'
import { computed, shallowReadonly, shallowRef } from 'vue'
import { ok, type Result } from '#shared/base/result.ts'
import { bundledDirectory, bundledProgrammes } from '#shared/directory/bundled-directory.ts'
import type { CalendarDate } from '#shared/base/calendar-date.ts'
import { vouchFor, vouchForProgramme } from '#shared/directory/check-entry.ts'
import {
  readOfficeBody,
  removeOfficeEntry,
  writeOfficeBody,
  type BodyDetails,
  type OfficeBody,
} from '#shared/directory/office-body.ts'
import {
  overlayProgrammes,
  programmeDetails,
  readOfficeProgramme,
  writeOfficeProgramme,
  type OfficeProgramme,
} from '#shared/directory/office-programme.ts'
import { detailsOf, overlayDirectory } from '#shared/directory/overlay.ts'
import type { ProgrammeDetails } from '#shared/directory/programme.ts'
import { todayIn, useSurroundings } from '#renderer/stores/surroundings.ts'
import type { BatchChange, BatchDone, BatchError } from '#renderer/vault/vault-api.ts'

export type DirectoryTab = 'route' | 'bodies' | 'programmes' | 'files'

/** What was done, with what takes it back. */
export type Change = Promise<Result<BatchDone, BatchError>>

const isShippedBody = (id: string): boolean => bundledDirectory.services.some((service) => service.id === id)
const shippedBody = (id: string | null): string | null => (id !== null && isShippedBody(id) ? id : null)
const isShippedProgramme = (id: string): boolean => bundledProgrammes.some((one) => one.id === id)
const nothingToSay = (): void => undefined

export const useDirectory = defineStore('directory', () => {
  const surroundings = useSurroundings()
  const { vault, listen } = surroundings
  const bodies = shallowRef<readonly OfficeBody[]>([])
  const changes = shallowRef<readonly OfficeProgramme[]>([])
  /** The municipality somebody was last looked up for: still there after a look at a leaflet. */
  const place = shallowRef<string | null>(null)
  const tab = shallowRef<DirectoryTab>('route')
  const current = computed(() => overlayDirectory(bundledDirectory, bodies.value))
  const programmes = computed(() => overlayProgrammes(bundledProgrammes, changes.value))

  async function load(): Promise<void> {
    const [first, second] = await Promise.all([vault.items('body'), vault.items('programme')])
    bodies.value = first.flatMap((item) => readOfficeBody(item) ?? [])
    changes.value = second.flatMap((item) => readOfficeProgramme(item) ?? [])
  }

  /** Every office's version of an entry; the last one is on show. */
  function versionsOf(id: string): readonly OfficeBody[] {
    return bodies.value.filter(({ item, bundled }) => item === id || bundled === id)
  }

  /** How an entry is written: over the version on show, or as a new one. `hsdsId`: it came from another program. */
  function bodyChange(id: string | null, details: BodyDetails, hsdsId: string | null = null): BatchChange {
    const former = id === null ? undefined : versionsOf(id).at(-1)
    const writes = writeOfficeBody(details, { bundled: shippedBody(id), hsdsId: former?.hsdsId ?? hsdsId })
    return kindOf('body', former?.item ?? null, writes)
  }

  function programmeChange(
    id: string | null,
    details: ProgrammeDetails,
    hsdsId: string | null = null,
  ): BatchChange {
    return changeOfProgramme(changes.value, { id, details, hsdsId })
  }

  /** All of them or none; the answer can be given to `undo`. */
  async function write(batch: readonly BatchChange[]): Change {
    const done = await vault.changeMany(batch, listen(nothingToSay))
    if (done.ok) await load()
    return done
  }

  async function saveBody(id: string | null, details: BodyDetails, isChecked: boolean): Change {
    const former = id === null ? null : detailsOf(current.value, id)
    return write([bodyChange(id, vouchFor(details, former, isChecked ? todayIn(surroundings) : null))])
  }

  /** Somebody has just looked it up: all of it is true today. */
  async function checkBody(id: string): Change {
    const details = detailsOf(current.value, id)
    return write(details ? [bodyChange(id, vouchFor(details, details, todayIn(surroundings)))] : [])
  }

  async function hideBody(id: string): Change {
    const details = detailsOf(current.value, id)
    return write(details ? [hiding(bodyChange(id, details))] : [])
  }

  /** Own entries are gone; shipped ones stand again as they were shipped. */
  async function restoreBodies(ids: readonly string[]): Change {
    return write(ids.flatMap(versionsOf).map(({ item }) => removal(item, todayIn(surroundings))))
  }

  async function saveProgramme(id: string | null, details: ProgrammeDetails, isChecked: boolean): Change {
    const former = programmes.value.find((one) => one.id === id) ?? null
    const today = isChecked ? todayIn(surroundings) : null
    return write([programmeChange(id, vouchForProgramme(details, former, today))])
  }

  /** Somebody has just looked it up: all of it is true today. */
  async function checkProgramme(id: string): Change {
    const shown = programmes.value.find((one) => one.id === id)
    return shown ? saveProgramme(id, programmeDetails(shown), true) : write([])
  }

  async function restoreProgramme(id: string): Change {
    const versions = changes.value.filter(({ item, bundled }) => item === id || bundled === id)
    return write(versions.map(({ item }) => removal(item, todayIn(surroundings))))
  }

  async function undo({ undo: token }: BatchDone): Promise<Result<null, BatchError>> {
    const done = await vault.undoMany(token, listen(nothingToSay))
    if (!done.ok) return done
    await load()
    return ok(null)
  }

  void load()
  return {
    bodies: shallowReadonly(bodies),
    current,
    programmes,
    place,
    tab,
    load,
    bodyChange,
    programmeChange,
    write,
    saveBody,
    checkBody,
    hideBody,
    restoreBodies,
    saveProgramme,
    checkProgramme,
    restoreProgramme,
    undo,
  }
})

function kindOf(kind: 'body' | 'programme', id: string | null, writes: BatchChange['writes']): BatchChange {
  return { id, writes: id === null ? [{ name: 'kind', value: kind }, ...writes] : writes }
}

function removal(item: string, today: CalendarDate): BatchChange {
  return { id: item, writes: removeOfficeEntry(today) }
}

function hiding({ writes, ...rest }: BatchChange): BatchChange {
  const others = writes.filter(({ name }) => name !== 'hidden')
  return { ...rest, writes: [...others, { name: 'hidden', value: true }] }
}

interface ProgrammeChange {
  readonly id: string | null
  readonly details: ProgrammeDetails
  readonly hsdsId: string | null
}

function changeOfProgramme(
  changes: readonly OfficeProgramme[],
  { id, details, hsdsId }: ProgrammeChange,
): BatchChange {
  const former = changes.findLast(({ item, bundled }) => item === id || bundled === id)
  const bundled = id !== null && isShippedProgramme(id) ? id : null
  const writes = writeOfficeProgramme(details, { bundled, hsdsId: former?.hsdsId ?? hsdsId })
  return kindOf('programme', former?.item ?? null, writes)
}
