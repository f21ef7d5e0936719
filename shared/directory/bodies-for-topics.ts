/**
 * Which kinds of bodies help with a topic, the likeliest first: for suggesting whom to refer to. Kinds only; which
 * body that is in a district, the directory says.
 */
import type { BundledBodyType } from '#shared/domain/body-types.ts'
import type { Topic } from '#shared/domain/value-lists.ts'

const bodiesOf: Readonly<Record<Topic, readonly BundledBodyType[]>> = {
  orientation: ['employment-agency', 'youth-employment-agency', 'youth-migration-service'],
  application: ['employment-agency', 'youth-employment-agency', 'youth-migration-service'],
  'job-search': ['employment-agency', 'job-centre', 'welcome-guide'],
  'school-recognition': ['state-school-office', 'recognition-counselling'],
  'vocational-recognition': ['recognition-counselling', 'chamber-of-crafts', 'chamber-of-commerce'],
  language: ['adult-education-centre', 'federal-migration-office', 'migration-counselling'],
  'residence-permit': ['immigration-office', 'migration-counselling', 'asylum-counselling', 'legal-advice'],
  funding: ['employment-agency', 'job-centre', 'asylum-benefits-office'],
  schooling: ['vocational-school', 'state-school-office', 'school'],
  internship: ['welcome-guide', 'chamber-of-crafts', 'chamber-of-commerce', 'employment-agency'],
  conflict: ['chamber-of-crafts', 'chamber-of-commerce', 'employment-agency'],
  exam: ['chamber-of-crafts', 'chamber-of-commerce', 'vocational-school'],
  'parents-system': ['employment-agency', 'youth-employment-agency', 'migrant-organisation'],
  'company-become-trainer': ['chamber-of-crafts', 'chamber-of-commerce'],
  'company-find-trainees': ['employment-agency', 'welcome-guide', 'chamber-of-crafts'],
  'company-funding': ['employment-agency', 'job-centre'],
  'company-law': ['immigration-office', 'welcome-guide', 'chamber-of-commerce'],
  'housing-mobility': ['youth-migration-service', 'migration-counselling', 'job-centre'],
  childcare: ['youth-welfare-office', 'migration-counselling'],
  psychosocial: ['migration-counselling', 'youth-migration-service', 'youth-welfare-office'],
}

/** Without topics, and for topics of an office's own: whom most are sent to. */
const usual: readonly BundledBodyType[] = ['employment-agency', 'job-centre', 'youth-migration-service']

/** Each kind once: first the likeliest of every topic, then the second ones, and so on. */
export function bodyTypesFor(topics: readonly Topic[]): readonly BundledBodyType[] {
  const lists = topics.length > 0 ? topics.map((topic) => bodiesOf[topic] ?? usual) : [usual]
  const longest = Math.max(...lists.map((list) => list.length))
  const ranks = Array.from({ length: longest }, (_, rank) => rank)
  return [...new Set(ranks.flatMap((rank) => lists.flatMap((list) => list[rank] ?? [])))]
}
