/**
 * A chain as it reads in one region on one day, for one reader: what the PDF and the page show. Advisers get all of it;
 * companies and parents get the steps that have a text for them, in plain words.
 */
import type { CalendarDate } from '#shared/base/calendar-date.ts'
import { bodyLines } from '#shared/chains/body-words.ts'
import type { Step } from '#shared/chains/chain.ts'
import { ageOnPaper, contentAge, stepAge } from '#shared/chains/content-age.ts'
import type { EditionView } from '#shared/chains/edition-fields.ts'
import { holdsOn, versionOn } from '#shared/chains/parameter.ts'
import { regionalStep } from '#shared/chains/regional-chain.ts'
import { dateLine, grounds, ruleLine, wayLine } from '#shared/chains/statement-lines.ts'
import { fillText, writeDate, writeValue, type Wording } from '#shared/chains/wording.ts'
import type { Source } from '#shared/directory/directory.ts'
import type { LabelOf } from '#shared/domain/value-lists.ts'

export type ChainReader = 'full' | 'company' | 'parents'

export interface ChainPaperInput extends EditionView {
  readonly reader: ChainReader
  readonly office: string
  readonly sources: readonly Source[]
  /** German labels. */
  readonly labelOf: LabelOf
}

export interface PaperPart {
  readonly name: string
  readonly lines: readonly string[]
}

export interface PaperStep {
  readonly title: string
  readonly text: string
  readonly parts: readonly PaperPart[]
}

export interface ChainPaper {
  readonly title: string
  readonly reader: ChainReader
  readonly office: string
  readonly footer: string
  readonly summary: string
  readonly facts: readonly PaperPart[]
  readonly phases: readonly { readonly title: string; readonly steps: readonly PaperStep[] }[]
  /** Numbers and sources; empty where the reader needs none. */
  readonly annex: readonly PaperPart[]
}

const readerNames: Readonly<Record<ChainReader, string>> = {
  full: 'Beratung und Partner',
  company: 'Betriebe',
  parents: 'Eltern',
}

export function chainPaper(input: ChainPaperInput): ChainPaper {
  const { edition, date, labelOf, reader, office } = input
  const { chain, region } = edition
  const words: Wording = { chain, answers: {}, date }
  const regionName = labelOf('region', region)
  const steps = chain.steps.filter((step) => holdsOn(step.valid, date) && textFor(step, reader) !== undefined)
  return {
    title: chain.title,
    reader,
    office,
    footer: `${chain.title} · ${regionName} · Stand ${writeDate(chain.asOf)}, gelesen für den ${writeDate(date)}${ageOnPaper(contentAge(chain, date))}`,
    summary: fillText(chain.summary, words),
    facts: factsOf(input, regionName),
    phases: chain.phases
      .map(({ id, title }) => ({
        title,
        steps: steps.filter((step) => step.phase === id).map((step) => paperStep(step, input, words)),
      }))
      .filter((phase) => phase.steps.length > 0),
    annex: reader === 'full' ? [numbersOf(input), sourcesOf(input)].filter(saysSomething) : [],
  }
}

/** The text a reader gets of a step; none where the step does not concern that reader. */
function textFor(step: Step, reader: ChainReader): string | undefined {
  return reader === 'full' ? step.goal : step.plain[reader]
}

function factsOf(
  { edition: { chain }, reader, date, labelOf }: ChainPaperInput,
  region: string,
): readonly PaperPart[] {
  const { from, until } = chain.valid
  const validity = `${from === null ? 'Ohne Anfang' : `ab ${writeDate(from)}`}${until === null ? '' : ` bis ${writeDate(until)}`}`
  const holds = holdsOn(chain.valid, date) ? '' : ' – gilt an diesem Tag nicht'
  return [
    { name: 'Für', lines: [readerNames[reader]] },
    ...(reader === 'full'
      ? [{ name: 'Zielgruppen', lines: chain.clientGroups.map((group) => labelOf('clientGroup', group)) }]
      : []),
    { name: 'Region', lines: [region] },
    {
      name: 'Stand',
      lines: [`${writeDate(chain.asOf)}, Fassung ${chain.version}${ageOnPaper(contentAge(chain, date))}`],
    },
    { name: 'Gilt', lines: [`${validity}${holds}`] },
    { name: 'Beträge und Fristen', lines: [`wie am ${writeDate(date)}`] },
  ]
}

