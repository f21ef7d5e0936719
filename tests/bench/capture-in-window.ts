/** What is measured inside the window itself: quick capture, again and again. */
import type {} from '#tests/support/app-driver/vault-in-page.ts'

/** Whole first conversations as quick capture saves them: case, conversation, follow-up and referral in one save. */
export async function captureAgainAndAgain(count: number): Promise<number[]> {
  const { vault } = window.surroundingsOfTheApp
  const on = new Date().toISOString().slice(0, 10)
  const times: number[] = []
  for (let at = 0; at < count; at += 1) {
    const ids = [await vault.newId(), await vault.newId(), await vault.newId()] as const
    const referral = {
      on,
      bodyType: 'employment-agency',
      body: 'Agentur für Arbeit',
      town: 'Stendal',
      reason: 'Berufsberatung',
      way: 'contact-given',
      feedbackDue: on,
      outcome: 'open',
      feedbackOn: null,
      consent: null,
      consentOn: null,
      origin: null,
    }
    const talk = {
      id: ids[0],
      on,
      kind: 'outreach',
      duration: '15-30',
      form: 'first',
      mediation: 'lay',
      topics: ['orientation'],
      note: `Gespräch ${String(at)} am Stand.`,
      by: 'AB',
      place: 'Schule',
    }
    const profile = {
      region: 'stendal',
      clientGroup: 'young-person',
      openedOn: on,
      adviser: 'AB',
      german: 'b1',
    }
    const writes = [
      ...Object.entries(profile).map(([name, value]) => ({ name, value })),
      { name: `c.${ids[0]}`, value: talk },
      { name: `w.${ids[1]}`, value: { id: ids[1], on, what: 'Nachfragen', done: false } },
      ...Object.entries(referral).map(([field, value]) => ({ name: `r.${ids[2]}.${field}`, value })),
    ]
    const start = performance.now()
    const saved = await vault.createCase(writes)
    times.push(performance.now() - start)
    if (!saved.ok) throw new Error(saved.error.type)
  }
  return times
}
