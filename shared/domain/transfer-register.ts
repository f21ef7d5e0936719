/** The register of a case that names the transfer it came by (`transfer.ts`). */
export const transferRegister = 'transfer'
