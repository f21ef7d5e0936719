/** The program's commands with their keys. One line here is one entry in palette, keyboard and shortcut sheet. */
import type { Command } from '#renderer/stores/commands.ts'

export const commandList: readonly Command[] = [
  { id: 'today', words: 'goToday', keys: '$mod+1', group: 'areas' },
  { id: 'cases', words: 'goCases', keys: '$mod+2', group: 'areas' },
  { id: 'chains', words: 'goChains', keys: '$mod+3', group: 'areas' },
  { id: 'directory', words: 'goDirectory', keys: '$mod+4', group: 'areas' },
  { id: 'exchange', words: 'goExchange', keys: '$mod+5', group: 'areas' },
  { id: 'back', words: 'historyBack', keys: 'Alt+ArrowLeft', group: 'areas' },
  { id: 'forward', words: 'historyForward', keys: 'Alt+ArrowRight', group: 'areas' },
  { id: 'case.new', words: 'caseNew', keys: '$mod+n', group: 'case' },
  { id: 'consultation.new', words: 'consultationNew', keys: '$mod+Shift+N', group: 'case' },
  { id: 'referral.new', words: 'referralNew', keys: null, group: 'case' },
  { id: 'case.summary', words: 'summary', keys: null, group: 'case' },
  { id: 'find', words: 'find', keys: '$mod+f', group: 'case' },
  { id: 'save', words: 'save', keys: '$mod+s', moreKeys: '$mod+Enter', group: 'case' },
  { id: 'print', words: 'print', keys: '$mod+p', group: 'case' },
  { id: 'undo', words: 'undo', keys: '$mod+z', group: 'case' },
  { id: 'palette', words: 'palette', keys: '$mod+k', group: 'program' },
  { id: 'lock', words: 'lock', keys: '$mod+l', group: 'program' },
  { id: 'backup', words: 'backup', keys: null, group: 'program' },
  { id: 'backup.check', words: 'backupCheck', keys: null, group: 'program' },
  { id: 'settings', words: 'settings', keys: '$mod+,', group: 'program' },
  { id: 'updates', words: 'updates', keys: null, group: 'program' },
  { id: 'help', words: 'help', keys: 'F1', group: 'program' },
  { id: 'shortcuts', words: 'shortcuts', keys: '$mod+#', group: 'program' },
  { id: 'about', words: 'about', keys: null, group: 'program' },
]
