/** The tour from the command line; `--packed [program]` drives the packed app instead of the built one. */
import { builtApp, packedApp, type AppTarget } from '#tests/support/app-driver/app-target.ts'
import { ensureProgram } from '#build/system-libraries.ts'
import { inRoot } from '#build/tools/paths.ts'
import { say } from '#build/tools/run.ts'
import { takeTour, type TourReport } from '#tests/e2e/tour.ts'

async function target(args: readonly string[]): Promise<AppTarget> {
  const at = args.indexOf('--packed')
  if (at < 0) return builtApp()
  const packed = packedApp(args[at + 1])
  if (!packed) throw new Error('There is no packed app: npm run pack')
  return packed
}

function tell({ code, body, pdf, screens, keys, timings, folder }: TourReport): void {
  const seconds = timings.reduce((sum, { milliseconds }) => sum + milliseconds, 0) / 1000
  say('')
  say(`Both offices see case ${code}, referred to: ${body}`)
  say(
    `PDF: ${String(pdf.pages)} page(s), tagged: ${String(pdf.tagged)}, PDF/UA-${pdf.uaPart}, veraPDF: ${pdf.veraPdf}`,
  )
  say(
    `${String(screens.length)} screens in light, dark and high contrast; ${String(keys)} keys; ${seconds.toFixed(1)} s`,
  )
  say(`Everything lies in ${folder}`)
}

for (const [program, debianPackage] of [
  ['xdotool', 'xdotool'],
  ['xclip', 'xclip'],
  ['pdfinfo', 'poppler-utils'],
] as const) {
  if (process.platform === 'linux') await ensureProgram(program, debianPackage)
}
tell(
  await takeTour({
    target: await target(process.argv.slice(2)),
    folder: inRoot('out/demo'),
    onStep: ({ step, milliseconds, keys }) =>
      say(`${(milliseconds / 1000).toFixed(1).padStart(6)} s  ${String(keys).padStart(4)} keys  ${step}`),
  }),
)
// The debugging pipes of ended apps must not hold the script.
process.exit(0)
