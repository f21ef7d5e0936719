/** Entries that come with the program: chains with their steps, handbook, settings. */
import type { FoundEntry } from '#renderer/app/palette/found-entry.ts'
import type { MessageKey } from '#renderer/i18n/message-keys.ts'
import type { Text } from '#renderer/i18n/use-text.ts'
import { useChainLibrary } from '#renderer/stores/chain-library.ts'
import { screens } from '#renderer/stores/navigation.ts'
import { chapters } from '#renderer/views/help/chapters.ts'

export function staticEntries(text: Text): readonly FoundEntry[] {
  return [...chainEntries(text), ...chapterEntries(text), ...settingsEntries(text)]
}

function chainEntries({ t }: Text): readonly FoundEntry[] {
  return useChainLibrary().library.chains.flatMap((chain): readonly FoundEntry[] => [
    {
      id: `chain:${chain.id}`,
      group: 'chains',
      title: `${chain.letter} · ${chain.title}`,
      short: [t('find.chain')],
      texts: [chain.summary],
      detail: t('find.chain'),
      target: { to: { name: screens.chains, query: { chain: chain.id } } },
    },
    ...chain.steps.map((step): FoundEntry => ({
      id: `step:${chain.id}:${step.id}`,
      group: 'chains',
      title: `${step.id} ${step.title}`,
      short: [],
      texts: [step.goal, step.forWhom, ...step.papers],
      detail: `${chain.letter} · ${chain.title}`,
      target: { to: { name: screens.chains, query: { chain: chain.id, step: step.id } } },
    })),
  ])
}

function chapterEntries({ t, tAny }: Text): readonly FoundEntry[] {
  const numbered = (id: string, letter: string, count: number) =>
    Array.from({ length: count }, (_, at) => tAny(`help.chapters.${id}.${letter}${at + 1}`))
  const written = chapters.map(({ id, paragraphs, steps }) => ({
    id,
    title: tAny(`help.chapters.${id}.title`),
    texts: [...numbered(id, 'p', paragraphs), ...numbered(id, 's', steps)],
  }))
  return [...written, { id: 'shortcuts', title: t('find.shortcuts'), texts: [] }].map((chapter) => ({
    ...chapter,
    id: `help:${chapter.id}`,
    group: 'help',
    short: [],
    detail: t('find.chapter'),
    target: { to: { name: screens.help, params: { chapter: chapter.id } } },
  }))
}

interface Setting {
  readonly section: string
  readonly title: MessageKey
  readonly more: readonly MessageKey[]
}

/** Each setting one would look for by its name, with the section in which it stands. */
const settings: readonly Setting[] = [
  {
    section: 'appearance',
    title: 'settings.appearance.title',
    more: [
      'settings.appearance.theme',
      'settings.appearance.dark',
      'settings.appearance.density',
      'settings.appearance.language',
      'settings.appearance.zoom',
      'settings.appearance.idle',
    ],
  },
  { section: 'backup', title: 'settings.backup.title', more: ['settings.backup.lead'] },
  { section: 'backup', title: 'settings.backup.checkTitle', more: ['settings.backup.checkLead'] },
  { section: 'access', title: 'settings.advisers.title', more: ['settings.advisers.lead'] },
  { section: 'access', title: 'settings.passphrase.title', more: ['settings.passphrase.change'] },
  { section: 'access', title: 'settings.recovery.title', more: ['settings.recovery.lead'] },
  { section: 'access', title: 'bulk.retention.title', more: ['bulk.retention.lead'] },
  { section: 'updates', title: 'settings.updates.title', more: [] },
  { section: 'about', title: 'settings.about.title', more: [] },
]

function settingsEntries({ t }: Text): readonly FoundEntry[] {
  return settings.map(({ section, title, more }) => {
    const place = t(`settings.${section}.title` as MessageKey)
    return {
      id: `setting:${title}`,
      group: 'settings',
      title: t(title),
      short: more.map((key) => t(key)),
      texts: [],
      detail: place === t(title) ? '' : place,
      target: { to: { name: screens.settings, params: { section } } },
    }
  })
}
