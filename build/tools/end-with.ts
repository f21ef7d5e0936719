/**
 * Ends this script with the code that `act` gives. What went wrong is said in one line, without a stack. Ends it
 * outright, once everything is written: a library's own exit hook (the packer's) has turned a failure's code into 0.
 */
export async function endWith(act: () => Promise<number>): Promise<void> {
  const code = await act().catch((error: unknown) => {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`)
    return 1
  })
  process.stdout.write('', () => process.exit(code))
}