function paperStep(step: Step, input: ChainPaperInput, words: Wording): PaperStep {
  const { edition, directory, labelOf, reader, date } = input
  const here = regionalStep(step, edition, directory)
  const bodies = here.bodies.flatMap((choice) => bodyLines(choice, labelOf))
  const papers = step.papers.map((paper) => fillText(paper, words))
  const text = fillText(textFor(step, reader) ?? '', words)
  if (reader !== 'full') {
    const parts = [
      { name: 'Wer hilft', lines: bodies },
      { name: 'Das brauchen Sie', lines: papers },
    ]
    return { title: fillText(step.title, words), text, parts: parts.filter(saysSomething) }
  }
  const notes = here.notes.map((note) => `${note.text}${grounds({ ...note, law: [] }, date)}`)
  const parts = [
    { name: 'Für wen', lines: textLines(step.forWhom, words) },
    { name: 'Zuständig', lines: bodies },
    { name: 'Unterlagen', lines: papers },
    ...ruleParts(step, words),
    { name: 'Dauer', lines: textLines(step.duration, words) },
    { name: 'Förderung', lines: textLines(step.funding, words) },
    { name: 'So geht es weiter', lines: step.leadsTo.map((way) => named(wayLine(way, words), words)) },
    { name: 'Hier besonders', lines: notes },
    { name: 'Grundlage', lines: groundLines(step, words) },
  ]
  return { title: `${step.id} ${fillText(step.title, words)}`, text, parts: parts.filter(saysSomething) }
}

function ruleParts(step: Step, words: Wording): readonly PaperPart[] {
  const holding = <Statement extends Pick<Step, 'valid'>>(all: readonly Statement[]): readonly Statement[] =>
    all.filter((statement) => holdsOn(statement.valid, words.date))
  return [
    { name: 'Zu beachten', lines: holding(step.rules).map((rule) => named(ruleLine(rule, words), words)) },
    { name: 'Fristen', lines: holding(step.dates).map((rule) => named(dateLine(rule, words), words)) },
  ]
}

function groundLines(step: Step, { chain, date }: Wording): readonly string[] {
  const { law, otherLaw, sources, verified, asOf } = step
  const said = grounds({ law, otherLaw, sources, verified }, date).trim()
  return [
    `${said === '' ? '' : `${said} · `}Stand ${writeDate(asOf ?? chain.asOf)}${ageOnPaper(stepAge(step, chain, date))}`,
  ]
}

/** Without a case there are no answers: their places are named after what belongs there. */
function named(line: string, { chain }: Wording): string {
  return line.replace(/\{([a-z0-9-]+)\}/g, (_whole, id: string) =>
    id === 'date' ? 'diesem Tag' : `[${chain.questions.find((one) => one.id === id)?.text ?? id}]`,
  )
}

function numbersOf({ edition: { chain }, date }: ChainPaperInput): PaperPart {
  const lines = chain.parameters.map((parameter) => {
    const version = versionOn(parameter, date)
    if (version === null) return `${parameter.name}: für diesen Tag nicht bekannt`
    return `${parameter.name}: ${writeValue(parameter.unit, version.value)}${grounds(version, date)}`
  })
  return { name: 'Beträge, Fristen und Zahlen an diesem Tag', lines }
}

/** Every source the chain or its region names, in the order of the catalogue. */
function sourcesOf({ edition: { chain, notes }, sources }: ChainPaperInput): PaperPart {
  const statements = chain.steps.flatMap((step) => [step, ...step.rules, ...step.dates])
  const versions = chain.parameters.flatMap((parameter) => parameter.versions)
  const used = new Set([...statements, ...versions, ...notes].flatMap((one) => one.sources))
  const lines = sources
    .filter(({ id }) => used.has(id))
    .map(({ id, title, contentDate }) => `${id}: ${title}${contentDate === '' ? '' : ` (${contentDate})`}`)
  return { name: 'Quellen', lines }
}

function textLines(text: string | null, words: Wording): readonly string[] {
  return text === null || text === '' ? [] : [fillText(text, words)]
}

function saysSomething({ lines }: PaperPart): boolean {
  return lines.length > 0
}

/** Whether a chain has anything to say to a reader on that day. */
export function concerns(
  { chain }: EditionView['edition'],
  reader: ChainReader,
  date: CalendarDate,
): boolean {
  return chain.steps.some((step) => holdsOn(step.valid, date) && textFor(step, reader) !== undefined)
}
