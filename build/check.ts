/** `npm run check`: everything that can be known without starting the app. */
import { checkNotices } from '#build/check/notices.ts'
import { right, runStages, testStage, toolStage, wrong, type Step } from '#build/check/stage.ts'
import { checkTypes } from '#build/check/types.ts'
import { endWith } from '#build/tools/end-with.ts'
import { say } from '#build/tools/run.ts'

export const checkStages: readonly Step[] = [
  toolStage('format', 'oxfmt', '--check', '.'),
  [
    toolStage('lint', 'eslint', '.'),
    { name: 'types', run: async () => ((await checkTypes()) ? right : wrong) },
  ],
  toolStage('walls', 'depcruise', 'shared', 'electron', 'renderer', 'build', 'tests'),
  toolStage('dead code', 'knip'),
  { name: 'licences', run: async () => ((await checkNotices()) ? right : wrong) },
  testStage('unit and integration tests'),
]

async function check(): Promise<number> {
  const { passed, failed } = await runStages(checkStages)
  say(`\n${String(passed)} passed, ${String(failed)} failed`)
  return failed === 0 ? 0 : 1
}

if (import.meta.main) await endWith(check)
