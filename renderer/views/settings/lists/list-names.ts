/** Lists go by the names of the fields they fill. */
import type { ListName } from '#shared/domain/value-lists.ts'
import type { MessageKey } from '#renderer/i18n/message-keys.ts'

export const listNames: Readonly<Record<ListName, MessageKey>> = {
  topic: 'cases.fields.topics',
  occupationGroup: 'cases.fields.occupation',
  access: 'cases.fields.access',
  activity: 'cases.fields.activity',
  caseResult: 'cases.fields.results',
  origin: 'cases.fields.origin',
  vocationalCertificate: 'cases.fields.vocational',
  benefits: 'cases.fields.benefits',
  consultationKind: 'settings.lists.names.consultationKind',
  counsellingForm: 'consultation.form',
  mediation: 'consultation.mediation',
  clientGroup: 'cases.fields.clientGroup',
  region: 'cases.fields.region',
  gender: 'cases.fields.gender',
  ageBand: 'cases.fields.ageBand',
  residence: 'cases.fields.residence',
  residenceFine: 'settings.lists.names.residenceFine',
  stay: 'cases.fields.stay',
  schoolCertificate: 'cases.fields.school',
  schoolOrigin: 'cases.fields.schoolOrigin',
  recognition: 'cases.fields.schoolRecognition',
  germanLevel: 'cases.fields.german',
  germanProof: 'cases.fields.germanProof',
  duration: 'settings.lists.names.duration',
  referralWay: 'settings.lists.names.referralWay',
  companySize: 'cases.fields.companySize',
  sector: 'cases.fields.sector',
  trainsNow: 'cases.fields.trainsNow',
  trainingEligibility: 'cases.fields.eligibility',
  placeKind: 'settings.lists.names.placeKind',
  placementState: 'settings.lists.names.placementState',
  referralOutcome: 'settings.lists.names.referralOutcome',
  stepState: 'settings.lists.names.stepState',
  consent: 'settings.lists.names.consent',
  linkKind: 'settings.lists.names.linkKind',
  bodyType: 'referral.bodyType',
  eventFormat: 'settings.lists.names.eventFormat',
  eventResult: 'settings.lists.names.eventResult',
  place: 'settings.lists.names.place',
}

/** What else is to be known before one changes a list. */
export const listNotes: Partial<Readonly<Record<ListName, MessageKey>>> = {
  bodyType: 'settings.lists.needed',
  place: 'settings.lists.placeNote',
}
