/** The words of the window. One file per area and language lies in `locales`; this gathers them. */
import { createI18n } from 'vue-i18n'

export const languages = ['de', 'en'] as const
export type Language = (typeof languages)[number]

type Area = Record<string, unknown>

const german = import.meta.glob<Area>('./locales/de/*.json', { eager: true, import: 'default' })
const english = import.meta.glob<Area>('./locales/en/*.json', { eager: true, import: 'default' })

const merged = (areas: Readonly<Record<string, Area>>): Area =>
  Object.assign({}, ...Object.values(areas)) as Area

/** The plugin for the app. German is the first language and stands in where English has no word yet. */
export function createAppI18n(language: Language) {
  return createI18n<false>({
    legacy: false,
    locale: language,
    fallbackLocale: 'de',
    messages: { de: merged(german), en: merged(english) } as never,
    missingWarn: false,
    fallbackWarn: false,
  })
}
