/**
 * XML read from beginning to end without keeping a tree. Document types are refused: no office program writes them,
 * and entities defined there are the old way to blow a small file up.
 */
import { SaxesParser } from 'saxes'

export interface XmlListener {
  /** Names without their prefix. */
  readonly open?: (name: string, attributes: Readonly<Record<string, string>>) => void
  readonly close?: (name: string) => void
  readonly text?: (text: string) => void
  /** Asked between pieces: `true` when enough was read. */
  readonly isDone?: () => boolean
}

/** Takes a text piece by piece. */
export interface XmlReader {
  /** `false` when nothing more needs to come: it is broken, or enough was read. */
  readonly write: (piece: string) => boolean
  /** After the last piece: whether it was well-formed, as far as it was read. */
  readonly end: () => boolean
}

export function createXmlReader(listener: XmlListener): XmlReader {
  const parser = new SaxesParser()
  let fine = true
  let done = false
  const fail = (): void => {
    fine = false
  }
  parser.on('error', fail)
  parser.on('doctype', fail)
  parser.on('opentag', ({ name, attributes }) => listener.open?.(bare(name), attributes))
  parser.on('closetag', ({ name }) => listener.close?.(bare(name)))
  parser.on('text', (text) => listener.text?.(text))
  parser.on('cdata', (text) => listener.text?.(text))
  return {
    write(piece) {
      parser.write(piece)
      done = listener.isDone?.() ?? false
      return fine && !done
    },
    end() {
      if (fine && !done) parser.close()
      return fine
    },
  }
}

/** All at once. Answers `false` where the text is not well-formed. */
export function readXml(pieces: Iterable<string>, listener: XmlListener): boolean {
  const reader = createXmlReader(listener)
  for (const piece of pieces) if (!reader.write(piece)) break
  return reader.end()
}

function bare(name: string): string {
  return name.slice(name.indexOf(':') + 1)
}
