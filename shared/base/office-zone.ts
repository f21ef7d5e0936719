/** Where the offices are: a counselling day begins and ends at midnight there, whatever a laptop's clock is set to. */
export const officeTimeZone = 'Europe/Berlin'
