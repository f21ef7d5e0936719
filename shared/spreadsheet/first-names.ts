/**
 * First names by which a column of names is known. Beside the frequent ones that give a hint in notes stand those that
 * are also words or towns, or rarer: to know a whole column by its content a wrong one among many does no harm.
 */
import { givenNames } from '#shared/anonymity/given-names.ts'
import { fold } from '#shared/search/fold.ts'

const more = `hussain youssef yousef tariq bilal zaid aischa layla hala khadija jasmin iman rim dalia mina nasrin soraya
  habiba rahima murat cem deniz aylin fatih natalija andrij mykola serhij serhiy julija alexej marija nikola
  milan jovan luka emir tesfaye helen hiwot mebrahtu abebe haben senait bereket ayaan faduma asha nguyen linh
  minh thi huong anh adrian andrei alexandru ionut mihai ioana piotr pawel tomasz katarzyna agnieszka malgorzata
  alexander alexandra benjamin bernd david emilia frank kai kevin lara marcel marco marion mark mia nele robert
  sophia sven tom`

export const firstNames: ReadonlySet<string> = new Set([...[...givenNames].map(fold), ...more.split(/\s+/u)])
