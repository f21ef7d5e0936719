/** What an adviser does with a case, by keyboard. */
import type { Locator, Page } from 'playwright-core'
import { bundledChains } from '#shared/chains/catalogue.ts'
import type { Desk } from '#tests/support/app-driver/desk.ts'
import { chooseInMenu, decide, pick } from '#tests/support/app-driver/fields.ts'
import { answerFileDialog } from '#tests/support/app-driver/file-dialog.ts'
import { waitUntil } from '#tests/support/app-driver/wait-until.ts'
import { words } from '#tests/support/app-driver/words.ts'

/** Values by the name of their field, as they are called on the screen. */
export interface CaseFacts {
  readonly clientGroup: string
  readonly lists: Readonly<Record<string, string>>
  readonly topics: readonly string[]
  readonly concern: string
}

/** Called at the moments worth a picture. */
export type Look = (name: string) => Promise<void>
const noLook: Look = async () => undefined

/** Opens a new case and answers with its code. */
export async function openCase(desk: Desk, facts: CaseFacts, look: Look = noLook): Promise<string> {
  const { hands } = desk
  await hands.press('Control+n')
  await arrived(desk, 'cases.create.title')
  await decide(hands, radios(desk, 'cases.fields.clientGroup'), facts.clientGroup)
  for (const [field, label] of Object.entries(facts.lists)) {
    await pick(hands, desk.app().page(), { at: desk.field(`cases.fields.${field}`), label })
  }
  for (const label of facts.topics) {
    await pick(hands, desk.app().page(), { at: desk.field('cases.fields.topics'), label })
  }
  await hands.fill(desk.field('cases.fields.concern'), facts.concern)
  await look('neuer-fall')
  await hands.press('Control+Enter')
  return codeOnScreen(desk)
}

/** The code in the heading of the case that is open. */
export async function codeOnScreen(desk: Desk): Promise<string> {
  const code = desk.app().page().locator('h1.fk-code')
  await code.waitFor()
  return ((await code.textContent()) ?? '').trim()
}

export interface Talk {
  readonly duration: string
  readonly topics: readonly string[]
  readonly note: string
  readonly agreement: string
  readonly due: string
  readonly followUp: string
  readonly followUpOn: string
}

/** Enters a consultation for the open case. */
export async function recordTalk(desk: Desk, talk: Talk, look: Look = noLook): Promise<void> {
  const { hands } = desk
  await hands.press('Control+Shift+N')
  await arrived(desk, 'consultation.title')
  await decide(hands, radios(desk, 'consultation.duration'), talk.duration)
  for (const label of talk.topics) {
    await pick(hands, desk.app().page(), { at: desk.field('consultation.topics'), label })
  }
  await hands.fill(desk.field('consultation.note'), talk.note)
  await hands.fill(desk.field('cases.case.agreementWhat'), talk.agreement)
  await hands.fill(desk.field('cases.case.agreementDue'), talk.due)
  await hands.fill(desk.field('consultation.followUpWhat'), talk.followUp)
  await hands.fill(desk.field('cases.case.followUpOn'), talk.followUpOn)
  await look('gespraech')
  await hands.press('Control+Enter')
  await codeOnScreen(desk)
}

/** An answer by the id of its question: a label of the list, yes or no, or a day. */
export type GivenAnswers = Readonly<Record<string, string>>

/** Begins the chain in the open case and answers, of what it asks, all that is known. Answers with what it asked. */
export async function walkChain(desk: Desk, title: string, known: GivenAnswers): Promise<readonly string[]> {
  const page = desk.app().page()
  const letter = bundledChains.find((chain) => chain.title === title)?.letter ?? ''
  await desk.hands.use(desk.button('chain.startOne'))
  await chooseInMenu(desk.hands, page.getByRole('menu'), `${letter} · ${title}`)
  await page.getByRole('heading', { level: 1, name: title }).waitFor()
  await page.locator('[id^=question-]').first().waitFor()
  const given: string[] = []
  for (;;) {
    const next = await nextAsked(page, (id) => id in known && !given.includes(id))
    if (next === undefined) return given
    const field = page.locator(`#question-${next}`)
    await answerQuestion(desk, field, known[next] ?? '')
    // An answered question makes room for those that follow from it.
    await field.waitFor({ state: 'detached' })
    given.push(next)
    if (given.length === Object.keys(known).length) return given
  }
}

/** How long what follows from an answer may take to be drawn. */
const settling = 3_000

/** The first question of these on the screen; one that only follows now is waited for. */
async function nextAsked(page: Page, isWanted: (id: string) => boolean): Promise<string | undefined> {
  const since = performance.now()
  for (;;) {
    const found = (await askedNow(page)).find(isWanted)
    if (found !== undefined || performance.now() - since > settling) return found
    await page.waitForTimeout(50)
  }
}

/** Ids of the questions on the screen. */
async function askedNow(page: Page): Promise<readonly string[]> {
  const fields = page.locator(
    ['input', 'select', '[role=radiogroup]'].map((kind) => `${kind}[id^=question-]`).join(),
  )
  const ids = await fields.evaluateAll((elements) => elements.map(({ id }) => id))
  return [...new Set(ids.map((id) => id.slice('question-'.length)))]
}

