/** Puts theme, density and language on the page and follows every change of them. */
import { computed, onMounted, watchEffect, type ComputedRef } from 'vue'
import { useI18n } from 'vue-i18n'
import type { Appearance } from '#shared/contract/desktop-api.ts'
import { useAppearance } from '#renderer/stores/appearance.ts'

export function useAppearanceOnPage(): { readonly language: ComputedRef<Appearance['language']> } {
  const store = useAppearance()
  const { locale } = useI18n({ useScope: 'global' })
  const language = computed(() => store.appearance.language)

  onMounted(() => store.load())
  watchEffect(() => {
    const { theme, density } = store.appearance
    const root = document.documentElement
    if (theme === 'system') delete root.dataset['theme']
    else root.dataset['theme'] = theme
    root.dataset['density'] = density
    root.lang = language.value
    locale.value = language.value
  })
  return { language }
}
