import { beforeAll, describe, expect, test } from 'vitest'
import type { CalendarDate } from '#shared/base/calendar-date.ts'
import { createDeviceKeys, renewDeviceKeys } from '#shared/crypto/device-keys.ts'
import { stretchWithArgon2 } from '#shared/crypto/stretch.ts'
import { readVaultFile, vaultFileToJson, type VaultFile } from '#shared/crypto/vault-file.ts'
import {
  addAdviser,
  createVault,
  openVault,
  rekeyVault,
  removeAdviser,
  renewRecovery,
  replaceDevice,
  replacePassphrase,
  type NewVaultKeys,
  type OpenVault,
} from '#shared/crypto/vault-keys.ts'
import { createScratch } from '#shared/base/scratch.ts'
import { openRow, sealRow } from '#shared/storage/row-envelope.ts'
import { quickVaultCrypto as crypto } from '#tests/support/vault-crypto.ts'

const adviser = { label: 'A.B.', passphrase: 'eins zwei drei vier fünf' }
const created = '2026-11-22' as CalendarDate
let made: NewVaultKeys

beforeAll(async () => {
  made = await createVault(crypto, { created, adviser, device: await createDeviceKeys(crypto.random) })
})

async function opened(file: VaultFile, passphrase: string): Promise<OpenVault> {
  const vault = await openVault(crypto, file, { passphrase })
  if (!vault.ok) throw new Error(vault.error.type)
  return vault.value
}

const wrong = { ok: false, error: { type: 'WrongPassphrase' } }
const damaged = { ok: false, error: { type: 'VaultDamaged' } }

/** A row sealed under one session of a vault opens under another. */
async function sharesRows(a: OpenVault, b: OpenVault): Promise<boolean> {
  const place = { store: 'bodies', id: 'aa' }
  const keyOf = (vault: OpenVault) => ({ kid: vault.file.kid, key: vault.keys.row })
  const envelope = await sealRow(crypto, keyOf(a), { ...place, value: 'x' })
  return (
    await openRow({ subtle: crypto.subtle, scratch: createScratch() }, keyOf(b), { ...place, envelope })
  ).ok
}

describe('a new vault', () => {
  test('opens with the passphrase and with the recovery code, to the same keys', async () => {
    const { file } = made.vault
    const byPassphrase = await opened(file, adviser.passphrase)
    const byCode = await openVault(crypto, file, { recoveryCode: made.recoveryCode.toLowerCase() })
    expect(byPassphrase.device).toEqual(made.vault.device)
    expect(byCode.ok && (await sharesRows(byPassphrase, byCode.value))).toBe(true)
    expect(await sharesRows(made.vault, byPassphrase)).toBe(true)
  })

  test('opens with the passphrase in another Unicode spelling', async () => {
    expect((await opened(made.vault.file, adviser.passphrase.normalize('NFD'))).slotId).toBe(
      made.vault.slotId,
    )
  })

  test('refuses another passphrase and another code', async () => {
    const { file } = made.vault
    expect(await openVault(crypto, file, { passphrase: `${adviser.passphrase} ` })).toEqual(wrong)
    const otherCode = (await renewRecovery(crypto, made.vault)).recoveryCode
    expect(await openVault(crypto, file, { recoveryCode: otherCode })).toEqual(wrong)
    expect(await openVault(crypto, file, { recoveryCode: 'nonsense' })).toEqual(wrong)
  })

  test('reads back from its JSON and holds no passphrase, code or private key in the clear', () => {
    const json = vaultFileToJson(made.vault.file)
    expect(readVaultFile(json)).toEqual({ ok: true, value: made.vault.file })
    for (const secret of [
      adviser.passphrase,
      made.recoveryCode,
      made.vault.device.sign,
      made.vault.device.age,
    ])
      expect(json).not.toContain(secret)
  })

  test('opens with the real Argon2id and its full memory', async () => {
    const real = { ...crypto, stretch: stretchWithArgon2 }
    const vault = await createVault(real, { created, adviser, device: made.vault.device })
    expect((await openVault(real, vault.vault.file, { passphrase: adviser.passphrase })).ok).toBe(true)
    expect(await openVault(real, vault.vault.file, { passphrase: 'falsch' })).toEqual(wrong)
  })
})

