/** The facts of a case that are one value of a list each, in the order they are read. */
export const factLists = {
  gender: 'gender',
  ageBand: 'ageBand',
  residence: 'residence',
  stay: 'stay',
  origin: 'origin',
  school: 'schoolCertificate',
  schoolRecognition: 'recognition',
  vocational: 'vocationalCertificate',
  german: 'germanLevel',
  germanProof: 'germanProof',
  activity: 'activity',
  benefits: 'benefits',
  occupation: 'occupationGroup',
  access: 'access',
} as const

export type ListFact = keyof typeof factLists
