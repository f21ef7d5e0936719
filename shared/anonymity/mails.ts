/** Addresses for e-mail, also those that hide the sign: `name(at)web.de`. */
import { tracesBy, type Rule } from '#shared/anonymity/trace.ts'

const mail =
  /[\p{L}\d][\p{L}\d._%+-]{0,63}(?:@|\s?[([](?:at|ät)[)\]]\s?)[\p{L}\d][\p{L}\d.-]{0,80}\.\p{L}{2,}/giu

export const findMails: Rule = tracesBy(mail, () => ({
  kind: 'mail',
  fixes: ['E-Mail-Adresse liegt vor', ''],
}))
