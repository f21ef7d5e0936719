/** The recovery code as it is printed: groups of four, and two of them to be typed as a proof of reading. */

const groupSize = 4

export function recoveryGroups(code: string): readonly string[] {
  const plain = code.replace(/[^0-9A-Za-z]/g, '')
  return Array.from({ length: Math.ceil(plain.length / groupSize) }, (_, index) =>
    plain.slice(index * groupSize, (index + 1) * groupSize),
  )
}

/** True when what was typed is that group, whatever the case and the look-alikes of Crockford's base 32. */
export function isGroup(typed: string, group: string): boolean {
  return crockford(typed) === crockford(group)
}

/** Crockford reads O as zero, I and L as one. */
function crockford(text: string): string {
  return text.trim().toUpperCase().replace(/O/g, '0').replace(/[IL]/g, '1')
}
