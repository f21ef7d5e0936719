/** The window's composition root: makes the world, hands it to the app, shows it. */
import { officeTimeZone } from '#shared/base/office-zone.ts'
import '#renderer/vault/zod-without-eval.ts'
import '#renderer/styles/index.css'
import '#renderer/views/layout.css'
import { proxy } from 'comlink'
import { createPinia } from 'pinia'
import { createApp } from 'vue'
import App from '#renderer/app/App.vue'
import { createAppRouter } from '#renderer/app/routes.ts'
import { desktop, onNews, openTypesetterPort } from '#renderer/desktop/desktop.ts'
import { createAppI18n } from '#renderer/i18n/i18n.ts'
import { provideSurroundings } from '#renderer/stores/surroundings.ts'
import { connectVault } from '#renderer/vault/connect-vault.ts'

async function start(): Promise<void> {
  const { language } = await desktop.readAppearance({})
  const app = createApp(App)
  provideSurroundings(app, {
    vault: connectVault(desktop),
    desktop,
    onNews,
    clock: { now: () => Date.now() },
    timeZone: officeTimeZone,
    typesetterPort: openTypesetterPort,
    listen: (listener) => proxy(listener),
  })
  app.use(createPinia())
  app.use(createAppI18n(language))
  app.use(createAppRouter())
  app.mount('#app')
}

void start()
