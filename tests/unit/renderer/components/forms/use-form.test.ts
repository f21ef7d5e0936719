// @vitest-environment happy-dom
import { mount, type VueWrapper } from '@vue/test-utils'
import { afterEach, describe, expect, test } from 'vitest'
import { defineComponent, h, nextTick } from 'vue'
import * as z from 'zod'
import { errorsOf, type Form, useForm } from '#renderer/components/forms/use-form.ts'

const schema = z.object({
  place: z.string().min(1, 'errors.field.missing'),
  minutes: z.number().max(600, 'errors.field.tooMuch'),
  topics: z.array(z.string()).min(1, 'errors.field.missing'),
})
const initial = { place: '', minutes: 30, topics: [] }
type Values = z.input<typeof schema>

let page: VueWrapper | undefined
afterEach(() => page?.unmount())

function show(onDraft?: (values: Values | null) => void): Form<typeof schema> {
  const held: { form?: Form<typeof schema> } = {}
  page = mount(
    defineComponent(() => {
      held.form = useForm({ schema, initial, ...(onDraft && { onDraft }) })
      return () => h('form', [h('input', { id: 'topics' }), h('div', { id: 'place' }, [h('input')])])
    }),
    { attachTo: document.body },
  )
  return held.form as Form<typeof schema>
}

describe('useForm', () => {
  test('gives the parsed values when all is well', async () => {
    const form = show()
    form.fill({ place: 'Schule', topics: ['training'] })
    expect(await form.submit()).toEqual({ place: 'Schule', minutes: 30, topics: ['training'] })
    expect(form.errors.value).toEqual({})
  })

  test('names each problem by its key and goes to the first field on the page', async () => {
    const form = show()
    expect(await form.submit()).toBeNull()
    expect(form.errors.value).toEqual({ place: 'errors.field.missing', topics: 'errors.field.missing' })
    expect(document.activeElement?.id).toBe('topics')
  })

  test('a mended field loses its error at once; new errors wait for the next submit', async () => {
    const form = show()
    await form.submit()
    form.values.place = 'Schule'
    form.values.minutes = 999
    await nextTick()
    expect(form.errors.value).toEqual({ topics: 'errors.field.missing' })
    await form.submit()
    expect(form.errors.value).toEqual({ minutes: 'errors.field.tooMuch', topics: 'errors.field.missing' })
  })

  test('what only saving finds is said at its field, until something is changed', async () => {
    const form = show()
    await form.refuse('place', 'errors.PlaceTaken')
    expect(form.errors.value).toEqual({ place: 'errors.PlaceTaken' })
    expect(document.activeElement?.closest('#place')).not.toBeNull()
    form.values.place = 'Schule'
    await nextTick()
    expect(form.errors.value).toEqual({})
  })

  test('knows whether something was changed, and when it was changed back', async () => {
    const form = show()
    expect(form.dirty.value).toBe(false)
    form.values.place = 'Schule'
    expect(form.dirty.value).toBe(true)
    form.values.place = ''
    expect(form.dirty.value).toBe(false)
  })

  test('hands out the draft before anything else can happen, and clears it when the form was sent', async () => {
    const drafts: (Values | null)[] = []
    const form = show((values) => drafts.push(values))
    form.values.place = 'Sch'
    form.values.place = 'Schule'
    await nextTick()
    expect(drafts).toEqual([{ ...initial, place: 'Schule' }])
    form.values.topics = ['training']
    await nextTick()
    await form.submit()
    expect(drafts.at(-1)).toBeNull()
  })

  test('a draft that is put in counts as the start', () => {
    const form = show()
    form.reset({ place: 'Markt', minutes: 15, topics: ['school'] })
    expect(form.values).toEqual({ place: 'Markt', minutes: 15, topics: ['school'] })
    expect(form.dirty.value).toBe(false)
  })

  test('the start itself is never changed through the form', () => {
    const form = show()
    form.values.topics.push('training')
    form.reset()
    expect(form.values.topics).toEqual([])
    expect(initial.topics).toEqual([])
  })
})

test('a problem without words of its own gets the general ones', () => {
  const parsed = z.object({ name: z.string().max(2), list: z.string() }).safeParse({ name: 'abc' })
  expect(parsed.success).toBe(false)
  if (!parsed.success)
    expect(errorsOf(parsed.error)).toEqual({ name: 'common.invalid.tooLong', list: 'common.invalid.missing' })
})
