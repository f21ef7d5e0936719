/** A window of Nord, in a network with Süd that hand-overs travel in; taken away after each test. */
import { afterEach, beforeEach } from 'vitest'
import { createMemoryHistory, createRouter, type Router } from 'vue-router'
import { screens } from '#renderer/stores/navigation.ts'
import { joinNetwork } from '#tests/support/vault-network.ts'
import { makeOpenOffice, must, type Office } from '#tests/support/vault-office.ts'
import { openWindow, type TestWindow } from '#tests/support/window.ts'

export interface Partners {
  readonly opened: TestWindow
  readonly north: Office
  readonly south: Office
}

export function windowWithPartner(): () => Partners {
  let partners: Partners | null = null
  beforeEach(async () => {
    const opened = await openWindow()
    const [north, south] = [opened.office, await makeOpenOffice()]
    must(await north.vault().changeOffice('Nord', 'magdeburg'))
    must(await south.vault().changeOffice('Süd', 'stendal'))
    await joinNetwork(north, south, { scope: 'transfers' })
    // A package of the same minute counts as having carried whatever was made in it.
    for (const { clock } of [north, south]) clock.advance(60_000)
    partners = { opened, north, south }
  })
  afterEach(async () => {
    await partners?.opened.close()
    await partners?.south.remove()
  })
  return () => {
    if (!partners) throw new Error('no window')
    return partners
  }
}

/** Goes to cases and to the exchange, which show nothing. */
export function plainRouter(): Router {
  const component = { template: '<p />' }
  const names = [screens.caseFile, screens.exchange]
  const routes = names.map((name) => ({ path: `/${name}/:id?`, name, component }))
  return createRouter({ history: createMemoryHistory(), routes: [{ path: '/', component }, ...routes] })
}
