/** The screens. History lives in memory: the address of a case must not stand in any file or title. */
import { createMemoryHistory, createRouter, type Router, type RouteRecordRaw } from 'vue-router'
import { screens } from '#renderer/stores/navigation.ts'
import CaseView from '#renderer/views/cases/CaseView.vue'
import CasesView from '#renderer/views/cases/CasesView.vue'
import NewCaseView from '#renderer/views/cases/NewCaseView.vue'
import ConsultationView from '#renderer/views/consultation/ConsultationView.vue'
import ChainRunView from '#renderer/views/chains/ChainRunView.vue'
import ReferralView from '#renderer/views/referrals/ReferralView.vue'
import SummaryView from '#renderer/views/summary/SummaryView.vue'
import ChainsView from '#renderer/views/chains/ChainsView.vue'
import DirectoryView from '#renderer/views/directory/DirectoryView.vue'
import ExchangeView from '#renderer/views/exchange/ExchangeView.vue'
import SettingsView from '#renderer/views/settings/SettingsView.vue'
import HelpView from '#renderer/views/help/HelpView.vue'
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
  { path: '/new-case', name: screens.caseNew, meta: { area: 'cases' }, component: NewCaseView },
  {
    path: '/cases/:id/consultation',
    name: screens.consultation,
    meta: { area: 'cases' },
    component: ConsultationView,
    props: true,
  },
  {
    path: '/cases/:id/chains/:run',
    name: screens.chainRun,
    meta: { area: 'cases' },
    component: ChainRunView,
    props: true,
  },
  {
    path: '/cases/:id/referral',
    name: screens.referral,
    meta: { area: 'cases' },
    component: ReferralView,
    props: ({ params, query }) => ({ id: params.id, run: query.run, step: query.step }),
  },
  {
    path: '/cases/:id/summary',
    name: screens.summary,
    meta: { area: 'cases' },
    component: SummaryView,
    props: true,
  },
  {
    path: '/chains',
    name: screens.chains,
    meta: { area: 'chains' },
    component: ChainsView,
  },
  {
    path: '/directory',
    name: screens.directory,
    meta: { area: 'directory' },
    component: DirectoryView,
  },
  {
    path: '/exchange',
    name: screens.exchange,
    meta: { area: 'exchange' },
    component: ExchangeView,
  },
  {
    path: '/settings/:section?',
    name: screens.settings,
    meta: { area: 'settings' },
    component: SettingsView,
    props: true,
  },
  {
    path: '/help/:chapter?',
    name: screens.help,
    meta: { area: 'help' },
    component: HelpView,
    props: true,
  },
  { path: '/gallery', component: () => import('#renderer/views/gallery/GalleryView.vue') },
]

export function createAppRouter(): Router {
  const router = createRouter({ history: createMemoryHistory(), routes })
  // The gallery of parts is for tests and for building; no menu leads to it, the address `#gallery` does.
  addEventListener('hashchange', () => {
    if (location.hash === '#gallery') void router.push('/gallery')
  })
  return router
}
