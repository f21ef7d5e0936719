/** Bank accounts. The check digits tell them from other long numbers; a German one with a slip is still one. */
import { isValidIBAN } from 'ibantools'
import { tracesBy, type Rule } from '#shared/anonymity/trace.ts'

const shape = /(?<![\p{L}\d])[A-Z]{2}\d{2}(?:[ ]?[A-Z\d]{4}){2,7}(?:[ ]?[A-Z\d]{1,4})?(?![\p{L}\d])/gu
const german = /^DE\d{20}$/

export const findIbans: Rule = tracesBy(shape, ([found]) => {
  const plain = found.replaceAll(' ', '')
  return isValidIBAN(plain) || german.test(plain)
    ? { kind: 'iban', fixes: ['Bankverbindung liegt vor', ''] }
    : null
})
