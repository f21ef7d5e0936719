/** Size and place of a diagram in its frame: zoomed by keys and buttons, moved by dragging. */
import { nextTick, onMounted, shallowRef, watch, type Ref } from 'vue'
import type { Box, Layout } from '#shared/diagram/lay-out.ts'

export interface DiagramView {
  readonly zoom: Readonly<Ref<number>>
  /** Whether the key had a meaning. */
  readonly zoomBy: (key: string) => boolean
  readonly panBy: (key: string) => boolean
  readonly fit: () => void
  /** Moves the picture no more than it takes to see the whole box. */
  readonly reveal: (box: Box | undefined) => void
}

const least = 0.2
const most = 3
/** Below this, words are too small to be read when the diagram first appears. */
const readable = 0.8
const stepSize = 80

type Frame = Readonly<Ref<HTMLElement | null>>

/** `first` is what must be in sight when a diagram appears; a wide one starts in the middle of its width. */
export function useDiagramView(
  frame: Frame,
  layout: Readonly<Ref<Layout>>,
  first: () => Box | undefined,
): DiagramView {
  const zoom = shallowRef(1)

  function setZoom(value: number): void {
    zoom.value = Math.min(most, Math.max(least, Math.round(value * 100) / 100))
  }

  function fitted(): number {
    const width = frame.value?.clientWidth ?? 0
    return width > 0 ? width / layout.value.width : 1
  }

  async function begin(): Promise<void> {
    setZoom(Math.min(1, Math.max(readable, fitted())))
    await nextTick()
    bringIntoSight(frame.value, first(), zoom.value)
  }

  function zoomBy(key: string): boolean {
    if (key === '+') setZoom(zoom.value * 1.25)
    else if (key === '-') setZoom(zoom.value / 1.25)
    else if (key === '0') setZoom(1)
    else return false
    return true
  }

  onMounted(begin)
  watch(layout, begin)
  dragToPan(frame)
  return {
    zoom,
    zoomBy,
    panBy: (key) => panBy(frame.value, key),
    reveal: (box) => {
      if (box) reveal(frame.value, box, zoom.value)
    },
    fit: () => {
      setZoom(fitted())
    },
  }
}

function bringIntoSight(frame: HTMLElement | null, box: Box | undefined, zoom: number): void {
  if (!frame || !box) return
  frame.scrollLeft = (box.x + box.width / 2) * zoom - frame.clientWidth / 2
  frame.scrollTop = (box.y + box.height) * zoom < frame.clientHeight ? 0 : box.y * zoom - stepSize
}

/** Keeps what surrounds a box in sight, its focus ring too. */
const margin = 12

function reveal(frame: HTMLElement | null, { x, y, width, height }: Box, zoom: number): void {
  if (!frame) return
  const { scrollLeft, clientWidth, scrollTop, clientHeight } = frame
  const across = [x * zoom - margin, (x + width) * zoom + margin] as const
  const down = [y * zoom - margin, (y + height) * zoom + margin] as const
  frame.scrollLeft = movedTo(across, scrollLeft, clientWidth)
  frame.scrollTop = movedTo(down, scrollTop, clientHeight)
}

function movedTo([first, last]: readonly [number, number], at: number, room: number): number {
  return first < at || last - first > room ? first : Math.max(at, last - room)
}

const directions: Readonly<Record<string, readonly [x: number, y: number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
}

function panBy(frame: HTMLElement | null, key: string): boolean {
  const way = directions[key]
  if (way) frame?.scrollBy(way[0] * stepSize, way[1] * stepSize)
  return way !== undefined
}

function dragToPan(frame: Frame): void {
  onMounted(() => {
    frame.value?.addEventListener('pointermove', ({ buttons, movementX, movementY }) => {
      if (buttons === 1) frame.value?.scrollBy(-movementX, -movementY)
    })
  })
}
