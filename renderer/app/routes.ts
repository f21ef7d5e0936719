/** The screens. History lives in memory: the address of a case must not stand in any file or title. */
import { createMemoryHistory, createRouter, type Router, type RouteRecordRaw } from 'vue-router'
import { screens } from '#renderer/stores/navigation.ts'
import CaseView from '#renderer/views/cases/CaseView.vue'
import CasesView from '#renderer/views/cases/CasesView.vue'
import NewCaseView from '#renderer/views/cases/NewCaseView.vue'
import ConsultationView from '#renderer/views/consultation/ConsultationView.vue'
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
    component: () => import('#renderer/views/chains/ChainRunView.vue'),
    props: true,
  },
  {
    path: '/cases/:id/referral',
    name: screens.referral,
    meta: { area: 'cases' },
    component: () => import('#renderer/views/referrals/ReferralView.vue'),
    props: ({ params, query }) => ({ id: params.id, run: query.run, step: query.step }),
  },
  {
    path: '/cases/:id/summary',
    name: screens.summary,
    meta: { area: 'cases' },
    component: () => import('#renderer/views/summary/SummaryView.vue'),
    props: true,
  },
  {
    path: '/chains',
    name: screens.chains,
    meta: { area: 'chains' },
    component: () => import('#renderer/views/chains/ChainsView.vue'),
  },
  {
    path: '/directory',
    name: screens.directory,
    meta: { area: 'directory' },
    component: () => import('#renderer/views/directory/DirectoryView.vue'),
  },
  {
    path: '/exchange',
    name: screens.exchange,
    meta: { area: 'exchange' },
    component: () => import('#renderer/views/exchange/ExchangeView.vue'),
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
]

export function createAppRouter(): Router {
  return createRouter({ history: createMemoryHistory(), routes })
}
