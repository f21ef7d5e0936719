/** All that the palette finds beside cases, looked through in the window. */
import { computed, shallowRef, watch, type Ref } from 'vue'
import { bundledMunicipalities } from '#shared/directory/bundled-directory.ts'
import { createBook, type Book } from '#shared/search/book.ts'
import type { FoundEntry } from '#renderer/app/palette/found-entry.ts'
import {
  bodyEntries,
  municipalityEntries,
  programmeEntries,
} from '#renderer/app/palette/directory-entries.ts'
import { eventEntries } from '#renderer/app/palette/item-entries.ts'
import { useText } from '#renderer/i18n/use-text.ts'
import { useChainContent } from '#renderer/stores/chain-content.ts'
import { useCommands } from '#renderer/stores/commands.ts'
import { useDirectory } from '#renderer/stores/directory.ts'
import { useSurroundings } from '#renderer/stores/surroundings.ts'
import { useLabels } from '#renderer/views/forms/list-options.ts'
import { useKeyWords } from '#renderer/views/help/use-key-words.ts'

/** Everything else. What comes with the program is loaded when the palette is first opened. */
export function useBook(open: Ref<boolean>): Pick<Book<FoundEntry>, 'find'> {
  const text = useText()
  const { labelOf } = useLabels()
  const { vault } = useSurroundings()
  const commands = useCommands()
  const directory = useDirectory()
  const content = useChainContent()
  const { keyWords } = useKeyWords()
  const others = shallowRef<readonly FoundEntry[]>([])

  const commandEntries = computed<readonly FoundEntry[]>(() =>
    commands.usable
      .filter(({ id }) => id !== 'palette')
      .map(({ id, words, keys }) => ({
        id: `command:${id}`,
        group: 'commands',
        title: text.tAny(`app.commands.${words}`),
        short: [],
        texts: [],
        detail: '',
        shortcut: keyWords(keys),
        target: { run: id },
      })),
  )
  const book = computed(() => createBook([...others.value, ...commandEntries.value]))

  watch(open, async (isOpen) => {
    if (!isOpen) return
    const { staticEntries } = await import('#renderer/app/palette/static-entries.ts')
    const [events] = await Promise.all([vault.items('event'), directory.load(), content.load()])
    others.value = [
      ...bodyEntries(directory.current, labelOf),
      ...municipalityEntries(bundledMunicipalities.municipalities, text, labelOf),
      ...programmeEntries(directory.programmes),
      ...staticEntries(text),
      ...eventEntries(events, text.date),
    ]
  })
  return { find: (typed) => book.value.find(typed) }
}
