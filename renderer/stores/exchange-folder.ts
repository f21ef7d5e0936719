/** The exchange folder: which one, what the last run did, and what stands in the way. Runs follow one another. */
import { defineStore } from 'pinia'
import { shallowReadonly, shallowRef } from 'vue'
import type { ExchangeFolder } from '#shared/contract/exchange-folder-calls.ts'
import type { Output } from '#shared/contract/desktop-api.ts'
import { useCaseList } from '#renderer/stores/case-list.ts'
import { useChainContent } from '#renderer/stores/chain-content.ts'
import { useExchange } from '#renderer/stores/exchange.ts'
import { whileWorking } from '#renderer/stores/long-work.ts'
import { useOfficeLists } from '#renderer/stores/office-lists.ts'
import { useOpenCase } from '#renderer/stores/open-case.ts'
import { useSurroundings } from '#renderer/stores/surroundings.ts'
import { useToday } from '#renderer/stores/today.ts'
import type { FolderReport, FolderRun, Progress } from '#renderer/vault/vault-api.ts'

/** What a run before locking may take; the window has three seconds for all it has to do then. */
const lockMilliseconds = 1200

type OnReport = (report: FolderReport) => void

interface Waiting {
  wanted: { readonly how: FolderRun; readonly onReport: OnReport } | null
  running: Promise<void> | null
}

const longMilliseconds = 10 * 60_000

export const useExchangeFolder = defineStore('exchangeFolder', () => {
  const { vault, desktop, listen, clock } = useSurroundings()
  const lookAround = useLookAround()
  const place = shallowRef<ExchangeFolder>()
  const report = shallowRef<FolderReport>()
  const lastLook = shallowRef<number>()
  const progress = shallowRef<Progress>()
  const isRunning = shallowRef(false)
  const waiting: Waiting = { wanted: null, running: null }
  const onProgress = listen((next) => {
    progress.value = next
  })

  async function load(): Promise<void> {
    place.value = await desktop.exchangeFolder({})
  }

  /** What happens while a run is under way is followed by another; what a person asked for is not lost in it. */
  async function run(how: FolderRun, onReport: OnReport): Promise<void> {
    if (waiting.wanted?.how !== 'thorough') waiting.wanted = { how, onReport }
    waiting.running ??= runAll().finally(() => {
      waiting.running = null
    })
    return waiting.running
  }

  async function runAll(): Promise<void> {
    isRunning.value = true
    try {
      for (let next = waiting.wanted; next; next = waiting.wanted) {
        waiting.wanted = null
        next.onReport(await runOnce(next.how))
      }
    } finally {
      isRunning.value = false
      progress.value = undefined
    }
  }

  async function runOnce(how: FolderRun): Promise<FolderReport> {
    const done = await vault.runFolder(how, onProgress)
    report.value = done
    lastLook.value = clock.now()
    await load()
    if (done.taken.some(({ changed }) => changed)) await lookAround()
    return done
  }

  /** What a person starts may take its time: the idle lock waits. */
  async function exchangeNow(onReport: OnReport): Promise<void> {
    await whileWorking(desktop, async () => run('thorough', onReport))
  }

  async function isDue(): Promise<boolean> {
    const { value } = place
    if (value === undefined) return false
    // A file that is locked or half there makes no news of its own when it stays so.
    const isLongAgo = clock.now() - (lastLook.value ?? 0) > longMilliseconds
    // Without a folder there may be a former one that is in reach again.
    if (value.state === 'none') return isLongAgo && (report.value?.leftBehind.length ?? 0) > 0
    return isLongAgo || vault.isFolderDue(value.restSeconds)
  }

  /** What is due goes out before the vault closes, if that is quickly done. */
  async function beforeLock(): Promise<void> {
    if (!place.value || place.value.state === 'none' || !(await vault.isFolderDue(0))) return
    const tooLate = new Promise((resolve) => setTimeout(resolve, lockMilliseconds))
    await Promise.race([vault.runFolder('quick', onProgress), tooLate])
  }

  /** Another folder begins anew: the next run takes out what this device has put into the former one. */
  async function choose(): Promise<Output<'chooseExchangeFolder'>> {
    const chosen = await desktop.chooseExchangeFolder({})
    await load()
    return chosen
  }

  /** Answers how many own packages could not be taken out. */
  async function leave(): Promise<number> {
    const { left } = await vault.clearFolder()
    await desktop.leaveExchangeFolder({})
    await run('usual', () => undefined)
    return left
  }

  return {
    place: shallowReadonly(place),
    report: shallowReadonly(report),
    lastLook: shallowReadonly(lastLook),
    progress: shallowReadonly(progress),
    isRunning: shallowReadonly(isRunning),
    load,
    run,
    exchangeNow,
    stop: () => vault.stopFolder(),
    isDue,
    beforeLock,
    choose,
    leave,
  }
})

/** Everything on screen looks again; the open case only if it has changed, so that nobody is disturbed for nothing. */
function useLookAround(): () => Promise<void> {
  const { vault } = useSurroundings()
  const exchange = useExchange()
  const officeLists = useOfficeLists()
  const chainContent = useChainContent()
  const caseList = useCaseList()
  const today = useToday()
  const openCase = useOpenCase()

  return async () => {
    const { file } = openCase
    const read = file && (await vault.readCase(file.id))
    const isOther = read && !(read.ok && JSON.stringify(read.value) === JSON.stringify(file))
    if (isOther) await openCase.lookAgain()
    else openCase.noteChange()
    await Promise.all([
      exchange.load(),
      officeLists.load(),
      chainContent.reload(),
      caseList.reload(),
      today.load(),
    ])
  }
}
