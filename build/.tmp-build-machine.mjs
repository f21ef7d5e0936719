import { build } from 'vite'
import { machineBundle, programs } from '/work/main/build/bundles/machine.ts'
for (const [n,p] of Object.entries(programs)) { const t=Date.now(); await build(machineBundle(p)); console.log(n, Date.now()-t) }
