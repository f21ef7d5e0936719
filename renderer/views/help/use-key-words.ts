/** Keys as they are printed on a German keyboard. */
import { useText } from '#renderer/i18n/use-text.ts'

const words = {
  $mod: 'ctrl',
  Control: 'ctrl',
  Alt: 'alt',
  Shift: 'shift',
  ArrowLeft: 'left',
  ArrowRight: 'right',
  Enter: 'enter',
} as const

export function useKeyWords(): { readonly keyWords: (keys: string | null) => string | undefined } {
  const { t } = useText()

  function wordOf(key: string): string {
    return key in words ? t(`app.keys.${words[key as keyof typeof words]}`) : key.toUpperCase()
  }

  return { keyWords: (keys) => keys?.split('+').map(wordOf).join('+') }
}
