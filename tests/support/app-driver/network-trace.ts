/** What a traced app asked of the network, read from strace's notes. */
import { readFileSync } from 'node:fs'

/** The command under which an app is traced; `notes` is the file that strace writes. */
export function tracedInto(notes: string): readonly string[] {
  return ['strace', '-f', '--seccomp-bpf', '-qq', '-s', '64', '-e', 'trace=network', '-o', notes]
}

/** The calls that reach, or wait for, another machine. Anything but unix sockets, netlink and loopback is foreign. */
export function foreignCalls(notes: string): readonly string[] {
  return addressedCalls(notes).filter((line) => !isLocal(line))
}

/** All calls that name an address. */
export function addressedCalls(notes: string): readonly string[] {
  return readFileSync(notes, 'latin1')
    .split('\n')
    .filter((line) => /\b(connect|bind|sendto|sendmsg|sendmmsg)\(/.test(line) && line.includes('sa_family='))
}

function isLocal(line: string): boolean {
  const families = [...line.matchAll(/sa_family=(AF_\w+)/g)].map(([, family]) => family ?? '')
  return families.every((family) => family === 'AF_UNIX' || family === 'AF_NETLINK' || isLoopback(line))
}

function isLoopback(line: string): boolean {
  const addresses = [...line.matchAll(/inet_(?:addr|pton)\((?:AF_INET6, )?"([^"]+)"/g)].map(
    ([, address]) => address ?? '',
  )
  return addresses.length > 0 && addresses.every((address) => address === '::1' || address.startsWith('127.'))
}
