/**
 * The contract's names without its schemas: the preload runs in every window's process and must stay small.
 * A name that is missing here or that the contract does not know does not compile.
 */
import type { Channel, NewsTopic } from '#shared/contract/desktop-api.ts'

const channels: Readonly<Record<Channel, true>> = {
  appInfo: true,
  readVaultFile: true,
  writeVaultFile: true,
  settleVaultFile: true,
  openJournal: true,
  readJournal: true,
  holdJournal: true,
  appendJournal: true,
  beginSnapshot: true,
  writeSnapshot: true,
  finishSnapshot: true,
  abortSnapshot: true,
  readSnapshot: true,
  useGeneration: true,
  dropOlderGenerations: true,
  diskSpace: true,
  writeBackup: true,
  openBackup: true,
  readBackup: true,
  adoptBackup: true,
  pickFile: true,
  takeOpenedFile: true,
  holdFile: true,
  saveFile: true,
  exchangeFolder: true,
  chooseExchangeFolder: true,
  leaveExchangeFolder: true,
  listExchangeFiles: true,
  readExchangeFile: true,
  holdExchangeFile: true,
  writeExchangeFile: true,
  keepFormerFolders: true,
  removeExchangeFile: true,
  openTypesetter: true,
  chooseDocumentTarget: true,
  printWindow: true,
  remindOfDue: true,
  readAppearance: true,
  writeAppearance: true,
  noteWork: true,
  lock: true,
  quit: true,
  readUpdates: true,
  writeUpdateAddress: true,
  checkForUpdate: true,
  loadUpdate: true,
}

const topics: Readonly<Record<NewsTopic, true>> = {
  lockRequested: true,
  appearanceChanged: true,
  command: true,
  updateChanged: true,
  fileOpened: true,
  exchangeFolderChanged: true,
}

export const channelNames = Object.keys(channels) as Channel[]
export const newsTopics = Object.keys(topics) as NewsTopic[]

/** The names on the wire. */
export const callName = (channel: Channel): string => `desktop:${channel}`
export const newsName = (topic: NewsTopic): string => `news:${topic}`
/** Carries the typesetting process's port, both from main to the preload and from there to the window. */
export const typesetterPortName = 'typesetter-port'
