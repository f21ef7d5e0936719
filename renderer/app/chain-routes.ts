/** The screens of the process chains; all of them are loaded when they are gone to. */
import type { RouteRecordRaw } from 'vue-router'
import { screens } from '#renderer/stores/navigation.ts'

export const chainRoutes: readonly RouteRecordRaw[] = [
  {
    path: '/chains',
    name: screens.chains,
    meta: { area: 'chains' },
    component: () => import('#renderer/views/chains/ChainsView.vue'),
  },
  {
    path: '/chains/laws',
    name: screens.chainLaws,
    meta: { area: 'chains' },
    component: () => import('#renderer/views/laws/LawsView.vue'),
  },
  {
    path: '/chains/reference',
    name: screens.chainReference,
    meta: { area: 'chains' },
    component: () => import('#renderer/views/chains/reference/ChainReferenceView.vue'),
  },
  {
    path: '/chains/compare',
    name: screens.chainCompare,
    meta: { area: 'chains' },
    component: () => import('#renderer/views/chains/ChainCompareView.vue'),
  },
  {
    path: '/chains/packages',
    name: screens.chainPackages,
    meta: { area: 'chains' },
    component: () => import('#renderer/views/chains/ChainPackagesView.vue'),
  },
  {
    path: '/chains/older',
    name: screens.chainOlder,
    meta: { area: 'chains' },
    component: () => import('#renderer/views/chains/OlderRunsView.vue'),
  },
  {
    path: '/chains/adapt',
    name: screens.chainAdapt,
    meta: { area: 'chains' },
    component: () => import('#renderer/views/chains/edit/ChainAdaptView.vue'),
  },
  {
    path: '/chains/adapt/:id',
    name: screens.chainEdit,
    meta: { area: 'chains' },
    component: () => import('#renderer/views/chains/edit/ChainEditView.vue'),
    props: true,
  },
]
