import { BaseSequencer, type TestSpecification } from 'vitest/node'

/** The broad ones first: when they fail, the rest tells nothing new. Beside them the longest, so that none is left alone. */
const order = [
  'tour',
  'durability.kill',
  'accessibility',
  'accessibility.seldom',
  'durability.damage',
  'shell',
  'packed',
  'bad-input',
  'refusals',
  'drafts',
  'upkeep',
  'updates',
  'network',
  'leak',
  'durability.full-disk',
]

export class InOrder extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    return [...files].sort((a, b) => placeOf(a) - placeOf(b))
  }
}

function placeOf({ moduleId }: TestSpecification): number {
  const name = moduleId.split('/').at(-1)?.split('.test')[0] ?? ''
  const place = order.indexOf(name)
  return place < 0 ? order.length : place
}
