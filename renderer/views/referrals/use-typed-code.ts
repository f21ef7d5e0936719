/**
 * A code that came back: typed, read out on the phone or sent by a hand scanner, which is a keyboard with an Enter. A
 * reply code leads to its referral, a case code to its case.
 */
import { shallowRef, type Ref } from 'vue'
import { useRouter } from 'vue-router'
import { normalizeCodeText, parseCaseCode } from '#shared/domain/case-code.ts'
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
  readonly meant: Ref<readonly OpenReferral[]>
  readonly open: () => Promise<void>
  readonly clear: () => void
}

/** A case code has one character more than a reply code. */
const caseCodeLength = 8

export function useTypedCode(): TypedCode {
  const { t, tAny } = useText()
  const router = useRouter()
  const store = useOpenReferrals()
  const typed = shallowRef('')
  const problem = shallowRef('')
  const meant = shallowRef<readonly OpenReferral[]>([])

  async function open(): Promise<void> {
    meant.value = []
    problem.value = ''
    if (typed.value.trim() === '') problem.value = t('referrals.code.empty')
    else if (normalizeCodeText(typed.value).length >= caseCodeLength) await openCase()
    else await openReply()
  }

  async function openCase(): Promise<void> {
    const code = parseCaseCode(typed.value)
    if (!code.ok) {
      problem.value = tAny(`errors.${code.error.type}`, { ...code.error })
      return
    }
    const id = await store.caseOfCode(code.value)
    if (id === null) problem.value = t('referrals.code.noCase', { code: code.value })
    else await router.push(toCase(id))
  }

  async function openReply(): Promise<void> {
    const code = parseReplyCode(typed.value)
    if (!code.ok) {
      problem.value = tAny(`errors.${code.error.type}`, { ...code.error })
      return
    }
    meant.value = await store.referralsOfReply(code.value)
    if (meant.value.length === 0) problem.value = t('referrals.code.noReferral', { code: code.value })
  }

  function clear(): void {
    typed.value = ''
    problem.value = ''
    meant.value = []
  }

  return { typed, problem, meant, open, clear }
}
