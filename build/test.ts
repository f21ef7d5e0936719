/** `npm test`: the check, the production build, and the tests that drive the real app. The last line is the sum. */
import { checkStages } from '#build/check.ts'
import { right, runStages, scriptStage, testStage } from '#build/check/stage.ts'
import { prepareApp } from '#build/prepare.ts'
import { endWith } from '#build/tools/end-with.ts'
import { say } from '#build/tools/run.ts'

async function test(): Promise<number> {
  const { passed, failed } = await runStages([
    ...checkStages,
    {
      name: 'production build',
      run: async () => {
        await prepareApp()
        return right
      },
    },
    scriptStage('packing', 'build/pack.ts'),
    testStage('end-to-end tests', '--config', 'tests/e2e/vitest.config.ts'),
  ])
  say(`\n${String(passed)} passed, ${String(failed)} failed`)
  return failed === 0 ? 0 : 1
}

await endWith(test)
