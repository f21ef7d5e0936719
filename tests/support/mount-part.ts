/** Mounts a part of the window with the app's own words, in German, attached to the page so that focus is real. */
import { mount, type MountingOptions, type VueWrapper } from '@vue/test-utils'
import { getActivePinia } from 'pinia'
import type { App, Component } from 'vue'
import { nextTick } from 'vue'
import { createAppI18n } from '#renderer/i18n/i18n.ts'
import { provideSurroundings } from '#renderer/stores/surroundings.ts'
import type { TestWindow } from '#tests/support/window.ts'

export function mountPart(part: Component, options: MountingOptions<unknown> = {}): VueWrapper {
  return mount(part, {
    attachTo: document.body,
    ...options,
    global: { plugins: [createAppI18n('de')], ...options.global },
  } as never) as VueWrapper
}

/** The same over the stores and the vault of a window (`window.ts`). */
export function mountIn(
  { surroundings }: TestWindow,
  part: Component,
  options: MountingOptions<unknown> = {},
): VueWrapper {
  const world = { install: (app: App) => provideSurroundings(app, surroundings) }
  const pinia = getActivePinia()
  if (!pinia) throw new Error('A window is open.')
  const plugins = [createAppI18n('de'), world, pinia, ...(options.global?.plugins ?? [])]
  return mountPart(part, { ...options, global: { ...options.global, plugins } })
}

/** Lets watchers, popups and promises settle. */
export async function settled(): Promise<void> {
  for (let turn = 0; turn < 4; turn += 1) {
    await nextTick()
    await new Promise((resolve) => setTimeout(resolve, 0))
  }
}
