import * as z from 'zod'

/**
 * The paper in the person's hand. For guidance only: asked, used and not kept with the profile. Where somebody must
 * live (reception centre or not) is a question of its own.
 */
export const ResidenceFine = z.enum([
  'arrival-certificate',
  'asylum-permission',
  'toleration',
  'toleration-identity-unclear',
  'training-permit-16g',
  'training-toleration-60c',
  'protection-title',
  'temporary-protection-24',
  'integration-title-25a-25b',
  'training-title-16a',
  'training-search-17',
  'family-title',
  'eu-citizen',
  'settled-or-german',
  'interim-certificate',
  'abroad',
  'other-title',
])
export type ResidenceFine = z.infer<typeof ResidenceFine>
