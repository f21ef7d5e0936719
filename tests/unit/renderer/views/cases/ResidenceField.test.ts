// @vitest-environment happy-dom
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { VueWrapper } from '@vue/test-utils'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { createMemoryHistory, createRouter } from 'vue-router'
import { coarseResidence } from '#shared/domain/residence.ts'
import { ResidenceFine } from '#shared/domain/residence-papers.ts'
import { useDrafts } from '#renderer/stores/drafts.ts'
import { useSession } from '#renderer/stores/session.ts'
import type { VaultApi } from '#renderer/vault/vault-api.ts'
import NewCaseView from '#renderer/views/cases/NewCaseView.vue'
import ResidenceField from '#renderer/views/cases/ResidenceField.vue'
import { FkCombobox } from '#renderer/components/index.ts'
import { useCommands } from '#renderer/stores/commands.ts'
import { mountIn, settled } from '#tests/support/mount-part.ts'
import { everything } from '#tests/support/vault-office.ts'
import { openWindow, type TestWindow } from '#tests/support/window.ts'

let opened: TestWindow
let part: VueWrapper | undefined
/** Everything the window ever told the vault, as text. */
let told: string[]

beforeEach(async () => {
  opened = await openWindow()
  told = []
  // Stores are made when they are first asked for: from here on every word to the vault is heard.
  Object.assign(opened.surroundings, { vault: listening(opened.surroundings.vault) })
  await useSession().enter()
})
afterEach(async () => {
  part?.unmount()
  await opened.close()
})

function listening(vault: VaultApi): VaultApi {
  return new Proxy(vault, {
    get: (target, name: keyof VaultApi) => {
      const call = target[name] as (...inputs: readonly unknown[]) => unknown
      return (...inputs: readonly unknown[]) => {
        told.push(`${name} ${JSON.stringify(inputs)}`)
        return call(...inputs)
      }
    },
  })
}

function open(): VueWrapper {
  const component = { render: () => null }
  const routes = [
    { path: '/', component },
    ...['case', 'cases'].map((name) => ({ path: `/${name}/:id?`, name, component })),
  ]
  const router = createRouter({ history: createMemoryHistory(), routes })
  return mountIn(opened, NewCaseView, { global: { plugins: [router] } })
}

async function filesOf(folder: string): Promise<readonly string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true })
  const files = entries.filter((entry) => entry.isFile())
  return Promise.all(files.map(async (file) => readFile(join(file.parentPath, file.name), 'latin1')))
}

test.each(ResidenceFine.options)(
  'the paper “%s” gives the coarse status and is in no register, no draft, no file',
  async (paper) => {
    part = open()
    await settled()
    const group = part.find('#clientGroup [value=young-person]')
    await group.trigger('click')
    const field = part.findComponent(ResidenceField)
    const [, papers] = field.findAllComponents(FkCombobox)
    papers?.vm.$emit('update:modelValue', paper)
    await settled()
    expect(field.props('modelValue')).toBe(coarseResidence(paper))
    await useDrafts().flush()
    expect(told.some((call) => call.startsWith('saveDraft ["new-case"'))).toBe(true)
    useCommands().run('save')
    await expect.poll(async () => (await opened.surroundings.vault.list(everything)).total).toBe(1)
    const [head] = (await opened.surroundings.vault.list(everything)).rows
    expect(head?.residence).toBe(coarseResidence(paper))
    // Some papers are called like their coarse status: what counts is the whole word in quotes.
    for (const call of told) expect(call).not.toContain(`"${paper}"`)
    for (const text of await filesOf(opened.office.folder)) expect(text).not.toContain(paper)
  },
)
