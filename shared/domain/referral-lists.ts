/** The closed lists a referral is described with. */
import * as z from 'zod'

export const ReferralWay = z.enum([
  'information-only',
  'contact-given',
  'appointment-made',
  'accompanied',
  'anonymous-question',
  'handover-with-consent',
])
export type ReferralWay = z.infer<typeof ReferralWay>

export const ReferralOutcome = z.enum([
  'open',
  'arrived',
  'declined',
  'not-attended',
  'offer-received',
  'unknown',
])
export type ReferralOutcome = z.infer<typeof ReferralOutcome>

/** How a person agreed to a hand-over. The paper itself stays with the person; only its kind and day are kept. */
export const Consent = z.enum(['not-needed', 'oral', 'written', 'guardian-written', 'withdrawn'])
export type Consent = z.infer<typeof Consent>
