import { readLock, shippedPackages, unacceptable } from '#build/notices.ts'
import { say } from '#build/tools/run.ts'

/** Whether everything that ships stands under a licence that somebody has accepted. */
export async function checkNotices(): Promise<boolean> {
  const packages = shippedPackages(await readLock())
  const problems = unacceptable(packages)
  for (const { name, version, license } of problems) say(`${name} ${version}: ${license}`)
  say(
    `${String(packages.length)} packages may ship, ${String(problems.length)} under a licence nobody accepted`,
  )
  return problems.length === 0
}
