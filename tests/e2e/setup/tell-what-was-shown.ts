/**
 * A test that fails says what stood on the screens then: at once, and once more with its error at the end of the run,
 * where it is read.
 */
import { afterEach } from 'vitest'
import { whatIsShown } from '#tests/support/app-driver/open-apps.ts'

afterEach(async ({ task }) => {
  if (task.result?.state !== 'fail') return
  const shown = (await whatIsShown()).join('\n\n')
  process.stdout.write(`When it failed, ${task.name}:\n${shown}\n`)
  const error = task.result.errors?.at(-1)
  if (error && shown) error.message += `\nOn the screens then:\n${shown}`
})
