/** A test that fails says what stood on the screens then. */
import { afterEach } from 'vitest'
import { whatIsShown } from '#tests/support/app-driver/open-apps.ts'

afterEach(async ({ task }) => {
  if (task.result?.state !== 'fail') return
  const shown = await whatIsShown()
  process.stdout.write(`When it failed, ${task.name}:\n${shown.join('\n\n')}\n`)
})
