/**
 * Whether a folder lies on a network share. There fsync promises nothing and two machines could write at once, so the
 * vault refuses such a place.
 */
import { readFile } from 'node:fs/promises'
import type { FileSystem } from '#electron/vault-files/file-system.ts'

/** Magic numbers of statfs(2) on Linux. */
const networkTypes: ReadonlySet<number> = new Set([
  0x6969, // NFS
  0x517b, // SMB
  0xfe534d42, // SMB2
  0xff534d42, // CIFS
  0x564c, // NCP
  0x5346414f, // AFS
  0x73757245, // CODA
  0x00c36400, // CEPH
])
const fuse = 0x65735546

/** File systems that FUSE serves from the machine's own disk. All others of its kind count as remote (sshfs, gvfs). */
const localFuse: ReadonlySet<string> = new Set([
  'fuseblk',
  'fuse.fuse-overlayfs',
  'fuse.gocryptfs',
  'fuse.cryfs',
  'fuse.encfs',
  'fuse.ext2',
  'fuse.bindfs',
  'fuse.lxcfs',
])

export interface ShareQuestion {
  readonly fs: FileSystem
  readonly folder: string
  readonly platform: NodeJS.Platform
  /** The kernel's list of mounts, proc(5). */
  readonly mounts: () => Promise<string>
}

export const readMounts = (): Promise<string> => readFile('/proc/self/mounts', 'utf8')

export async function isNetworkShare({ fs, folder, platform, mounts }: ShareQuestion): Promise<boolean> {
  // A drive letter that stands for a share cannot be told apart here; a UNC path can.
  if (platform === 'win32') return /^[\\/]{2}(?![?.][\\/])/.test(folder) || /^\\\\\?\\UNC\\/i.test(folder)
  if (platform !== 'linux') return false
  const type = await typeOf(fs, folder)
  if (type === fuse) return !localFuse.has(mountKind(folder, await mounts().catch(() => '')))
  return networkTypes.has(type)
}

async function typeOf(fs: FileSystem, folder: string): Promise<number> {
  try {
    // Some systems hand out the number with its sign.
    return (await fs.space(folder)).type >>> 0
  } catch {
    return 0
  }
}

/** The kind of the mount a folder lies on: that with the longest matching place. */
function mountKind(folder: string, mounts: string): string {
  const candidates = mounts
    .split('\n')
    .map((line) => line.split(' '))
    .map(([, place = '', kind = '']) => ({ place: unescape(place), kind }))
    .filter(({ place }) => place !== '' && `${folder}/`.startsWith(place.endsWith('/') ? place : `${place}/`))
  return candidates.toSorted((a, b) => b.place.length - a.place.length)[0]?.kind ?? ''
}

/** proc(5) writes blanks in names as octal. */
function unescape(text: string): string {
  return text.replaceAll(/\\([0-7]{3})/g, (_all, octal: string) =>
    String.fromCharCode(Number.parseInt(octal, 8)),
  )
}