describe('an altered vault file', () => {
  test('does not open after any change to a field, whoever recomputes nothing', async () => {
    const { file } = made.vault
    const [slot, recovery] = file.slots
    if (slot?.kind !== 'pass' || !recovery) throw new Error('unexpected slots')
    const variants: VaultFile[] = [
      { ...file, kid: 2 },
      { ...file, created: '2026-11-21' as CalendarDate },
      { ...file, slots: [slot] },
      { ...file, slots: [recovery, slot] },
      { ...file, mac: file.mac.replace(/^./, (first) => (first === 'A' ? 'B' : 'A')) },
      { ...file, vaultId: 'ff'.repeat(16) },
      { ...file, ident: { ...file.ident, iv: slot.wrap.iv } },
    ]
    for (const variant of variants)
      expect(await openVault(crypto, variant, { passphrase: adviser.passphrase })).toEqual(damaged)
  })

  test('with a weakened or relabelled slot does not even unwrap', async () => {
    const { file } = made.vault
    const [slot] = file.slots
    if (slot?.kind !== 'pass') throw new Error('unexpected slots')
    const weaker = { ...slot, kdf: { ...slot.kdf, t: 1 } }
    const relabelled = { ...slot, label: 'C.D.' }
    for (const changed of [weaker, relabelled])
      expect(
        await openVault(crypto, { ...file, slots: [changed] }, { passphrase: adviser.passphrase }),
      ).toEqual(wrong)
  })

  test('of a newer program is named as newer, all else as damaged', () => {
    const { file } = made.vault
    expect(readVaultFile(JSON.stringify({ format: 'cm-vault', v: 2, whatever: true }))).toEqual({
      ok: false,
      error: { type: 'VaultNewer' },
    })
    const [slot] = file.slots
    const outOfBounds = {
      ...file,
      slots: [{ ...slot, kdf: { alg: 'argon2id', v: 19, m: 1024, t: 1, p: 1 } }],
    }
    for (const text of [
      '',
      '{',
      '{}',
      'null',
      JSON.stringify({ ...file, extra: 1 }),
      JSON.stringify(outOfBounds),
    ])
      expect(readVaultFile(text)).toEqual(damaged)
  })
})

describe('slots', () => {
  test('a second adviser opens the same vault and can be taken away again', async () => {
    const second = { label: 'C.D.', passphrase: 'ganz andere Worte hier' }
    const both = await addAdviser(crypto, made.vault, second)
    const bySecond = await opened(both.file, second.passphrase)
    expect(await sharesRows(bySecond, await opened(both.file, adviser.passphrase))).toBe(true)
    const without = await removeAdviser(crypto, both, bySecond.slotId)
    expect(await openVault(crypto, without.file, { passphrase: second.passphrase })).toEqual(wrong)
    expect((await opened(without.file, adviser.passphrase)).slotId).toBe(made.vault.slotId)
  })

  test('a replaced passphrase opens nothing any more, the new one everything', async () => {
    const renewed = { label: 'A.B.', passphrase: 'neue Worte für morgen früh' }
    const changed = await replacePassphrase(crypto, made.vault, {
      slotId: made.vault.slotId,
      adviser: renewed,
    })
    expect(await openVault(crypto, changed.file, { passphrase: adviser.passphrase })).toEqual(wrong)
    expect(await sharesRows(made.vault, await opened(changed.file, renewed.passphrase))).toBe(true)
    expect((await openVault(crypto, changed.file, { recoveryCode: made.recoveryCode })).ok).toBe(true)
  })

  test('a renewed recovery code makes the former one void', async () => {
    const { vault, recoveryCode } = await renewRecovery(crypto, made.vault)
    expect((await openVault(crypto, vault.file, { recoveryCode })).ok).toBe(true)
    expect(await openVault(crypto, vault.file, { recoveryCode: made.recoveryCode })).toEqual(wrong)
  })
})

describe('rekeying', () => {
  test('gives other row keys under the next number and keeps the device', async () => {
    const { vault, recoveryCode } = await rekeyVault(crypto, made.vault, adviser)
    expect(vault.file).toMatchObject({ kid: 2, vaultId: made.vault.file.vaultId, created })
    expect(vault.device).toEqual(made.vault.device)
    expect(await sharesRows(made.vault, vault)).toBe(false)
    expect((await openVault(crypto, vault.file, { recoveryCode })).ok).toBe(true)
    expect(await openVault(crypto, vault.file, { recoveryCode: made.recoveryCode })).toEqual(wrong)
  })

  test('a restored vault gets another device with the same office and rows', async () => {
    const device = await renewDeviceKeys(crypto.random, made.vault.device)
    const restored = await replaceDevice(crypto, made.vault, device)
    const reopened = await opened(restored.file, adviser.passphrase)
    expect(reopened.device).toEqual(device)
    expect(reopened.device.sign).not.toBe(made.vault.device.sign)
    expect(reopened.device.admin).toBe(made.vault.device.admin)
    expect(await sharesRows(made.vault, reopened)).toBe(true)
  })
})
