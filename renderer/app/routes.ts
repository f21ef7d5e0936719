/**
 * The screens. Those of the day's first minute are at hand, the others are loaded when they are gone to. History lives
 * in memory: the address of a case must not stand in any file or title.
 */
import { createMemoryHistory, createRouter, type Router, type RouteRecordRaw } from 'vue-router'
import { useChainContent } from '#renderer/stores/chain-content.ts'
import { chainRoutes } from '#renderer/app/chain-routes.ts'
import { transferRoutes } from '#renderer/app/transfer-routes.ts'
import { screens } from '#renderer/stores/navigation.ts'
import CaseView from '#renderer/views/cases/CaseView.vue'
import CasesView from '#renderer/views/cases/CasesView.vue'
import NewCaseView from '#renderer/views/cases/NewCaseView.vue'
import TodayView from '#renderer/views/today/TodayView.vue'

const routes: RouteRecordRaw[] = [
  { path: '/', name: screens.today, meta: { area: 'today' }, component: TodayView },
  {
    path: '/cases',
    component: CasesView,
    children: [
      { path: '', name: screens.cases, meta: { area: 'cases' }, component: { render: () => null } },
      { path: ':id', name: screens.caseFile, meta: { area: 'cases' }, component: CaseView, props: true },
    ],
  },
  {
    path: '/bin',
    name: screens.bin,
    meta: { area: 'cases' },
    component: () => import('#renderer/views/bin/BinView.vue'),
  },
  { path: '/new-case', name: screens.caseNew, meta: { area: 'cases' }, component: NewCaseView },
  {
    path: '/outreach',
    name: screens.outreach,
    meta: { area: 'today' },
    component: () => import('#renderer/views/outreach/OutreachView.vue'),
  },
  {
    path: '/import',
    name: screens.tableImport,
    meta: { area: 'cases' },
    component: () => import('#renderer/views/import/TableImportView.vue'),
  },
  {
    path: '/capture',
    name: screens.capture,
    meta: { area: 'cases' },
    component: () => import('#renderer/views/outreach/CaptureView.vue'),
  },
  {
    path: '/cases/:id/consultation',
    name: screens.consultation,
    meta: { area: 'cases' },
    component: () => import('#renderer/views/consultation/ConsultationView.vue'),
    props: true,
  },
  {
    path: '/cases/:id/chains/:run',
    name: screens.chainRun,
    meta: { area: 'cases' },
    component: () => import('#renderer/views/chains/ChainRunView.vue'),
    props: true,
  },
  {
    path: '/cases/:id/referral',
    name: screens.referral,
    meta: { area: 'cases' },
    component: () => import('#renderer/views/referrals/ReferralView.vue'),
    props: ({ params, query }) => ({ id: params.id, run: query.run, step: query.step, edit: query.edit }),
  },
  {
    path: '/cases/:id/referral/:referral/slip',
    name: screens.replySlip,
    meta: { area: 'cases' },
    component: () => import('#renderer/views/referrals/ReplySlipView.vue'),
    props: true,
  },
  {
    path: '/cases/:id/card',
    name: screens.clientCard,
    meta: { area: 'cases' },
    component: () => import('#renderer/views/referrals/ClientCardView.vue'),
    props: true,
  },
  {
    path: '/cases/:id/summary',
    name: screens.summary,
    meta: { area: 'cases' },
    component: () => import('#renderer/views/summary/SummaryView.vue'),
    props: true,
  },
  {
    path: '/referrals',
    name: screens.referrals,
    meta: { area: 'referrals' },
    component: () => import('#renderer/views/referrals/ReferralsView.vue'),
    props: ({ query }) => ({ code: query.code }),
  },
  {
    path: '/referrals/enquiries',
    name: screens.enquiries,
    meta: { area: 'referrals' },
    component: () => import('#renderer/views/referrals/EnquiriesView.vue'),
    props: ({ query }) => ({ partner: query.partner }),
  },
  {
    path: '/companies',
    name: screens.companies,
    meta: { area: 'companies' },
    component: () => import('#renderer/views/companies/CompaniesView.vue'),
  },
  {
    path: '/events',
    name: screens.events,
    meta: { area: 'events' },
    component: () => import('#renderer/views/events/EventsView.vue'),
  },
  {
    path: '/events/new',
    name: screens.eventNew,
    meta: { area: 'events' },
    component: () => import('#renderer/views/events/EventFormView.vue'),
    props: ({ query }) => ({ from: query.from }),
  },
  {
    path: '/events/:id',
    name: screens.eventFile,
    meta: { area: 'events' },
    component: () => import('#renderer/views/events/EventView.vue'),
    props: true,
  },
  {
    path: '/events/:id/edit',
    name: screens.eventEdit,
    meta: { area: 'events' },
    component: () => import('#renderer/views/events/EventFormView.vue'),
    props: true,
  },
  {
    path: '/events/:id/sheet',
    name: screens.eventSheet,
    meta: { area: 'events' },
    component: () => import('#renderer/views/events/EventSheetView.vue'),
    props: true,
  },
  {
    path: '/hand-over',
    name: screens.handOver,
    meta: { area: 'cases' },
    component: () => import('#renderer/views/advisers/HandOverView.vue'),
    props: ({ query }) => ({ only: query.case, from: query.from }),
  },
  ...transferRoutes,
  ...chainRoutes,
  {
    path: '/directory',
    name: screens.directory,
    meta: { area: 'directory' },
    component: () => import('#renderer/views/directory/DirectoryView.vue'),
  },
  {
    path: '/directory/body/:id?',
    name: screens.directoryBody,
    meta: { area: 'directory' },
    component: () => import('#renderer/views/directory/BodyView.vue'),
    props: true,
  },
  {
    path: '/directory/programme/:id?',
    name: screens.programme,
    meta: { area: 'directory' },
    component: () => import('#renderer/views/directory/ProgrammeView.vue'),
    props: true,
  },
  {
    path: '/directory/leaflet',
    name: screens.leaflet,
    meta: { area: 'directory' },
    component: () => import('#renderer/views/directory/LeafletView.vue'),
    props: ({ query }) => ({ ...query }),
  },
  {
    path: '/exchange',
    name: screens.exchange,
    meta: { area: 'exchange' },
    component: () => import('#renderer/views/exchange/ExchangeView.vue'),
  },
  {
    path: '/exchange/history',
    name: screens.exchangeHistory,
    meta: { area: 'exchange' },
    component: () => import('#renderer/views/exchange/HistoryView.vue'),
  },
  {
    path: '/exchange/conflicts',
    name: screens.conflicts,
    meta: { area: 'exchange' },
    component: () => import('#renderer/views/conflicts/ConflictsView.vue'),
  },
  {
    path: '/exchange/network',
    name: screens.network,
    meta: { area: 'exchange' },
    component: () => import('#renderer/views/network/NetworkView.vue'),
  },
  {
    path: '/settings/:section?',
    name: screens.settings,
    meta: { area: 'settings' },
    component: () => import('#renderer/views/settings/SettingsView.vue'),
    props: true,
  },
  {
    path: '/help/:chapter?',
    name: screens.help,
    meta: { area: 'help' },
    component: () => import('#renderer/views/help/HelpView.vue'),
    props: true,
  },
  {
    path: '/search/notes',
    name: screens.noteSearch,
    component: () => import('#renderer/views/search/NoteSearchView.vue'),
    props: ({ query }) => ({ asked: query['text'] }),
  },
  { path: '/gallery', component: () => import('#renderer/views/gallery/GalleryView.vue') },
]

/** Every other screen may speak of chains; these two are wanted first in the morning and do not wait for them. */
const withoutChains: ReadonlySet<unknown> = new Set([screens.today, screens.cases])

export function createAppRouter(): Router {
  const router = createRouter({ history: createMemoryHistory(), routes })
  router.beforeResolve(async ({ name }) => {
    if (!withoutChains.has(name)) await useChainContent().load()
  })
  // The gallery of parts is for tests and for building; no menu leads to it, the address `#gallery` does.
  addEventListener('hashchange', () => {
    if (location.hash === '#gallery') void router.push('/gallery')
  })
  return router
}
