/** Shapes that the picture on screen and the one in a file share. */
import type { PlacedNode, Point } from '#shared/diagram/lay-out.ts'

const CORNER = 5

/** A line with soft corners. */
export function linePath(points: readonly Point[]): string {
  return points
    .map((point, index) => {
      const [before, after] = [points[index - 1], points[index + 1]]
      if (!before) return `M${point.x} ${point.y}`
      if (!after) return `L${point.x} ${point.y}`
      const [from, to] = [towards(point, before), towards(point, after)]
      return `L${from.x} ${from.y}Q${point.x} ${point.y} ${to.x} ${to.y}`
    })
    .join('')
}

function towards(point: Point, other: Point): Point {
  const long = Math.hypot(other.x - point.x, other.y - point.y)
  const part = long === 0 ? 0 : Math.min(CORNER, long / 2) / long
  return { x: round(point.x + (other.x - point.x) * part), y: round(point.y + (other.y - point.y) * part) }
}

const round = (value: number): number => Math.round(value * 100) / 100

/** The sign in a gateway, as BPMN draws it: a cross for one way, a ring for one or several, a plus for all. */
export function gatewayMark({ node, x, y, width, height }: PlacedNode): string {
  const [middle, centre] = [x + width / 2, y + height / 2]
  if (node.gateway === 'exclusive')
    return `M${middle - 5} ${centre - 5}l10 10M${middle + 5} ${centre - 5}l-10 10`
  if (node.gateway === 'parallel') return `M${middle - 7} ${centre}h14M${middle} ${centre - 7}v14`
  return `M${middle - 6} ${centre}a6 6 0 1 0 12 0a6 6 0 1 0 -12 0z`
}
