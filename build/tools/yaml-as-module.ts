/** A content file in YAML as the script that exports what stands in it. */
import { parse } from 'yaml'

/** The data goes through JSON, which is read faster than an object literal. */
export function yamlAsModule(text: string): string {
  const data: unknown = parse(text, { uniqueKeys: true, strict: true })
  return `export default JSON.parse(${JSON.stringify(JSON.stringify(data))})`
}
