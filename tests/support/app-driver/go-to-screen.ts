/** Straight to a screen, where how one gets there is shown elsewhere. */
import type { Page } from 'playwright-core'
import type { RouteLocationRaw, Router } from 'vue-router'

export async function goToScreen(page: Page, to: RouteLocationRaw): Promise<void> {
  await page.evaluate(async (where) => {
    const app = document.querySelector<MountedElement>('#app')?.__vue_app__
    await app?.config.globalProperties.$router.push(where)
  }, to)
}

interface MountedElement extends Element {
  readonly __vue_app__?: { readonly config: { readonly globalProperties: { readonly $router: Router } } }
}
