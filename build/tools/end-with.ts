/** Ends this script with the code that `act` gives. What went wrong is said in one line, without a stack. */
export async function endWith(act: () => Promise<number>): Promise<void> {
  try {
    process.exitCode = await act()
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`)
    process.exitCode = 1
  }
}
