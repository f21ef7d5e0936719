/**
 * A code that came back: typed, read out on the phone or sent by a hand scanner, which is a keyboard with an Enter. A
 * reply code leads to its referral, a case code to its case.
 */
import { shallowRef, type Ref } from 'vue'
import { useRouter } from 'vue-router'
import { normalizeCodeText, parseCaseCode } from '#shared/domain/case-code.ts'
import type { AnsweredReferral } from '#shared/domain/answered-referrals.ts'
import type { OpenReferral } from '#shared/domain/open-referrals.ts'
import { parseReplyCode } from '#shared/domain/reply-code.ts'
import { useText } from '#renderer/i18n/use-text.ts'
import { toCase } from '#renderer/stores/navigation.ts'
import { useOpenReferrals } from '#renderer/stores/open-referrals.ts'

export interface TypedCode {
  readonly typed: Ref<string>
  /** What is wrong with what was typed; empty when nothing is. */
  readonly problem: Ref<string>
  /** The referrals the code may mean; more than one must be chosen from. */
  readonly meant: Ref<readonly MeantReferral[]>
  readonly open: () => Promise<void>
  readonly clear: () => void
}

/** A referral that is open, or one with what is recorded of it already. */
export type MeantReferral = OpenReferral & Partial<Pick<AnsweredReferral, 'outcome' | 'feedbackOn'>>

/** A case code has one character more than a reply code. */
const caseCodeLength = 8

export function useTypedCode(): TypedCode {
  const { t, tAny } = useText()
  const { caseProblem } = useCaseOpening()
  const typed = shallowRef('')
  const problem = shallowRef('')
  const meant = shallowRef<readonly MeantReferral[]>([])
  const store = useOpenReferrals()

  async function open(): Promise<void> {
    meant.value = []
    problem.value = ''
    if (typed.value.trim() === '') problem.value = t('referrals.code.empty')
    else if (normalizeCodeText(typed.value).length >= caseCodeLength)
      problem.value = await caseProblem(typed.value)
    else await openReply()
  }

  async function openReply(): Promise<void> {
    const code = parseReplyCode(typed.value)
    if (!code.ok) {
      problem.value = tAny(`errors.${code.error.type}`, { ...code.error })
      return
    }
    const sought = typed.value
    const waiting = await store.referralsOfReply(code.value)
    const found = waiting.length > 0 ? waiting : await store.answeredOfReply(code.value)
    // Somebody typed on, or left, while the vault looked.
    if (typed.value !== sought) return
    meant.value = found
    if (found.length === 0) problem.value = t('referrals.code.noReferral', { code: code.value })
  }

  function clear(): void {
    typed.value = ''
    problem.value = ''
    meant.value = []
  }

  return { typed, problem, meant, open, clear }
}

/** A case code opens its case; the answer is what is wrong with it, or empty. */
function useCaseOpening(): { readonly caseProblem: (typed: string) => Promise<string> } {
  const { t, tAny } = useText()
  const router = useRouter()
  const store = useOpenReferrals()
  return {
    async caseProblem(typed) {
      const code = parseCaseCode(typed)
      if (!code.ok) return tAny(`errors.${code.error.type}`, { ...code.error })
      const id = await store.caseOfCode(code.value)
      if (id === null) return t('referrals.code.noCase', { code: code.value })
      await router.push(toCase(id))
      return ''
    },
  }
}
