/** Theme, density, language, zoom and idle time: kept by the machine, nothing personal in them. */
import { defineStore } from 'pinia'
import { shallowReadonly, shallowRef } from 'vue'
import type { Appearance } from '#shared/contract/desktop-api.ts'
import { useSurroundings } from '#renderer/stores/surroundings.ts'

const usual: Appearance = {
  theme: 'system',
  density: 'comfortable',
  language: 'de',
  zoom: 1,
  idleMinutes: 5,
  reminders: true,
}

export const useAppearance = defineStore('appearance', () => {
  const { desktop, onNews } = useSurroundings()
  const appearance = shallowRef<Appearance>(usual)

  async function load(): Promise<void> {
    appearance.value = await desktop.readAppearance({})
  }

  async function change(changes: Partial<Appearance>): Promise<void> {
    appearance.value = { ...appearance.value, ...changes }
    await desktop.writeAppearance(appearance.value)
  }

  onNews('appearanceChanged', (changed) => {
    appearance.value = changed
  })

  return { appearance: shallowReadonly(appearance), load, change }
})
