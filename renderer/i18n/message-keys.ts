/** Every key of every area, as a type: a word that does not exist does not compile. One line per area. */
type Areas = typeof import('./locales/de/advisers.json') &
  typeof import('./locales/de/anonymity.json') &
  typeof import('./locales/de/app.json') &
  typeof import('./locales/de/bulk.json') &
  typeof import('./locales/de/cases.json') &
  typeof import('./locales/de/casework.json') &
  typeof import('./locales/de/chain.json') &
  typeof import('./locales/de/chain-older.json') &
  typeof import('./locales/de/chain-packages.json') &
  typeof import('./locales/de/chain-papers.json') &
  typeof import('./locales/de/chain-reference.json') &
  typeof import('./locales/de/chainDiagram.json') &
  typeof import('./locales/de/chainEdit.json') &
  typeof import('./locales/de/chainLaw.json') &
  typeof import('./locales/de/common.json') &
  typeof import('./locales/de/companies.json') &
  typeof import('./locales/de/conflict.json') &
  typeof import('./locales/de/consultation.json') &
  typeof import('./locales/de/directory.json') &
  typeof import('./locales/de/errors.json') &
  typeof import('./locales/de/events.json') &
  typeof import('./locales/de/exchange.json') &
  typeof import('./locales/de/exchangeLog.json') &
  typeof import('./locales/de/find.json') &
  typeof import('./locales/de/folder.json') &
  typeof import('./locales/de/help.json') &
  typeof import('./locales/de/import.json') &
  typeof import('./locales/de/leaflet.json') &
  typeof import('./locales/de/lists.json') &
  typeof import('./locales/de/network.json') &
  typeof import('./locales/de/outreach.json') &
  typeof import('./locales/de/partnerState.json') &
  typeof import('./locales/de/preview.json') &
  typeof import('./locales/de/referral.json') &
  typeof import('./locales/de/referrals.json') &
  typeof import('./locales/de/scope.json') &
  typeof import('./locales/de/settings.json') &
  typeof import('./locales/de/setup.json') &
  typeof import('./locales/de/summary.json') &
  typeof import('./locales/de/today.json') &
  typeof import('./locales/de/transfer.json') &
  typeof import('./locales/de/unlock.json') &
  typeof import('./locales/de/valuelists.json')

type KeysOf<Messages> = {
  [Key in keyof Messages & string]: Messages[Key] extends string ? Key : `${Key}.${KeysOf<Messages[Key]>}`
}[keyof Messages & string]

export type MessageKey = KeysOf<Areas>
