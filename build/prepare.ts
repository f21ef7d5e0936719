import { buildApp } from '#build/build-app.ts'
import { ensureRuntime, type Runtime } from '#build/runtime.ts'
import { ensureLibraries } from '#build/system-libraries.ts'

/** All that must be there before the app can run: a runtime, its libraries, the build. */
export async function prepareApp(): Promise<Runtime> {
  const runtime = await ensureRuntime()
  await ensureLibraries(runtime.executable)
  await buildApp()
  return runtime
}

/** Chromium refuses to sandbox root; everybody else keeps the sandbox. Never part of what is shipped. */
export function sandboxSwitches(): readonly string[] {
  return process.platform === 'linux' && process.getuid?.() === 0 ? ['--no-sandbox'] : []
}
