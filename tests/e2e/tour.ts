/**
 * An adviser's day at two offices, in two real app processes, by keyboard: from the first start to the case that both
 * offices see. The first end-to-end test, and what `npm run demo` shows.
 */
import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { bundledChains } from '#shared/chains/catalogue.ts'
import * as cases from '#tests/e2e/steps/case-steps.ts'
import * as exchange from '#tests/e2e/steps/exchange-steps.ts'
import { lock, setUp, unlock } from '#tests/e2e/steps/first-start.ts'
import { chainAnswers, newCase, talk } from '#tests/e2e/steps/sample-day.ts'
import type { AppTarget } from '#tests/support/app-driver/app-target.ts'
import { openDesk, type Desk } from '#tests/support/app-driver/desk.ts'
import { tellingScreens } from '#tests/support/app-driver/open-apps.ts'
import { makeAlbum } from '#tests/support/app-driver/looks.ts'
import { inspectPdf, type PdfFacts } from '#tests/support/inspect-pdf.ts'
import { officeDay } from '#tests/support/office-day.ts'

export interface TourReport {
  readonly folder: string
  readonly code: string
  /** What each office shows of the case, line by line. */
  readonly seen: { readonly north: readonly string[]; readonly south: readonly string[] }
  /** How the exchange stands at each office after the package, and what the second one's history tells. */
  readonly exchange: {
    readonly north: string
    readonly south: string
    readonly history: readonly string[]
  }
  readonly setUpSteps: number
  readonly body: string
  /** What the step for the residence permit says, with its computed days. */
  readonly guidance: string
  /** What a step says that the answers make unneeded. */
  readonly unneeded: string
  readonly pdf: PdfFacts
  readonly timings: readonly Timing[]
  readonly screens: readonly string[]
  readonly keys: number
  readonly complaints: readonly string[]
}

export interface Timing {
  readonly step: string
  readonly milliseconds: number
  readonly keys: number
}

export interface TourPlan {
  readonly target: AppTarget
  readonly folder: string
  readonly onStep?: (timing: Timing) => void
}

export async function takeTour({ target, folder, onStep }: TourPlan): Promise<TourReport> {
  rmSync(folder, { recursive: true, force: true })
  mkdirSync(folder, { recursive: true })
  const place = (name: string) => join(folder, name)
  const album = makeAlbum(place('screens'))
  const [north, south] = await Promise.all([openDesk('nord', { target }), openDesk('sued', { target })])
  const look = (name: string) => album.take(north.app().page(), name)
  const { timed, timings } = stopwatch(north, south, onStep)
  const day = async (): Promise<TourReport> => {
    const own = await timed('Erster Start, Beratungsstelle Nord', () =>
      setUp(north, { office: 'Beratungsstelle Nord', region: 'Magdeburg', initials: 'NB' }, look),
    )
    await timed('Erster Start, Beratungsstelle Süd', () =>
      setUp(south, { office: 'Beratungsstelle Süd', region: 'Salzlandkreis', initials: 'SB' }),
    )
    await look('heute-leer')
    const code = await timed('Neuer Fall', () => cases.openCase(north, newCase, look))
    await look('fall-neu')
    await timed('Gespräch erfassen', () => cases.recordTalk(north, talk, look))
    await timed('Prozesskette: Fragen beantworten', () =>
      cases.walkChain(
        north,
        bundledChains.find(({ id }) => id === 'residence-for-training')?.title ?? '',
        chainAnswers,
      ),
    )
    const guidance = await timed('Frist und Grund lesen', () => cases.readStep(north, 'D6'))
    await look('prozesskette-frist')
    const unneeded = await timed('Was nicht nötig ist', () => cases.readStep(north, 'D5'))
    await timed('Stand der Schritte', async () => {
      await cases.moveStep(north, 'D1', 3)
      await cases.moveStep(north, 'D4', 2)
    })
    await look('prozesskette')
    const body = await timed('Verweis aus dem Schritt', () =>
      cases.referFromStep(north, 'Beschäftigungserlaubnis für die Ausbildung beantragen', look),
    )
    await timed('Zurück zum Fall', () => cases.backToCase(north))
    await look('fall')
    const pdf = place(`fallzusammenfassung-${code}.pdf`)
    await timed('Zusammenfassung ansehen und als PDF speichern', () => cases.saveSummary(north, pdf, look))
    await timed('Sperren', () => lock(north))
    await look('gesperrt')
    await timed('Öffnen', () => unlock(north, own.passphrase))
    await look('heute')
    await timed('Alle Bereiche ansehen', () => lookAround(north, look))
    await timed('Zweite Dienststelle aufnehmen', () => bringTogether({ north, south }, place, look))
    const file = place(`paket-${officeDay().replaceAll('-', '')}-0a1b2c3d.age`)
    await timed('Paket schreiben', () => exchange.savePackage(north, file))
    await timed('Paket ansehen und übernehmen', async () => {
      const preview = await exchange.openPackage(south, file)
      await preview.getByText(code).waitFor()
      await album.take(south.app().page(), 'paket-ansehen')
      await exchange.applyPackage(south)
    })
    const exchanged = await timed('Stand und Verlauf des Austauschs', async () => {
      const [atNorth, atSouth] = [await exchange.summaryOf(north), await exchange.summaryOf(south)]
      await look('austausch-stand')
      await album.take(south.app().page(), 'austausch-empfang')
      const history = await exchange.readHistory(south)
      await album.take(south.app().page(), 'austausch-verlauf')
      return { north: atNorth, south: atSouth, history }
    })
    const seen = await timed('Beide sehen denselben Fall', async () => ({
      north: await cases.readCase(north, code),
      south: await cases.readCase(south, code),
    }))
    await album.take(south.app().page(), 'fall-bei-der-zweiten-dienststelle')
    const report: TourReport = {
      folder,
      code,
      seen,
      exchange: exchanged,
      setUpSteps: own.steps,
      body,
      guidance,
      unneeded,
      pdf: await inspectPdf(pdf),
      timings,
      screens: album.names(),
      keys: north.hands.keysPressed() + south.hands.keysPressed(),
      complaints: [...north.app().complaints(), ...south.app().complaints()],
    }
    writeFileSync(place('timings.json'), `${JSON.stringify(timings, null, 2)}\n`)
    return report
  }
  try {
    return await tellingScreens(day)
  } catch (error) {
    for (const [name, desk] of [
      ['nord', north],
      ['sued', south],
    ] as const) {
      await desk
        .app()
        .page()
        .screenshot({ path: place(`abbruch-${name}.png`) })
        .catch(() => undefined)
    }
    throw error
  } finally {
    await Promise.all([north.leave(), south.leave()])
  }
}

