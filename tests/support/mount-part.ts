/** Mounts a part of the window with the app's own words, in German, attached to the page so that focus is real. */
import { mount, type MountingOptions, type VueWrapper } from '@vue/test-utils'
import type { Component } from 'vue'
import { nextTick } from 'vue'
import { createAppI18n } from '#renderer/i18n/i18n.ts'

export function mountPart(part: Component, options: MountingOptions<unknown> = {}): VueWrapper {
  return mount(part, {
    attachTo: document.body,
    ...options,
    global: { plugins: [createAppI18n('de')], ...options.global },
  } as never) as VueWrapper
}

/** Lets watchers, popups and promises settle. */
export async function settled(): Promise<void> {
  for (let turn = 0; turn < 4; turn += 1) {
    await nextTick()
    await new Promise((resolve) => setTimeout(resolve, 0))
  }
}
