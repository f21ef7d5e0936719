/** The areas of the program, in the order of the rail. */
import {
  Building2,
  CalendarDays,
  ChartColumn,
  CircleHelp,
  Forward,
  Handshake,
  House,
  type LucideIcon,
  Settings,
  Users,
  Waypoints,
} from '@lucide/vue'
import { ArrowLeftRight } from '@lucide/vue'

export const areas = [
  'today',
  'cases',
  'referrals',
  'chains',
  'companies',
  'events',
  'directory',
  'reports',
  'exchange',
] as const
export const footAreas = ['settings', 'help'] as const
export type Area = (typeof areas)[number] | (typeof footAreas)[number]

export const areaIcons: Readonly<Record<Area, LucideIcon>> = {
  today: House,
  cases: Users,
  referrals: Forward,
  chains: Waypoints,
  companies: Handshake,
  events: CalendarDays,
  directory: Building2,
  reports: ChartColumn,
  exchange: ArrowLeftRight,
  settings: Settings,
  help: CircleHelp,
}
