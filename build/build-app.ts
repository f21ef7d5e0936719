/** Builds the app into `dist/`. What is still good is left alone. Run by itself: `npm run build`. */
import { copyFile, mkdir, readdir, rm, writeFile } from 'node:fs/promises'
import { join, relative, sep } from 'node:path'
import { build } from 'vite'
import { machineBundle, programs } from '#build/bundles/machine.ts'
import { pageBundle, pageFolder, workerBundles } from '#build/bundles/page.ts'
import { writeNotices } from '#build/notices.ts'
import { inRoot } from '#build/tools/paths.ts'
import { say } from '#build/tools/run.ts'
import { unlessUpToDate } from '#build/tools/stamp.ts'

/** What every bundle depends on besides its own source. */
const always = ['package.json', 'package-lock.json', 'build/bundles', 'build/build-app.ts', 'shared']

/** Builds whatever is out of date and says what that was. */
export async function buildApp(): Promise<void> {
  const started = performance.now()
  const built = [await buildMachine(), await buildPage(), await gatherFonts(), await gatherNotices()].flat()
  const seconds = ((performance.now() - started) / 1000).toFixed(1)
  say(
    built.length > 0 ? `Built ${built.join(', ')} in ${seconds} s` : `The build is up to date (${seconds} s)`,
  )
}

async function buildMachine(): Promise<readonly string[]> {
  const built: string[] = []
  for (const [name, program] of Object.entries(programs)) {
    const recipe = { name, inputs: [...always, 'electron'], outputs: [program.output] }
    const fresh = await unlessUpToDate(recipe, async () => {
      await build(machineBundle(program))
    })
    if (fresh) built.push(name)
  }
  return built
}

async function buildPage(): Promise<readonly string[]> {
  const outputs = ['index.html', 'vault-worker.js', 'vault-helper.js', 'files.json'].map((name) =>
    join(pageFolder, name),
  )
  const recipe = { name: 'page', inputs: [...always, 'renderer'], outputs }
  const fresh = await unlessUpToDate(recipe, async () => {
    await rm(inRoot(pageFolder), { recursive: true, force: true })
    await build(pageBundle())
    for (const bundle of workerBundles()) await build(bundle)
    await listFiles()
  })
  return fresh ? ['page'] : []
}

/** The typesetter reads its fonts from files beside it: the house's font and that of the leaflet's second language. */
const fonts = [
  {
    room: 'fira-sans',
    name: 'FiraSans',
    cuts: ['400Regular', '400Regular_Italic', '500Medium', '600SemiBold', '700Bold', '700Bold_Italic'],
  },
  { room: 'noto-sans-arabic', name: 'NotoSansArabic', cuts: ['400Regular', '600SemiBold'] },
] as const

async function gatherFonts(): Promise<readonly string[]> {
  const folder = 'node_modules/@expo-google-fonts'
  const files = fonts.flatMap(({ room, name, cuts }) =>
    cuts.map((cut) => ({ from: join(folder, room, cut), file: `${name}_${cut}.ttf` })),
  )
  const outputs = files.map(({ file }) => join('dist/typesetter/fonts', file))
  const inputs = [...fonts.map(({ room }) => join(folder, room, 'package.json')), 'build/build-app.ts']
  const fresh = await unlessUpToDate({ name: 'fonts', inputs, outputs }, async () => {
    await mkdir(inRoot('dist/typesetter/fonts'), { recursive: true })
    for (const { from, file } of files)
      await copyFile(inRoot(from, file), inRoot('dist/typesetter/fonts', file))
  })
  return fresh ? ['fonts'] : []
}

async function gatherNotices(): Promise<readonly string[]> {
  const outputs = ['dist/THIRD-PARTY-NOTICES.txt']
  const recipe = { name: 'notices', inputs: ['package-lock.json', 'build/notices.ts'], outputs }
  return (await unlessUpToDate(recipe, writeNotices)) ? ['notices'] : []
}

/** The exact list of what `app://` may serve. A file that is not on it does not exist for the window. */
async function listFiles(): Promise<void> {
  const folder = inRoot(pageFolder)
  const entries = await readdir(folder, { recursive: true, withFileTypes: true })
  const files = entries
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)).split(sep).join('/'))
  await writeFile(join(folder, 'files.json'), `${JSON.stringify(files.sort(), null, 2)}\n`)
}

if (import.meta.main) await buildApp()