async function answerQuestion(desk: Desk, field: Locator, answer: string): Promise<void> {
  const kind = await field.evaluate((element) => element.getAttribute('role') ?? element.tagName)
  if (kind === 'radiogroup') return decide(desk.hands, field, answer)
  if (kind === 'combobox') return pick(desk.hands, desk.app().page(), { at: field, label: answer })
  await desk.hands.fill(field, answer)
  return desk.hands.press('Enter')
}

/** Walks to a step of the open chain and gives it a state by its number key. */
export async function moveStep(desk: Desk, step: string, state: number): Promise<void> {
  await walkToStep(desk, step)
  await desk.hands.press(String(state))
}

/** Walks to a step of the open chain and reads what it says. */
export async function readStep(desk: Desk, step: string): Promise<string> {
  await walkToStep(desk, step)
  return desk.app().page().locator('.step').innerText()
}

/** Walks to a step of the open chain and waits until it says all of `parts`; what it says instead is in the error. */
export async function stepSays(desk: Desk, step: string, ...parts: readonly string[]): Promise<void> {
  await walkToStep(desk, step)
  const read = () => desk.app().page().locator('.step').innerText()
  await waitUntil(
    async () => {
      const said = await read()
      return parts.every((part) => said.includes(part))
    },
    { what: async () => `${step} says ${parts.join(', ')}, not: ${await read()}` },
  )
}

async function walkToStep(desk: Desk, step: string): Promise<void> {
  const list = desk
    .app()
    .page()
    .getByRole('navigation', { name: words('chain.stepsLabel') })
  const chosen = list.locator('[aria-current=step]')
  await desk.hands.goTo(list)
  const ids = await list.locator('.step-list__id').allTextContents()
  const from = ids.indexOf(((await chosen.locator('.step-list__id').textContent()) ?? '').trim())
  const way = ids.indexOf(step) - from
  for (let at = 0; at < Math.abs(way); at += 1) await desk.hands.press(way > 0 ? 'ArrowDown' : 'ArrowUp')
  const isThere = async () => (await chosen.locator('.step-list__id').textContent())?.trim() === step
  await waitUntil(isThere, { what: `step ${step}` })
}

/** Refers from the chosen step of the chain to the body that the directory suggests first. */
export async function referFromStep(desk: Desk, reason: string, look: Look = noLook): Promise<string> {
  await desk.hands.use(desk.button('chain.refer'))
  await arrived(desk, 'referral.title')
  await desk.hands.fill(desk.field('referral.reason'), reason)
  const body = await desk.field('referral.body').inputValue()
  await look('verweis')
  await desk.hands.press('Control+Enter')
  await desk
    .app()
    .page()
    .getByRole('heading', { level: 1, name: words('referral.title') })
    .waitFor({ state: 'detached' })
  return body
}

/** From a chain to the case that it belongs to. */
export async function backToCase(desk: Desk): Promise<void> {
  await desk.hands.use(desk.button('chain.toCase'))
  await codeOnScreen(desk)
}

/** Finds a case by its code, opens it, and reads what the screen shows of it, line by line. */
export async function readCase(desk: Desk, code: string): Promise<readonly string[]> {
  const page = desk.app().page()
  await desk.hands.press('Control+2')
  await arrived(desk, 'cases.title')
  await desk.hands.press('Control+f')
  await desk.hands.fill(desk.field('cases.filter'), code)
  await page.getByRole('grid').getByText(code).waitFor()
  await desk.hands.press('ArrowDown', 'Enter')
  await page.locator('h1.fk-code').filter({ hasText: code }).waitFor()
  const article = page.locator('article.case')
  // Codes of other cases are read after the case itself.
  await waitUntil(async () => (await article.getByText('…', { exact: true }).count()) === 0, {
    what: 'the codes of linked cases',
  })
  const text = await article.innerText()
  return text.split('\n').flatMap((line) => line.trim() || [])
}

/** Fills a referral that comes from no step: kind of body, body and town by hand. */
export async function fillReferral(desk: Desk, text: string): Promise<void> {
  const { hands } = desk
  await arrived(desk, 'referral.title')
  const label = words('lists.bodyType.job-centre')
  await pick(hands, desk.app().page(), { at: desk.field('referral.bodyType'), label })
  await hands.fill(desk.field('referral.body'), text)
  await hands.fill(desk.field('referral.town'), text)
  await hands.fill(desk.field('referral.reason'), text)
  await hands.press('Control+Enter')
  await codeOnScreen(desk)
}

/** Shows the summary of the open case, saves it, and answers with the path. */
export async function saveSummary(desk: Desk, path: string, look: Look = noLook): Promise<void> {
  await desk.hands.use(desk.button('cases.case.summary'))
  await arrived(desk, 'summary.title')
  await desk.app().page().locator('.fk-preview img, .fk-preview svg').first().waitFor({ timeout: 30_000 })
  await look('zusammenfassung')
  await desk.hands.goTo(desk.button('summary.save'))
  await answerFileDialog(desk.app().pid, path, () => desk.hands.press('Enter'))
  await desk.app().page().locator('.fk-toast').getByText(words('summary.warn')).first().waitFor()
}

/** Waits for a screen by the key of its heading. */
export async function arrived(desk: Desk, heading: string): Promise<void> {
  await desk
    .app()
    .page()
    .getByRole('heading', { level: 1, name: words(heading) })
    .waitFor()
}

/** A group of radio buttons by the key of its label. */
export function radios(desk: Desk, key: string): Locator {
  return desk
    .app()
    .page()
    .getByRole('radiogroup', { name: new RegExp(`^${words(key)}`) })
}
