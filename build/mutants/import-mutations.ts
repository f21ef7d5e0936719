/** Faults in reading a package and in taking over what the vectors decide alone: there the merge is passed by. */
import type { Mutation } from '#build/mutants/mutations.ts'

const bytes = 'shared/base/platform-bytes.ts'
const body = 'shared/exchange/package-body.ts'
const content = 'shared/exchange/package-content.ts'
const lines = 'shared/exchange/package-lines.ts'
const source = 'shared/exchange/run-source.ts'
const vectors = 'renderer/vault/by-vectors.ts'

export const importMutations: readonly Mutation[] = [
  {
    name: 'a body counts without its hash',
    file: body,
    find: 'return isWhole && hash.hex() === bodySha256 ?',
    replace: 'return isWhole ?',
  },
  {
    name: 'a body counts without its length',
    file: bytes,
    find: 'return value && length === expected',
    replace: 'return value',
  },
  {
    name: 'more is unpacked than was said',
    file: bytes,
    find: 'if (length > expected || ',
    replace: 'if (',
  },
  {
    name: 'whoever stops it is not heard while it unpacks',
    file: content,
    find: 'return (await watch.add(part.length)) && readers.mayGoOn()',
    replace: 'return (await watch.add(part.length)) || readers.mayGoOn()',
  },
  {
    name: 'nor while it is read',
    file: content,
    find: 'if (!(await watch.add(lengthOf(next.parts)))) state.failed = true',
    replace: 'await watch.add(lengthOf(next.parts))',
  },
  {
    name: 'what does not read is unpacked to its end',
    file: content,
    find: ' && readers.mayGoOn()',
    replace: '',
  },
  {
    name: 'what does not unpack is read all the same',
    file: content,
    find: '  if (!unpacked.ok) readers.stop()\n',
    replace: '',
  },
  {
    name: 'the number of records is not compared',
    file: content,
    find: 'return content?.records.length === header.records ?',
    replace: 'return content ?',
  },
  {
    name: 'a line that does not read is passed over',
    file: content,
    find: 'if (!run || state.lines > maxLines) state.failed = true',
    replace: 'if (state.lines > maxLines) state.failed = true',
  },
  {
    name: 'lines of later parts are cut from the first',
    file: content,
    find: 'from >= before + part().length',
    replace: 'from > before + part().length',
  },
  {
    name: 'every part is counted from its own beginning',
    file: lines,
    find: '    before += part.length\n',
    replace: '',
  },
  {
    name: 'a directory may begin any run',
    file: lines,
    find: 'isFirst && into.lines === 0 && into.directoryLines',
    replace: 'into.lines === 0 && into.directoryLines',
  },
  {
    name: 'a record is kept as it stands there, however it was written',
    file: lines,
    find: 'isWritten: isClean && isAsWritten(line, record)',
    replace: 'isWritten: isClean',
  },
  {
    name: 'what is behind the last whole line is lost',
    file: source,
    find: '    open.put(part.subarray(end))\n',
    replace: '',
  },
  {
    name: 'a line that was cut through is not put together',
    file: source,
    find: 'joinBytes([...open.empty(), part.subarray(0, first)])',
    replace: 'joinBytes([part.subarray(0, first)])',
  },
  {
    name: 'the end of a line is looked for without an end',
    file: source,
    find: '    if (open.length() > maxLine) take(joinBytes(open.empty()))\n',
    replace: '',
  },
  {
    name: 'theirs is taken though ours has what it has not seen',
    file: vectors,
    find: 'mayBeReplaced(entry, record) && covers(record.vv, entry.vv) ?',
    replace: 'mayBeReplaced(entry, record) ?',
  },
  {
    name: 'theirs is left though it has what ours has not seen',
    file: vectors,
    find: 'if (covers(entry.vv, record.vv)) return',
    replace: 'if (covers(record.vv, entry.vv)) return',
  },
  {
    name: 'a case that was reduced here comes back',
    file: vectors,
    find: ' && head.anonymisedOn === null',
    replace: '',
  },
  {
    name: 'contradictions are taken without being told apart',
    file: vectors,
    find: ' && receivedOf(record)?.hasSiblings === false',
    replace: '',
  },
  {
    name: 'an erased record is decided by its vectors',
    file: vectors,
    find: 'if (entry.x !== null || isErased(record)) return null',
    replace: 'if (isErased(record)) return null',
  },
  {
    name: 'of a record that is named twice the first counts',
    file: vectors,
    find: 'twice.has(record.id) ? undefined : index.get(record.id)',
    replace: 'index.get(record.id)',
  },
]
