/** The form of a new referral or of one that is changed, and how it is saved. */
import { shallowRef, type Ref } from 'vue'
import { addToDate, type CalendarDate } from '#shared/base/calendar-date.ts'
import { err, type Result } from '#shared/base/result.ts'
import type { CaseFile, Referral } from '#shared/domain/case-file.ts'
import { addReferral, changeReferral, restoreReferral } from '#shared/domain/referral-writes.ts'
import { ReferralForm } from '#renderer/views/forms/referral-form.ts'
import { useDraftedForm, type DraftedForm } from '#renderer/views/forms/use-drafted-form.ts'
import {
  bodiesOfStep,
  stepOf,
  type Origin,
  type SuggestedBody,
} from '#renderer/views/referrals/suggested-bodies.ts'
import { useToasts } from '#renderer/components/index.ts'
import { useText } from '#renderer/i18n/use-text.ts'
import { useDirectory } from '#renderer/stores/directory.ts'
import { useOpenCase } from '#renderer/stores/open-case.ts'
import { useRecentValues } from '#renderer/stores/recent-values.ts'
import { todayIn, useSurroundings } from '#renderer/stores/surroundings.ts'
import { useTransfers } from '#renderer/stores/transfers.ts'

interface Subject {
  readonly file: CaseFile
  readonly origin: Origin | null
  /** The referral that is changed; none for a new one. */
  readonly referral: Referral | undefined
}

export interface ReferralFormPart {
  readonly form: DraftedForm<typeof ReferralForm>
  readonly failed: Ref<string>
  readonly busy: Ref<boolean>
  /** Answers whether it was saved. */
  readonly save: () => Promise<boolean>
}

export function useReferralForm(subject: Subject): ReferralFormPart {
  const { tAny } = useText()
  const sayChanged = useWords(subject)
  const store = useOpenCase()
  const recentValues = useRecentValues()
  const transfers = useTransfers()
  const today = todayIn(useSurroundings())
  const failed = shallowRef('')
  const busy = shallowRef(false)
  const { file, origin, referral } = subject
  const [first] = bodiesOfStep(file, origin, useDirectory().current)
  const preset = { body: first, way: recentValues.recent['referralWay']?.[0] }
  const initial = referral ? inputOf(referral) : emptyReferral(subject, today, preset)
  const part = referral ? `edit-${referral.id}` : (origin?.step ?? 'free')
  const form = useDraftedForm(`referral-${file.id}-${part}`, ReferralForm, initial)

  async function write(filled: ReferralForm): Promise<Result<unknown, { readonly type: string }>> {
    const rest = referral ?? { id: await store.newId(), outcome: 'open' as const, feedbackOn: null, origin }
    const whole = { ...rest, ...filled }
    const writes = referral ? changeReferral(file, whole) : addReferral(file, whole)
    return writes.ok ? store.change(file.id, writes.value) : err(writes.error)
  }

  async function save(): Promise<boolean> {
    const filled = busy.value ? null : await form.submit()
    if (!filled) return false
    busy.value = true
    const saved = await write(filled)
    busy.value = false
    failed.value = saved.ok ? '' : tAny(`errors.${saved.error.type}`)
    if (!saved.ok) return false
    await recentValues.remember({ referralWay: filled.way })
    await form.discard()
    if (referral && filled.consent === 'withdrawn') await transfers.followConsent(referral.id)
    sayChanged(filled.body)
    return true
  }

  return { form, failed, busy, save }
}

/** Says what was done; what was changed can be taken back. */
function useWords({ file, referral }: Subject): (body: string) => void {
  const { t } = useText()
  const { show } = useToasts()
  const store = useOpenCase()
  return (body) => {
    if (!referral) {
      show({ tone: 'success', title: t('referral.saved', { body }) })
      return
    }
    const run = (): void => void store.change(file.id, restoreReferral(referral))
    const action = { label: t('common.action.undo'), run }
    show({ tone: 'success', title: t('referral.changed', { body }), action })
  }
}

type Input = Parameters<typeof useDraftedForm<typeof ReferralForm>>[2]

function inputOf({
  bodyType,
  body,
  town,
  reason,
  way,
  on,
  feedbackDue,
  consent,
  consentOn,
}: Referral): Input {
  return { bodyType, body, town, reason, way, on, feedbackDue, consent, consentOn }
}

interface Preset {
  readonly body: SuggestedBody | undefined
  /** The way that was used last. */
  readonly way: string | undefined
}

function emptyReferral(
  { file, origin }: Subject,
  today: CalendarDate,
  { body: suggested, way = 'contact-given' }: Preset,
): Input {
  const { type: bodyType = null, body = '', town = '' } = suggested ?? {}
  return {
    bodyType,
    body,
    town,
    reason: stepOf(file, origin)?.title ?? '',
    way,
    on: today,
    feedbackDue: addToDate(today, { weeks: 4 }),
    consent: null,
    consentOn: null,
  }
}
