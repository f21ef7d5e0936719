/** What an office wrote is checked as the chain that comes of it, and every fault leads to a field. */
import { expect, test } from 'vitest'
import { CalendarDate } from '#shared/base/calendar-date.ts'
import { assert } from '#shared/base/assert.ts'
import { adviseEditor } from '#shared/chains/advise-editor.ts'
import { bundledChains, bundledLibrary } from '#shared/chains/catalogue.ts'
import type { CheckContext } from '#shared/chains/check-chain.ts'
import { checkLetter, checkOverlay, type OverlayFault } from '#shared/chains/check-overlay.ts'
import { addNote, addStep, changeStep, newOverlay, pinBodies } from '#shared/chains/edit-overlay.ts'
import { makeEdition } from '#shared/chains/edition.ts'
import { placeOf } from '#shared/chains/fault-place.ts'
import { bundledSources } from '#shared/directory/bundled-directory.ts'
import { lawIndex } from '#shared/laws/law-index.ts'

const found = bundledLibrary.find('residence-for-training')
assert(found, 'chain D is shipped')
const chain = found
const context: CheckContext = {
  sources: new Set(bundledSources.map(({ id }) => id)),
  chains: new Set(bundledChains.map(({ id }) => id)),
  laws: lawIndex,
}
const blank = newOverlay(chain, 'stendal', CalendarDate.parse('2026-11-27'))
const added = addStep(blank, chain, 'D1')
const [own] = added.addedSteps
assert(own, 'a step was added')
const typesOf = (faults: readonly OverlayFault[]) => faults.map(({ type, at }) => `${type} ${at}`)

test('nothing written is without faults, and so is a step as soon as it has a title', () => {
  expect(checkOverlay(blank, chain, context)).toEqual([])
  expect(typesOf(checkOverlay(added, chain, context))).toEqual(['no-title M1'])
  expect(checkOverlay(changeStep(added, 'M1', { ...own, title: 'Anmelden' }), chain, context)).toEqual([])
})

test('what would have no effect is said', () => {
  const overlay = addNote(pinBodies(blank, 'X8', ['a']), 'X9', 'hier')
  expect(typesOf(checkOverlay(overlay, chain, context))).toEqual(['step-gone X9', 'step-gone X8'])
  const taken = changeStep(added, 'M1', { ...own, id: 'D2' })
  expect(typesOf(checkOverlay(taken, chain, context))).toContain('number-taken D2')
  expect(typesOf(checkOverlay(addNote(blank, 'D4'), chain, context))).toEqual(['nothing-said D4'])
})

test('a fault leads to the field that holds the words', () => {
  const change = (part: object) => changeStep(added, 'M1', { ...own, ...part })
  const cases = [
    [change({ duration: '3 Monate' }), 'duration'],
    [change({ papers: ['276 Euro'] }), 'papers'],
    [change({ leadsTo: [{ step: 'X9' }, ...own.leadsTo] }), 'leadsTo'],
    [change({ after: ['X9'] }), 'after'],
    [change({ sources: ['S9999'] }), 'sources'],
    [change({ law: ['§ 999 AufenthG'] }), 'law'],
    [change({ phase: 'nowhere' }), 'phase'],
    [change({ goal: '{parameter:none}' }), 'goal'],
  ] as const
  for (const [overlay, field] of cases) {
    const laid = makeEdition(chain, 'stendal', [overlay]).chain
    const places = checkOverlay(overlay, chain, context).map((fault) => placeOf(fault, laid))
    expect(places).toContainEqual({ part: 'step', id: 'M1', field })
  }
})

test('advice names what is missing and never what is there', () => {
  const notes = addNote(blank, 'D4', 'x').notes
  const bare = { ...own, leadsTo: [{ step: 'D2' }, { step: 'D3' }] }
  expect(adviseEditor({ steps: [bare], questions: [], notes }).map(({ type }) => type)).toEqual([
    'no-source',
    'no-goal',
    'no-source',
    'unnamed-way',
    'not-in-plain-words',
  ])
  const whole = { ...own, goal: 'Ziel', sources: ['S28'], plain: { parents: 'Kommen Sie.' } }
  const sound = { ...whole, leadsTo: [{ step: 'D2' }] }
  expect(adviseEditor({ steps: [sound], questions: [], notes: [] })).toEqual([])
})

test('a note said to be verified names a source that is known', () => {
  const [source] = bundledSources
  assert(source, 'sources are shipped')
  const faultsOf = (note: { readonly sources: readonly string[]; readonly verified: boolean }) => {
    const overlay = { ...blank, notes: [{ step: 'D4', text: 'Nur dienstags.', ...note }] }
    return checkOverlay(overlay, chain, context).map(({ type, at, what }) => `${type} ${at} ${what}`.trim())
  }
  expect(faultsOf({ sources: [], verified: true })).toEqual(['no-source D4'])
  expect(faultsOf({ sources: ['S9999'], verified: true })).toEqual(['unknown-source D4 S9999'])
  expect(faultsOf({ sources: ['S9999'], verified: false })).toEqual(['unknown-source D4 S9999'])
  expect(faultsOf({ sources: [source.id], verified: true })).toEqual([])
  expect(faultsOf({ sources: [], verified: false })).toEqual([])
})

test('the mark of an own chain is one to three letters that no other chain here has', () => {
  const faultOf = (letter: string) => typesOf(checkLetter({ ...chain, id: 'own', letter }, new Set(['D'])))
  expect(faultOf('d')).toEqual(['letter-form own'])
  expect(faultOf('D')).toEqual(['letter-taken own'])
  expect(faultOf('K')).toEqual([])
})
