/**
 * Whether an installer carries a valid signature of our publisher, by Windows' own judgement. Everything unclear counts
 * as no: the library's check lets a file pass when the question itself fails.
 */
import * as z from 'zod'

/** Runs PowerShell and gives what it prints; rejects when it fails. */
export type RunPowerShell = (command: string) => Promise<string>

const Answer = z.object({
  Status: z.number(),
  SignerCertificate: z.object({ Subject: z.string() }),
})

/** `null` when the signature is good, otherwise what is wrong: the library's convention. */
export async function judgeSignature(
  run: RunPowerShell,
  publishers: readonly string[],
  path: string,
): Promise<string | null> {
  try {
    const quoted = path.replaceAll("'", "''")
    const printed = await run(
      `Get-AuthenticodeSignature -LiteralPath '${quoted}' | ConvertTo-Json -Compress -Depth 3`,
    )
    const { Status, SignerCertificate } = Answer.parse(JSON.parse(printed))
    if (Status !== 0) return 'the signature is not valid'
    const name = commonNameOf(SignerCertificate.Subject)
    return name !== null && publishers.includes(name) ? null : 'signed by somebody else'
  } catch {
    return 'the signature could not be checked'
  }
}

/** The CN of a distinguished name; a name with a comma stands in quotes. */
function commonNameOf(subject: string): string | null {
  const match = /(?:^|,\s*)CN=(?:"([^"]*)"|([^,]*))/.exec(subject)
  return match?.[1] ?? match?.[2]?.trim() ?? null
}
