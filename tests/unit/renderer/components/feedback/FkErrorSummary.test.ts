// @vitest-environment happy-dom
import { expect, test } from 'vitest'
import FkErrorSummary from '#renderer/components/feedback/FkErrorSummary.vue'
import { mountPart, settled } from '#tests/support/mount-part.ts'

test('takes the focus when problems appear and leads to the fields', async () => {
  document.body.insertAdjacentHTML('beforeend', '<input id="place"><div id="topics"><input></div>')
  const part = mountPart(FkErrorSummary, { props: { problems: [] } })
  await part.setProps({
    problems: [
      { field: 'place', message: 'Bitte den Ort angeben.' },
      { field: 'topics', message: 'Bitte ein Thema wählen.' },
    ],
  })
  await settled()
  expect(document.activeElement?.textContent).toContain('2 Angaben fehlen noch oder passen nicht.')
  const links = part.findAll('a')
  await links[0]?.trigger('click')
  expect(document.activeElement?.id).toBe('place')
  await links[1]?.trigger('click')
  expect(document.activeElement?.parentElement?.id).toBe('topics')
  part.unmount()
})

test('speaks of one problem in the singular', async () => {
  const part = mountPart(FkErrorSummary, {
    props: { problems: [{ field: 'place', message: 'Bitte den Ort angeben.' }] },
  })
  expect(part.text()).toContain('Eine Angabe fehlt noch oder passt nicht.')
  part.unmount()
})
