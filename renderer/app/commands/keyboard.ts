/** Keys to commands. Letters need a modifier, so that nobody sets something off by typing (WCAG 2.1.4). */
import { createKeybindingsHandler } from 'tinykeys'
import type { Command, CommandId } from '#renderer/stores/commands.ts'

/**
 * `run` answers whether the command made sense. Only then is the key taken from the browser and from the menu, which
 * would otherwise tell the page a second time.
 */
export function keyListener(
  commands: readonly Command[],
  run: (id: CommandId) => boolean,
): (event: KeyboardEvent) => void {
  const bindings = commands.flatMap(({ id, keys, moreKeys }) =>
    [keys, moreKeys]
      .filter((one) => typeof one === 'string')
      .map((one) => [one, (event: KeyboardEvent) => press(event, id)] as const),
  )
  function press(event: KeyboardEvent, id: CommandId): void {
    if (id === 'undo' && isTyping(event.target)) return
    if (run(id)) event.preventDefault()
  }
  // The usual filter ignores keys pressed in fields; ours all carry a modifier or are F1, and hold there too.
  return createKeybindingsHandler(Object.fromEntries(bindings), { ignore: isNoPress })
}

/** A key that is held down, or half of a character being composed. */
function isNoPress(event: KeyboardEvent): boolean {
  return event.repeat || event.isComposing
}

/** In a text field Strg+Z belongs to the text. */
function isTyping(target: EventTarget | null): boolean {
  return target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement
}
