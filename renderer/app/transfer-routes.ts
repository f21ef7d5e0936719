/** The screens about hand-overs between offices. */
import type { RouteRecordRaw } from 'vue-router'
import { screens } from '#renderer/stores/navigation.ts'

export const transferRoutes: readonly RouteRecordRaw[] = [
  {
    path: '/cases/:id/referral/:referral/transfer',
    name: screens.transfer,
    meta: { area: 'cases' },
    component: () => import('#renderer/views/transfers/TransferFormView.vue'),
    props: true,
  },
  {
    path: '/transfers',
    name: screens.transfers,
    meta: { area: 'referrals' },
    component: () => import('#renderer/views/transfers/TransfersView.vue'),
    props: ({ query }) => ({ tab: query.tab }),
  },
]
