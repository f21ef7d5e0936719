/** Every key of every area, as a type: a word that does not exist does not compile. One line per area. */
type Areas = typeof import('./locales/de/common.json') & typeof import('./locales/de/errors.json')

type KeysOf<Messages> = {
  [Key in keyof Messages & string]: Messages[Key] extends string ? Key : `${Key}.${KeysOf<Messages[Key]>}`
}[keyof Messages & string]

export type MessageKey = KeysOf<Areas>
