/**
 * Frequent given names as they are written here, of the people who come and of those they deal with. An own, short
 * list: who is not in it is still seen by "Herr", "Frau", "heißt". Names that are also words (Ernst, Mai, Rose,
 * August, Frank) or towns are left out, because a hint that is often wrong is soon not read any more.
 */
export const givenNames: ReadonlySet<string> = new Set(
  `Abdul Abdullah Abdulrahman Abdi Abdirahman Adnan Ahmad Ahmed Aisha Ajmal Akram Alaa Ali Alina Alisa Amal Amina Amir
  Amira Anas Anastasia Andrea Andreas Andrej Andrii Andriy Angela Anja Anke Anna Anne Annette Antje Arash Aras Ariana
  Asad Asif Asma Astrid Aya Ayse Ayşe Aziz Aziza Barbara Bashar Basma Beate Behrouz Birgit Björn Bogdan Bohdan Brigitte
  Burak Can Carina Carla Carsten Caroline Charlotte Christian Christiane Christina Christine Christoph Claudia Cornelia
  Daniel Daniela Dariusz Daryna Denys Denis Diana Dieter Dilan Dirk Dmitri Dmytro Dominik Doris Dunja Ebru Ehsan Elena
  Elias Elif Elisabeth Elke Emine Emma Emre Erik Esra Eva Fabian Fadi Fahima Farah Farhad Farid Fatemeh Fatima Fatma
  Felix Ferhat Filmon Finn Firas Florian Franziska Friedrich Gabriele Georg Gerd Gisela Gudrun Günter Günther Habib
  Hadi Haile Hakan Halima Hamid Hamza Hans Hanna Hannah Haroon Hasan Hassan Heike Heiko Helena Helga Helmut Henrik
  Hiba Hodan Holger Hosein Hossein Huda Hussein Ibrahim Idris Igor Ihor Ilona Imran Ines Ingrid Irina Iryna Isabel
  Ismail Iwan Ivan Jakob Jamal Jamila Jan Jana Janine Jawad Jens Jessica Joachim Johanna Johannes Jonas Julia Juliane
  Julian Jürgen Kamal Karim Karin Karina Karsten Kateryna Katharina Kathrin Katja Katrin Kerstin Khaled Khalid Kidane
  Klaus Konstantin Kristin Lamin Lars Laura Lea Leila Lena Leon Leonie Leyla Lina Linda Lisa Ljudmila Lukas Luisa
  Mahmoud Mahmud Malik Manfred Manuela Maria Mariam Marie Marina Mario Markus Marlene Marta Martin Martina Maryam
  Maryna Matthias Max Maximilian Mehmet Mehdi Melanie Merve Michael Michaela Mohamad Mohamed Mohammad Mohammed Mona
  Monika Moritz Muhammad Mustafa Nadia Nadine Nadja Nasim Nasir Natalia Nataliia Navid Nazanin Negin Nicole Nico Niklas
  Nina Noah Noor Nora Nour Nuri Oksana Olaf Oleg Oleh Olena Oleksandr Oleksandra Olga Oliver Omar Omid Osman Oumar
  Parisa Patrick Paul Paula Peter Petra Philipp Rahim Rahel Rainer Ralf Rami Ramin Rana Rania Rashid Reem Reza Rima
  Rita Robel Roland Rojda Roman Roxana Ruslan Ruth Saad Sabine Sabrina Sadia Saeed Sahar Said Salim Salma Samir Samira
  Samuel Sandra Sara Sarah Sebastian Selam Selin Semhar Serhii Sergej Shirin Silke Simon Simone Sina Sofia Sofiia Sonja
  Sophie Stefan Stefanie Steffen Stephan Suleiman Susanne Svenja Svitlana Swetlana Tamara Tanja Tarek Tarik Tatjana
  Tetiana Tesfay Thomas Thorsten Tim Timo Tobias Torsten Tuan Ulrike Ute Uwe Valentina Vanessa Viktor Viktoria
  Vladimir Volodymyr Waleed Walid Wasim Wolfgang Yara Yasin Yasmin Yohannes Yonas Yulia Yuliia Yusuf Yvonne Zahra Zainab
  Zaki Zarah Zeynep Ziad Zohra`.split(/\s+/u),
)
