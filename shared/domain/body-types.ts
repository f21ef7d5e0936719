/**
 * The kinds of bodies. Chains, routes and topics name the bundled ones; which body it is in a district, the directory
 * says. An office may add kinds of its own to its directory.
 */
import * as z from 'zod'
import { orOwn } from '#shared/domain/own-value.ts'

export const bodyTypes = z.enum([
  'counselling-service',
  'immigration-office',
  'federal-migration-office',
  'reception-centre',
  'asylum-benefits-office',
  'youth-welfare-office',
  'job-centre',
  'employment-agency',
  'youth-employment-agency',
  'school',
  'vocational-school',
  'state-school-office',
  'chamber-of-commerce',
  'chamber-of-crafts',
  'state-administration-office',
  'youth-migration-service',
  'migration-counselling',
  'asylum-counselling',
  'recognition-counselling',
  'adult-education-centre',
  'measure-provider',
  'welcome-guide',
  'coordination-office',
  'migrant-organisation',
  'language-mediation',
  'company',
  'registration-office',
  'mission-abroad',
  'legal-advice',
])
export type BundledBodyType = z.infer<typeof bodyTypes>
export const BodyType = orOwn(bodyTypes)
export type BodyType = z.infer<typeof BodyType>

/** Asked for in every municipality, in the order in which advisers ask. */
export const routedTypes: readonly BundledBodyType[] = [
  'immigration-office',
  'job-centre',
  'employment-agency',
  'asylum-benefits-office',
  'youth-employment-agency',
  'coordination-office',
  'youth-migration-service',
  'migration-counselling',
  'asylum-counselling',
  'chamber-of-commerce',
  'chamber-of-crafts',
  'vocational-school',
  'adult-education-centre',
  'state-school-office',
  'recognition-counselling',
  'federal-migration-office',
  'reception-centre',
  'welcome-guide',
  'language-mediation',
  'migrant-organisation',
]