type Look = (name: string) => Promise<void>

/** Every other screen, once. */
async function lookAround(desk: Desk, look: Look): Promise<void> {
  const screens = [
    ['Control+2', 'cases.title', 'faelle'],
    ['Control+3', 'referrals.title', 'verweise'],
    ['Control+4', 'chain.title', 'prozessketten'],
    ['Control+5', 'companies.title', 'betriebe'],
    ['Control+6', 'events.title', 'veranstaltungen'],
    ['Control+7', 'directory.title', 'verzeichnis'],
    ['Control+9', 'exchange.title', 'austausch-allein'],
    ['Control+,', 'settings.title', 'einstellungen'],
    ['F1', 'help.title', 'hilfe'],
  ] as const
  for (const [keys, heading, name] of screens) {
    await desk.hands.press(keys)
    await cases.arrived(desk, heading)
    await look(name)
  }
  await desk.hands.press('Control+k')
  await desk.app().page().getByRole('dialog').waitFor()
  await look('befehle')
  await desk.hands.press('Escape')
}

/** Card, digits by telephone, invitation, digits by telephone. */
async function bringTogether(
  { north, south }: { readonly north: Desk; readonly south: Desk },
  place: (name: string) => string,
  look: Look,
): Promise<void> {
  const [card, invitation] = [place('karte-sued.json'), place('einladung-sued.age')]
  await exchange.goToNetwork(south)
  await exchange.saveCard(south, card)
  await exchange.goToNetwork(north)
  const digits = await exchange.digitsOf(south, 'own-digits')
  await exchange.admit(north, { card, invitation, digits })
  await look('verbund')
  const rootDigits = await exchange.digitsOf(north, 'root-digits')
  await exchange.goToExchange(south)
  await exchange.join(south, { invitation, rootDigits })
  await exchange.goToExchange(north)
  await look('austausch')
  await exchange.chooseScope(north, 'all')
}

function stopwatch(north: Desk, south: Desk, onStep?: (timing: Timing) => void) {
  const timings: Timing[] = []
  const keys = () => north.hands.keysPressed() + south.hands.keysPressed()
  async function timed<T>(step: string, act: () => Promise<T>): Promise<T> {
    const start = { at: performance.now(), keys: keys() }
    const result = await act()
    const timing = { step, milliseconds: Math.round(performance.now() - start.at), keys: keys() - start.keys }
    timings.push(timing)
    onStep?.(timing)
    return result
  }
  return { timed, timings }
}
