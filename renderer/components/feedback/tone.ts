/** What a message or a state means to the person. */
export type Tone = 'neutral' | 'info' | 'success' | 'warning' | 'error' | 'busy'
