/** The closed lists a company, its places and the people in them are described with. */
import * as z from 'zod'

/** Employees, in the size classes of the EU recommendation 2003/361/EC. */
export const CompanySize = z.enum(['1-9', '10-49', '50-249', '250-plus'])
export type CompanySize = z.infer<typeof CompanySize>

/** Sections A to U of the WZ 2008, the German classification of economic activities. */
export const Sector = z.enum([
  'a',
  'b',
  'c',
  'd',
  'e',
  'f',
  'g',
  'h',
  'i',
  'j',
  'k',
  'l',
  'm',
  'n',
  'o',
  'p',
  'q',
  'r',
  's',
  't',
  'u',
])
export type Sector = z.infer<typeof Sector>

/** Whether the company trains. */
export const TrainsNow = z.enum(['never', 'formerly', 'currently'])
export type TrainsNow = z.infer<typeof TrainsNow>

/** Whether somebody in the company may train and the company is fit for it (§§ 27, 28 BBiG). */
export const TrainingEligibility = z.enum(['yes', 'no', 'applied'])
export type TrainingEligibility = z.infer<typeof TrainingEligibility>

/** What a company offers, and what a person can be placed in. */
export const PlaceKind = z.enum([
  'dual-training',
  'entry-qualification',
  'internship',
  'work-shadowing',
  'work',
])
export type PlaceKind = z.infer<typeof PlaceKind>

export const PlacementState = z.enum(['proposed', 'agreed', 'begun', 'ended', 'failed'])
export type PlacementState = z.infer<typeof PlacementState>
