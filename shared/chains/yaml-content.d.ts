/** Content files: read into plain data when the program is built, and checked by their schema. */
declare module '*.yaml' {
  const content: unknown
  export default content
}
