/** The words of the window. One file per area and language lies in `locales`; this gathers them. */
import { createI18n, type I18n } from 'vue-i18n'

export const languages = ['de', 'en'] as const
export type Language = (typeof languages)[number]

type Area = Record<string, unknown>

const german = import.meta.glob<Area>('./locales/de/*.json', { eager: true, import: 'default' })
const english = import.meta.glob<Area>('./locales/en/*.json', { eager: true, import: 'default' })

const merged = (areas: Readonly<Record<string, Area>>): Area =>
  Object.assign({}, ...Object.values(areas)) as Area

type None = Record<string, never>
export type AppI18n = I18n<None, None, None, string, false>

/** The plugin for the app. German is the first language and stands in where English has no word yet. */
export function createAppI18n(language: Language): AppI18n {
  return createI18n<false>({
    // eslint-disable-next-line @typescript-eslint/no-deprecated -- still the switch to the composition interface in 11
    legacy: false,
    locale: language,
    fallbackLocale: 'de',
    messages: { de: merged(german), en: merged(english) } as never,
    missingWarn: false,
    fallbackWarn: false,
  })
}
