/**
 * How offices write the values of our lists besides their labels. Kept in one spelling without blanks; a value stands
 * here only where it can mean nothing else.
 */
import type { ListName } from '#shared/domain/value-lists.ts'
import { counsellingSynonyms } from '#shared/spreadsheet/synonyms-of-counselling.ts'

const unstated = 'k.A. / ka / keine Angabe / unbekannt / nicht bekannt / ? / unklar'

/** By list and value: ways to write it, parted by ` / `. */
type Synonyms = Readonly<Partial<Record<ListName, Readonly<Record<string, string>>>>>

const ofPeople: Synonyms = {
  region: {
    magdeburg: 'MD / Stadt Magdeburg / Landeshauptstadt Magdeburg / LH Magdeburg',
    boerde: 'Börde / BK / LK Börde / Bördekreis / Haldensleben / Oschersleben / Wolmirstedt / Wanzleben',
    salzlandkreis:
      'SLK / Salzland / LK Salzlandkreis / Bernburg / Aschersleben / Schönebeck / Staßfurt / Calbe',
    'jerichower-land': 'JL / LK Jerichower Land / Jerichow / Burg / Genthin / Gommern / Möckern',
    'altmarkkreis-salzwedel': 'SAW / Altmarkkreis / AK Salzwedel / Salzwedel / Gardelegen / Klötze / Kalbe',
    stendal: 'SDL / LK Stendal / Stendal / Tangermünde / Osterburg / Havelberg',
    outside: 'außerhalb / sonstige / andere / anderer Landkreis',
  },
  clientGroup: {
    'young-person':
      'Jugendliche / Jugendlicher / Jugendliche*r / junge Menschen / junger Mensch / junge Person / Azubi / Schüler / Schülerin / Ratsuchende / Ratsuchender / Bewerber / Bewerberin / JM',
    parent: 'Eltern / Elternteil / Mutter / Vater / Sorgeberechtigte / Familie',
    company: 'Unternehmen / Betriebe / Firma / Arbeitgeber / KMU',
    'migrant-led-company':
      'migrantisches Unternehmen / Unternehmen mit Migrationshintergrund / Migrantenbetrieb / migrantengeführt',
    multiplier: 'Multiplikator / Multiplikatorin / Fachkraft / Lehrkraft / Lehrer / Lehrerin / Ehrenamt',
  },
  gender: {
    female: 'w / f / Frau / weibl / weibl. / Mädchen / female / Fr.',
    male: 'm / Mann / Herr / männl / männl. / Junge / male / Hr.',
    diverse: 'd / div / inter / nichtbinär / nicht binär',
    'not-stated': unstated,
  },
  residence: {
    'asylum-procedure':
      'Gestattung / Aufenthaltsgestattung / gestattet / Asylverfahren / im Verfahren / Asylbewerber / Asylbewerberin / § 55 / §55 AsylG / Ankunftsnachweis',
    tolerated:
      'Duldung / § 60a / 60a / §60a AufenthG / § 60b / § 60c / § 60d / Ausbildungsduldung / geduldete',
    protection:
      'anerkannt / Flüchtling / anerkannter Flüchtling / subsidiärer Schutz / subsidiär / Asylberechtigt / § 25 / § 25 Abs. 1 / § 25 Abs. 2 / § 25 Abs. 3 / 25.2 / 25.3 / § 25a / § 25b / § 22 / § 23 / Abschiebungsverbot / humanitär / Schutzstatus',
    'temporary-protection': '§ 24 / 24 / §24 AufenthG / § 24 AufenthG / vorübergehender Schutz / Paragraf 24',
    'training-work-study':
      '§ 16a / § 16b / § 17 / § 18 / § 18a / § 18b / § 19 / § 21 / Studium / Fachkraft / Chancenkarte / § 20a',
    'training-16g': '§ 16g / 16g / Ausbildungserlaubnis',
    family: 'Familiennachzug / § 28 / § 29 / § 30 / § 32 / § 36',
    eu: 'EU / EU-Bürger / EU-Bürgerin / Freizügigkeit / EWR / Schweiz',
    settled:
      'Niederlassungserlaubnis / NE / unbefristet / deutsch / Deutsche / Deutscher / eingebürgert / Daueraufenthalt / § 9 / § 26 / § 35',
    unknown: unstated,
  },
  stay: {
    'under-1': 'unter 1 / < 1 Jahr / <1 / weniger als 1 Jahr / < 1',
    '1-to-2': '1-2 Jahre / 1-2 / 1 bis 2 Jahre',
    '2-to-5': '2-5 Jahre / 2-5 / 2 bis 5 Jahre / 2 bis unter 5 Jahre',
    'over-5': 'über 5 Jahre / > 5 Jahre / 5+ / > 5 / mehr als 5 Jahre / ab 5 Jahre',
    'born-here': 'hier geboren / in D geboren / seit Geburt',
    'not-stated': unstated,
  },
  origin: {
    syria: 'SY / SYR / Syrien / syrisch / Syrer / Syrerin / Syria',
    afghanistan: 'AF / AFG / afghanisch / Afghane / Afghanin',
    'asylum-countries-other':
      'Eritrea / Irak / Iran / Nigeria / Pakistan / Somalia / eritreisch / irakisch / iranisch / nigerianisch / pakistanisch / somalisch / IQ / IR / ER / SO / PK / NG',
    ukraine: 'UA / UKR / ukrainisch / Ukrainer / Ukrainerin',
    eu: 'Polen / Rumänien / Bulgarien / Ungarn / Tschechien / Slowakei / Kroatien / Griechenland / Italien / Spanien / Portugal / Frankreich / polnisch / rumänisch / bulgarisch / PL / RO / BG / Litauen / Lettland / Estland / Slowenien / Österreich / Niederlande / Belgien',
    'western-balkans':
      'Albanien / Kosovo / Serbien / Bosnien / Bosnien und Herzegowina / Nordmazedonien / Mazedonien / Montenegro / albanisch / serbisch / kosovarisch',
    turkey: 'TR / TUR / türkisch / Türkei',
    'eastern-europe-caucasus':
      'Russland / Russische Föderation / Belarus / Moldau / Moldawien / Georgien / Armenien / Aserbaidschan / Kasachstan / russisch / georgisch / armenisch / Tschetschenien',
    'asia-other':
      'Vietnam / Indien / China / Bangladesch / Sri Lanka / Philippinen / Thailand / vietnamesisch / indisch / VN / Libanon / Jordanien / Jemen / Palästina / Nepal / Indonesien',
    'africa-other':
      'Äthiopien / Guinea / Mali / Niger / Benin / Burkina Faso / Ghana / Gambia / Kamerun / Kenia / Marokko / Algerien / Tunesien / Ägypten / Libyen / Sudan / Tschad / Togo / Senegal / Elfenbeinküste / Kongo / Gambia',
    america: 'USA / Kuba / Brasilien / Venezuela / Kolumbien / Mexiko / Peru / Chile',
    germany: 'DE / D / deutsch / BRD',
    'not-stated': unstated,
  },
  schoolCertificate: {
    none: 'ohne / ohne Abschluss / keiner / kein / ohne Schulabschluss / kein Schulabschluss',
    'special-needs': 'Förderschule / Förderabschluss / FS',
    basic: 'Hauptschule / HSA / HS / Berufsreife / qualifizierter Hauptschulabschluss / QHSA / 9. Klasse',
    intermediate:
      'Realschule / RSA / RS / mittlere Reife / MSA / mittlerer Schulabschluss / erweiterter Realschulabschluss / 10. Klasse',
    'applied-university-entrance': 'FHR / Fachabitur / Fachabi / FOS',
    'university-entrance': 'Abi / Hochschulreife / allgemeine Hochschulreife / AHR / Gymnasium',
    'foreign-ungraded':
      'ausländisch / im Ausland / ausländischer Abschluss / Ausland / Heimatland / nicht eingestuft',
    'still-in-school': 'Schüler / Schülerin / noch Schule / in der Schule / geht noch zur Schule',
    'not-stated': unstated,
  },
  recognition: {
    recognised: 'ja / j / x / anerkannt',
    'applied-for': 'läuft / in Bearbeitung / Antrag gestellt / beantragt',
    'not-recognised': 'nein / n / nicht anerkannt / offen',
    'not-needed': 'nicht nötig / nicht notwendig / entfällt',
    german: 'deutsch / deutscher Abschluss',
  },
  vocationalCertificate: {
    none: 'keiner / keine / ohne / nein / kein / ohne Abschluss',
    'foreign-not-recognised': 'ausländisch / im Ausland / Ausland / Ausland nicht anerkannt',
    'foreign-partly-recognised': 'teilweise anerkannt / Ausland teilweise anerkannt',
    'foreign-recognised': 'Ausland anerkannt / voll anerkannt',
    german: 'deutsch / Inland / in Deutschland / deutsche Ausbildung',
    degree: 'Hochschule / Uni / Universität / Bachelor / Master / Hochschulabschluss',
  },
  germanLevel: {
    none: 'keine / kein / ohne / A0 / 0 / keine Deutschkenntnisse',
    a1: 'A1.1 / A1.2 / A1+',
    a2: 'A2.1 / A2.2 / A2+',
    b1: 'B1.1 / B1.2 / B1+ / DTZ B1',
    b2: 'B2.1 / B2.2 / B2+',
    'c1-plus': 'C1 / C2 / C1+ / C1.1 / ab C1 / C1/C2',
    native: 'muttersprachlich / MS / Deutsch als Muttersprache / fließend Muttersprache',
  },
  germanProof: {
    certificate: 'Zertifikat vorhanden / telc / Goethe / ja',
    'placement-test': 'Einstufung / Test / Einstufungstest',
    'self-assessed': 'selbst / Selbstauskunft / eigene Angabe / Eigenangabe',
    'adviser-assessed': 'Beratung / geschätzt / Schätzung / Einschätzung Berater / Einschätzung Beraterin',
  },
  activity: {
    'general-school': 'Schule / Sekundarschule / Gymnasium / Gemeinschaftsschule / Schüler / Schülerin',
    'vocational-preparation-school': 'BVJ / BVJ-S / BVJS / Berufsvorbereitungsjahr',
    'language-course': 'Sprachkurs / Deutschkurs / Integrationskurs / IK / BSK / Berufssprachkurs',
    'preparation-measure': 'BvB / Maßnahme / Jobcenter-Maßnahme',
    'entry-qualification': 'EQ / EQJ',
    training: 'Azubi / in Ausbildung / Ausbildung',
    work: 'Arbeit / arbeitet / beschäftigt / Minijob / Job / berufstätig / in Arbeit / erwerbstätig / Teilzeit / Vollzeit',
    unemployed: 'arbeitslos / arbeitssuchend / arbeitsuchend / ohne Arbeit',
    'parental-leave': 'Elternzeit / Mutterschutz',
    none: 'nichts / keine / ohne',
  },
  benefits: {
    none: 'keine / nein / ohne / kein',
    'sgb-2': 'SGB II / SGB 2 / ALG II / ALG 2 / Bürgergeld / JC / Jobcenter / Hartz IV / Grundsicherung',
    'sgb-3': 'SGB III / SGB 3 / ALG I / ALG 1 / ALG / Arbeitslosengeld / BAB',
    'asylum-benefits': 'AsylbLG / AsylLG / Asylbewerberleistung / Sozialamt',
    'youth-welfare': 'Jugendamt / SGB VIII / SGB 8 / Jugendhilfe',
    'not-stated': unstated,
  },
  occupationGroup: {
    care: 'Pflegefachkraft / Pflegefachmann / Pflegefachfrau / Altenpflege / Krankenpflege / Gesundheit / Medizin / MFA / Krankenschwester',
    vehicles: 'KFZ-Mechatroniker / Mechatroniker / KFZ / Auto / Automechaniker / Kfz-Mechatronikerin',
    electrical: 'Elektroniker / Elektronikerin / Elektriker / Elektrotechnik',
    construction:
      'Maurer / Maler / Handwerk Bau / Tischler / Dachdecker / Bauwesen / Hochbau / Tiefbau / Anlagenmechaniker',
    hospitality: 'Koch / Köchin / Gastronomie / Hotel / Gastro / Hotelfach / Restaurantfach',
    retail:
      'Verkauf / Verkäufer / Verkäuferin / Einzelhandel / Kaufmann im Einzelhandel / Kauffrau im Einzelhandel',
    office:
      'Büro / Verwaltung / kaufmännisch / Bürokauffrau / Bürokaufmann / Büromanagement / Kaufmann für Büromanagement / Kauffrau für Büromanagement',
    it: 'Informatik / Fachinformatiker / Fachinformatikerin / EDV / Programmierer / Informatiker',
    hairdressing: 'Friseurin / Friseur/in / Friseurhandwerk / Kosmetik',
    food: 'Bäcker / Bäckerin / Bäckerei / Konditor / Konditorin / Fleischer',
    logistics:
      'Lager / Lagerlogistik / Lagerist / Fachkraft für Lagerlogistik / Fachlagerist / Berufskraftfahrer',
    metal: 'Schweißer / Metallbauer / Industriemechaniker / Zerspanung / Metallbau',
    agriculture: 'Landwirt / Gärtner / Gärtnerin / Gartenbau / Landwirtin',
    social:
      'Erzieher / Erzieherin / Kinderpflege / Sozialassistent / Sozialassistentin / Erziehung / Soziales',
    unclear: 'unklar / offen / weiß nicht / noch offen / unentschlossen / ? / keiner',
  },
}

export const synonyms: Synonyms = { ...ofPeople, ...counsellingSynonyms }
