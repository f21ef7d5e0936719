/** A second thread beside the vault's. It is given bytes and no keys. */
import '#renderer/vault/zod-without-eval.ts'
import * as Comlink from 'comlink'
import { helper } from '#renderer/vault/helper.ts'

Comlink.expose(helper)
// Whoever started it waits for no answer before this.
globalThis.postMessage('ready')
