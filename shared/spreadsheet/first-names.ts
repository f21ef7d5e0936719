/**
 * First names that are frequent in Germany and where the people come from whom such offices counsel. Only to know a
 * column of names by its content: a name that is missing here does no harm where others are known.
 */
const names =
  'ahmad ahmed ali mohammad mohammed muhammad mohamed mohamad mahmoud mustafa omar hassan hasan hussein hussain khaled yusuf youssef ' +
  'yousef ibrahim ismail abdullah abdul abdulrahman samir karim tariq tarek bilal hamza amir reza mehdi farid nasir jamal anas ' +
  'zaid fatima fatma amira aisha aischa layla leila maryam mariam nour noor rana hala samira zahra zainab khadija yasmin jasmin ' +
  'salma sara sarah huda iman rim reem dalia farah shirin parisa mina nasrin soraya habiba rahima ' +
  'mehmet emre can murat burak cem deniz elif ayse aylin zeynep esra merve fatih hakan ' +
  'oleksandr oleksandra olena iryna natalia natalija oksana svitlana dmytro andrij andriy mykola serhij serhiy volodymyr yuliia julija kateryna anastasia ' +
  'ivan vladimir sergej dmitri alexej olga tatjana elena irina marija nikola milan jovan luka adnan emir amina ' +
  'tesfay tesfaye yonas jonas samuel daniel filmon selam helen hiwot mebrahtu abebe kidane haben senait rahel bereket ' +
  'abdi hodan ayaan faduma asha nguyen linh minh thi huong tuan anh ' +
  'adrian andrei alexandru ionut mihai maria ioana elena roxana piotr pawel tomasz katarzyna agnieszka malgorzata ' +
  'anna anne andrea andreas alexander alexandra benjamin bernd birgit christian christina claudia david dirk dominik emilia emma ' +
  'eva fabian felix finn florian frank franziska hannah heike jan jana jens johanna julia julian jurgen kai karin katharina katrin ' +
  'kevin klaus lara laura lea lena leon leonie lisa luisa lukas manuela marcel marco marie marion mark markus martin martina ' +
  'matthias max maximilian melanie mia michael monika nadine nele nico nicole niklas nina noah oliver paul petra peter philipp ralf ' +
  'robert sabine sandra sebastian simon sophia sophie stefan stefanie steffen susanne sven thomas tim tobias tom torsten ulrike uwe ' +
  'vanessa wolfgang'

export const firstNames: ReadonlySet<string> = new Set(names.split(' '))
