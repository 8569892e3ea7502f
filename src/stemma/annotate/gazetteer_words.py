"""The gazetteer's own tables: what GeoNames leaves out or has under another name."""

# Country names of everyday prose that GeoNames has otherwise, and states that are no more.
COUNTRIES = """
United States, United States of America, America, US, U.S., USA, U.S.A., Britain, Great Britain, United
Kingdom, UK, U.K., England, Scotland, Wales, Northern Ireland, Russia, Russian Federation, Soviet Union,
USSR, China, PRC, People's Republic of China, Taiwan, North Korea, South Korea, DPRK, ROK, Democratic
People's Republic of Korea, Republic of Korea, Korea, Iran, Islamic Republic of Iran, Syria, Syrian Arab
Republic, Vietnam, Laos, Burma, Myanmar, Turkey, Türkiye, Turkiye, Czech Republic, Czechia, Macedonia,
North Macedonia, Ivory Coast, Cote d'Ivoire, Democratic Republic of the Congo, Democratic Republic of
Congo, DRC, Congo, Republic of the Congo, Cape Verde, East Timor, Timor-Leste, Swaziland, Eswatini,
Palestine, Palestinian Territories, Kosovo, Yugoslavia, Czechoslovakia, East Germany, West Germany, UAE,
United Arab Emirates, Emirates, Holland, Vatican, Holy See, Bosnia, Bosnia and Herzegovina, Gambia, The
Gambia, Bahamas, Abkhazia, South Ossetia, Transnistria, Somaliland, Zaire, Kyrgyzstan, Moldova, Brunei,
Micronesia, Trinidad, Tanzania, Venezuela, Bolivia
"""

# Adjectives and names of peoples, after the country they go with; `+` stands for a space.
PEOPLES = """
Afghanistan: Afghan Afghans | Albania: Albanian Albanians | Algeria: Algerian Algerians
Angola: Angolan Angolans | Argentina: Argentine Argentines Argentinian | Armenia: Armenian Armenians
Australia: Australian Australians | Austria: Austrian Austrians
Azerbaijan: Azerbaijani Azerbaijanis Azeri | Bahrain: Bahraini Bahrainis
Bangladesh: Bangladeshi Bangladeshis | Belarus: Belarusian Belarusians Belarussian
Belgium: Belgian Belgians | Benin: Beninese | Bolivia: Bolivian Bolivians
Bosnia and Herzegovina: Bosnian Bosnians | Botswana: Botswanan | Brazil: Brazilian Brazilians
Bulgaria: Bulgarian Bulgarians | Burkina Faso: Burkinabe | Burundi: Burundian
Cambodia: Cambodian Cambodians | Cameroon: Cameroonian Cameroonians | Canada: Canadian Canadians
Chad: Chadian Chadians | Chile: Chilean Chileans | China: Chinese | Colombia: Colombian Colombians
Congo: Congolese | Costa Rica: Costa+Rican | Croatia: Croatian Croatians Croat Croats
Cuba: Cuban Cubans | Cyprus: Cypriot Cypriots | Czechia: Czech Czechs | Denmark: Danish Danes Dane
Djibouti: Djiboutian | Dominican Republic: Dominican Dominicans | Ecuador: Ecuadorian
Egypt: Egyptian Egyptians | El Salvador: Salvadoran | Eritrea: Eritrean Eritreans
Estonia: Estonian Estonians | Ethiopia: Ethiopian Ethiopians | Fiji: Fijian | Finland: Finnish Finns
France: French Frenchman | Gabon: Gabonese | Georgia: Georgian Georgians | Germany: German Germans
Ghana: Ghanaian Ghanaians | Greece: Greek Greeks | Guatemala: Guatemalan | Guinea: Guinean
Haiti: Haitian Haitians | Honduras: Honduran | Hungary: Hungarian Hungarians | Iceland: Icelandic
India: Indian Indians | Indonesia: Indonesian Indonesians | Iran: Iranian Iranians | Iraq: Iraqi Iraqis
Ireland: Irish | Israel: Israeli Israelis | Italy: Italian Italians | Ivory Coast: Ivorian
Jamaica: Jamaican | Japan: Japanese | Jordan: Jordanian Jordanians
Kazakhstan: Kazakh Kazakhs Kazakhstani | Kenya: Kenyan Kenyans | Kosovo: Kosovar Kosovan
Kuwait: Kuwaiti Kuwaitis | Kyrgyzstan: Kyrgyz | Laos: Laotian Lao | Latvia: Latvian Latvians
Lebanon: Lebanese | Liberia: Liberian | Libya: Libyan Libyans | Lithuania: Lithuanian
Luxembourg: Luxembourgish | Macedonia: Macedonian | Madagascar: Malagasy | Malawi: Malawian
Malaysia: Malaysian | Mali: Malian Malians | Malta: Maltese | Mauritania: Mauritanian
Mexico: Mexican Mexicans | Moldova: Moldovan Moldovans | Mongolia: Mongolian | Montenegro: Montenegrin
Morocco: Moroccan Moroccans | Mozambique: Mozambican | Myanmar: Burmese Myanmarese | Namibia: Namibian
Nepal: Nepali Nepalese | Netherlands: Dutch | New Zealand: New+Zealander New+Zealanders
Nicaragua: Nicaraguan | Niger: Nigerien | Nigeria: Nigerian Nigerians
North Korea: North+Korean North+Koreans | Norway: Norwegian Norwegians | Oman: Omani
Pakistan: Pakistani Pakistanis | Palestine: Palestinian Palestinians | Panama: Panamanian
Paraguay: Paraguayan | Peru: Peruvian | Korea: Korean Koreans
Philippines: Philippine Filipino Filipinos | Poland: Polish Poles | Portugal: Portuguese
Qatar: Qatari Qataris | Romania: Romanian Romanians | Russia: Russian Russians | Rwanda: Rwandan Rwandans
Saudi Arabia: Saudi Saudis | Scotland: Scottish Scots | Senegal: Senegalese
Serbia: Serbian Serbians Serb Serbs | Sierra Leone: Sierra+Leonean | Singapore: Singaporean
Slovakia: Slovak Slovakian | Slovenia: Slovenian Slovene | Somalia: Somali Somalis
South Africa: South+African South+Africans | South Korea: South+Korean South+Koreans
South Sudan: South+Sudanese | Soviet Union: Soviet Soviets | Spain: Spanish Spaniards
Sri Lanka: Sri+Lankan Sri+Lankans | Sudan: Sudanese | Sweden: Swedish Swedes | Switzerland: Swiss
Syria: Syrian Syrians | Taiwan: Taiwanese | Tajikistan: Tajik Tajiks | Tanzania: Tanzanian
Thailand: Thai Thais | Togo: Togolese | Tunisia: Tunisian Tunisians | Turkey: Turkish Turks
Turkmenistan: Turkmen | Uganda: Ugandan Ugandans | Ukraine: Ukrainian Ukrainians
United Arab Emirates: Emirati Emiratis | United Kingdom: British Briton Britons English
United States: American Americans | Uruguay: Uruguayan | Uzbekistan: Uzbek Uzbeks
Venezuela: Venezuelan Venezuelans | Vietnam: Vietnamese | Wales: Welsh | Yemen: Yemeni Yemenis
Zambia: Zambian | Zimbabwe: Zimbabwean Zimbabweans
"""

# Adjectives of parts of the world, of faiths and parties: they open a description, not a name.
WIDE = """
Western Eastern Northern Southern Central African Asian European Arab Arabic Islamic Islamist Jihadist
Muslim Muslims Christian Christians Jewish Jews Catholic Orthodox Sunni Shia Shiite Kurdish Kurds Kurd
Chechen Tatar Baltic Balkan Nordic Scandinavian Latin Caribbean Pacific Atlantic Arctic Africans Asians
Europeans Arabs Northeastern Northwestern Southeastern Southwestern Hindu Hindus Buddhist Sikh Republican
Democratic Democrat Republicans Democrats Presidential
"""

REGIONS = """
Far East, Middle East, Near East, Korean Peninsula, Arabian Peninsula, Crimean Peninsula, Crimea, Donbas,
Donbass, Indo-Pacific, Asia-Pacific, Asia, Southeast Asia, Central Asia, South Asia, East Asia, Africa,
West Africa, East Africa, North Africa, Southern Africa, Europe, Eastern Europe, Western Europe, Central
Europe, Latin America, South America, North America, Central America, Caribbean, Balkans, Baltics,
Caucasus, North Caucasus, South Caucasus, Siberia, Urals, Arctic, Antarctica, Antarctic, Sahel, Sahara,
Horn of Africa, Gulf, Persian Gulf, Black Sea, Red Sea, Baltic Sea, Caspian Sea, South China Sea, East
China Sea, Sea of Japan, Yellow Sea, Mediterranean, Mediterranean Sea, Sea of Azov, Atlantic, Pacific,
Pacific Ocean, Atlantic Ocean, Indian Ocean, Arctic Ocean, Gulf of Mexico, Gulf of Aden, Gulf of Guinea,
Strait of Hormuz, Taiwan Strait, Bosphorus, Suez Canal, Panama Canal, Gaza, Gaza Strip, West Bank, Golan
Heights, Sinai, Kashmir, Punjab, Tibet, Xinjiang, Nagorno-Karabakh, Chechnya, Dagestan, Tatarstan,
Kurdistan, Darfur, Tigray, Puntland, Catalonia, Bavaria, Silicon Valley, Wall Street, Global South,
Scandinavia, Himalayas, Alps, Danube, Dnieper, Volga, Nile, Amazon, Mekong, Rhine, Euphrates, Tigris,
Luhansk, Donetsk, Kherson, Zaporizhzhia, Kursk, Belgorod, Kyiv, Kiev
"""

# States, provinces and regions of larger countries, and short forms of the states of the United States.
STATES = """
Alabama, Alaska, Arizona, Arkansas, California, Colorado, Connecticut, Delaware, Florida, Hawaii, Idaho,
Illinois, Indiana, Iowa, Kansas, Kentucky, Louisiana, Maine, Maryland, Massachusetts, Michigan, Minnesota,
Mississippi, Missouri, Montana, Nebraska, Nevada, New Hampshire, New Jersey, New Mexico, New York, North
Carolina, North Dakota, Ohio, Oklahoma, Oregon, Pennsylvania, Rhode Island, South Carolina, South Dakota,
Tennessee, Texas, Utah, Vermont, Virginia, Washington, West Virginia, Wisconsin, Wyoming, Puerto Rico, New
England, Long Island, Manhattan, Brooklyn, Bronx, Staten Island, Hollywood, Washington DC, Washington D.C.,
New York City, D.C., Calif, Fla, Ariz, Alberta, British Columbia, Manitoba, New Brunswick, Newfoundland,
Nova Scotia, Ontario, Quebec, Saskatchewan, Yukon, Nunavut, Northwest Territories, Prince Edward Island, New
South Wales, Queensland, South Australia, Western Australia, Tasmania, Northern Territory, Andhra Pradesh,
Arunachal Pradesh, Assam, Bihar, Chhattisgarh, Goa, Gujarat, Haryana, Himachal Pradesh, Jharkhand,
Karnataka, Kerala, Madhya Pradesh, Maharashtra, Manipur, Meghalaya, Mizoram, Nagaland, Odisha, Rajasthan,
Sikkim, Tamil Nadu, Telangana, Tripura, Uttar Pradesh, Uttarakhand, West Bengal, Jammu and Kashmir, Jammu,
Ladakh, Sindh, Balochistan, Khyber Pakhtunkhwa, Waziristan, Anhui, Fujian, Gansu, Guangdong, Guangxi,
Guizhou, Hainan, Hebei, Heilongjiang, Henan, Hubei, Hunan, Inner Mongolia, Jiangsu, Jiangxi, Jilin,
Liaoning, Ningxia, Qinghai, Shaanxi, Shandong, Shanxi, Sichuan, Yunnan, Zhejiang, Hokkaido, Honshu, Kyushu,
Okinawa, Fukushima, Sumatra, Java, Bali, Borneo, Sulawesi, Papua, Aceh, Mindanao, Luzon, Sarawak, Sabah,
Abia, Adamawa, Anambra, Bauchi, Bayelsa, Benue, Borno, Ebonyi, Edo, Ekiti, Enugu, Gombe, Jigawa, Kaduna,
Kano, Katsina, Kebbi, Kogi, Kwara, Lagos, Nasarawa, Ogun, Osun, Oyo, Sokoto, Taraba, Yobe, Zamfara, Amhara,
Oromia, Afar, Ogaden, Kivu, North Kivu, South Kivu, Ituri, Katanga, Gauteng, Limpopo, KwaZulu-Natal,
Mpumalanga, Western Cape, Eastern Cape, Cabo Delgado, Zanzibar, Cyrenaica, Anbar, Nineveh, Idlib, Deir
Ezzor, Deir al-Zor, Raqqa, Helmand, Kandahar, Nangarhar, Kunduz, Sistan-Baluchestan, Khuzestan, Anatolia,
Thrace, Brittany, Normandy, Provence, Corsica, Alsace, Burgundy, Riviera, French Riviera, Andalusia,
Galicia, Castile, Aragon, Basque Country, Canary Islands, Lombardy, Tuscany, Sicily, Sardinia, Veneto,
Piedmont, Calabria, Saxony, Thuringia, Hesse, Brandenburg, North Rhine-Westphalia, Lower Saxony, Rhineland,
Baden-Wuerttemberg, Tyrol, Carinthia, Silesia, Bohemia, Moravia, Transylvania, Vojvodina, Republika Srpska,
Srpska, Ingushetia, Bashkortostan, Yakutia, Kamchatka, Sakhalin, Krasnodar, Stavropol, Kaliningrad, Karelia,
Kharkiv, Odesa, Odessa, Lviv, Mykolaiv, Dnipropetrovsk, Sumy, Chernihiv, Zhytomyr, Donetsk People's
Republic, Luhansk People's Republic, Yorkshire, Cornwall, Devon, Essex, Sussex, Surrey, Norfolk, Suffolk,
Cumbria, Lancashire, Merseyside, Ulster, Munster, Leinster, Connacht, Chiapas, Oaxaca, Guerrero, Sinaloa,
Sonora, Chihuahua, Jalisco, Michoacan, Tamaulipas, Veracruz, Yucatan, Bahia, Minas Gerais, Parana,
Pernambuco, Mato Grosso, Rio Grande do Sul, Patagonia, Antioquia, Zulia, Andes, Persia, Mesopotamia, Levant,
Maghreb, Polynesia, Melanesia
"""

BODIES = """
UN, U.N., United Nations, Security Council, General Assembly, UN Security Council, UN General Assembly, EU,
E.U., European Union, European Commission, European Parliament, European Council, European Central Bank,
NATO, OSCE, OPCW, IAEA, WHO, World Health Organization, WTO, World Trade Organization, IMF, International
Monetary Fund, World Bank, UNESCO, UNICEF, UNHCR, ICC, International Criminal Court, ICJ, International
Court of Justice, Interpol, Europol, Red Cross, International Committee of the Red Cross, International Red
Cross, ICRC, Red Crescent, African Union, AU, Arab League, ASEAN, ECOWAS, CIS, CSTO, SCO, BRICS, G7, G-7,
G8, G20, G-20, OPEC, OPEC+, Commonwealth, Council of Europe, Kremlin, White House, Pentagon, Congress,
Senate, House of Representatives, State Duma, Duma, Downing Street, Whitehall, Capitol Hill, Knesset,
Bundestag, Blue House, Elysee, State Department, CIA, FBI, NSA, FSB, SVR, GRU, KGB, MI5, MI6, Mossad, IDF,
Amnesty International, Human Rights Watch, Greenpeace, Transparency International, Oxfam, Save the Children,
Doctors Without Borders, Islamic State, ISIS, ISIL, IS, Daesh, Al Qaeda, al-Qaeda, al-Qaida, Al-Qaeda,
Taliban, Hamas, Hezbollah, Hizbullah, al-Shabaab, Al-Shabab, al-Shabab, Houthis, Hayat Tahrir al-Sham,
Facebook, Twitter, Telegram, YouTube, Instagram, TikTok, WhatsApp, VKontakte, Google, Microsoft, Apple,
Gazprom, Rosneft, Rosatom, Boeing, Airbus, Supreme Court, Constitutional Court, Central Bank, Federal
Reserve, Scotland Yard, Joint Chiefs of Staff, Justice Department, NASA, FIFA, UEFA, NBA, NFL, NHL, MLB,
IOC, WADA, ILO, FAO, WFP, UNRWA, UNDP, UNEP, UNAIDS, IOM, OECD, APEC, Mercosur, GCC, BJP, ANC, PKK, YPG,
PLO, Fatah, IRA, DNC, RNC, GOP, CDC, FDA, EPA, FAA, FEMA, NTSB, IRS, SEC, FTC, FCC, DEA, TSA, DHS, USAID,
NYPD, LAPD, NHS, MSF, WikiLeaks, Wikileaks, Homeland Security, Capitol, US Capitol, U.S. Capitol, West Wing,
Oval Office, Bundesbank, Politburo, Kuomintang, Likud, Sinn Fein, Labour Party, Tories, Fidesz, Syriza,
Podemos, Congress Party, Boko Haram, Abu Sayyaf, Hizb ut-Tahrir, Muslim Brotherhood, Lashkar-e-Taiba,
Jaish-e-Mohammed, Wagner Group
"""

# Firms that reports all over the world name without saying what they are.
FIRMS = """
Disney, Goldman Sachs, JPMorgan, JPMorgan Chase, JP Morgan, Morgan Stanley, Citigroup, Citi, Wells Fargo,
Bank of America, Merrill Lynch, Lehman Brothers, BlackRock, Berkshire Hathaway, Barclays, HSBC, Lloyds,
Standard Chartered, UBS, Credit Suisse, Deutsche Bank, Commerzbank, BNP Paribas, Societe Generale, ING,
UniCredit, Santander, BBVA, Nomura, SoftBank, Mizuho, Mastercard, American Express, PayPal, Fitch, Standard
& Poor's, Deloitte, KPMG, PwC, Ernst & Young, McKinsey, Amazon, Netflix, Uber, Lyft,
Airbnb, Tesla, SpaceX, Blue Origin, Boeing, Lockheed Martin, Raytheon, Northrop Grumman, General Electric,
General Motors, Chrysler, Fiat, Volkswagen, Volvo, Daimler, BMW, Audi, Porsche, Renault, Peugeot, Nissan,
Toyota, Honda, Mazda, Mitsubishi, Hyundai, Kia, Tata, Samsung, Samsung Electronics, LG, Sony, Panasonic,
Toshiba, Hitachi, Nintendo, Huawei, ZTE, Xiaomi, Lenovo, Alibaba, Tencent, Baidu, ByteDance, Foxconn, TSMC,
Intel, Qualcomm, Broadcom, Nvidia, AMD, IBM, Oracle, Cisco, Dell, HP, Nokia, Ericsson, Siemens, SAP,
Philips, Bosch, Bayer, BASF, Novartis, Roche, Pfizer, Moderna, AstraZeneca, GlaxoSmithKline, Sanofi, Johnson
& Johnson, Merck, Monsanto, Nestle, Unilever, Procter & Gamble, Coca-Cola, PepsiCo, Pepsi, Starbucks,
Walmart, Wal-Mart, Ikea, Tesco, Carrefour, Nike, Adidas, Puma, Louis Vuitton, Gucci, Walt Disney, Warner
Bros, Comcast, AT&T, Verizon, Vodafone, Telefonica, BP, ExxonMobil, Exxon, Chevron, Eni, Equinor, Statoil,
Petrobras, Pemex, PDVSA, Aramco, Saudi Aramco, Lukoil, Sberbank, VTB, Yukos, Rusal, Roscosmos, Energia,
Arianespace, Rolls-Royce, BAE Systems, Thales, Glencore, Rio Tinto, BHP, ArcelorMittal, Maersk, FedEx, UPS,
DHL, Lufthansa, Ryanair, EasyJet, Emirates Airline, Aeroflot, Qantas, Delta Air Lines, American Airlines,
United Airlines, Southwest Airlines, Malaysia Airlines, Snapchat, Reddit, LinkedIn, Pinterest, Spotify,
OpenAI
"""

# News agencies, papers and broadcasters.
OUTLETS = """
Reuters, AP, Associated Press, The Associated Press, AFP, Agence France-Presse, TASS, Tass, ITAR-TASS,
RIA Novosti, RIA, Interfax, Xinhua, Yonhap, Kyodo, KCNA, Korean Central News Agency, DPA, dpa, Anadolu,
IRNA, Tasnim, Fars, SANA, PTI, ANSA, EFE, Bloomberg, UPI, Ukrinform, BelTA, Sputnik, RT, Russia Today,
BBC, CNN, NPR, CBS, NBC, ABC, ABC News, CBS News, NBC News, MSNBC, Fox News, Sky News, ITV, Channel 4,
PBS, Al Jazeera, Al-Jazeera, Al Arabiya, DW, Deutsche Welle, NHK, KBS, CCTV, CGTN, VOA, Voice of America,
RFE/RL, Radio Free Europe, Radio Liberty, Channel One, NTV, TVP, RTE, New York Times, The New York Times,
Washington Post, The Washington Post, Wall Street Journal, The Times, The Wall Street Journal, The
Guardian, Guardian, Financial Times, The Telegraph, The Independent, Daily Mail, The Sun, Los Angeles
Times, USA Today, Politico, Axios, The Economist, Time, Newsweek, Foreign Policy, Der Spiegel, Spiegel,
Bild, Die Welt, Le Monde, Le Figaro, El Pais, La Repubblica, Corriere della Sera, Haaretz, Jerusalem
Post, Times of Israel, Kommersant, Izvestia, Vedomosti, Novaya Gazeta, Rossiyskaya Gazeta, Komsomolskaya
Pravda, Pravda, Meduza, RBC, Gazeta.ru, Lenta.ru, Global Times, People's Daily, South China Morning Post,
Asahi Shimbun, Yomiuri, Nikkei, Korea Herald, Korea Times, Chosun Ilbo, Hankyoreh, Dawn, The Hindu, Times
of India, Hindustan Times, Kyiv Post, Kyiv Independent, Getty Images, AFP/Getty Images, Kremlin.ru, Voice
of Korea
"""

WEAPONS = """
Kalibr, Iskander, Patriot, HIMARS, ATACMS, Javelin, Stinger, Shahed, Geran, Tomahawk, Kinzhal, Zircon,
Oreshnik, Taurus, Storm Shadow, SCALP, Bayraktar, Leopard, Abrams, Bradley, Challenger, Novichok, Iron
Dome, Arrow, THAAD, Sarmat, Topol, Yars, Bulava, Avangard, Minuteman, Trident, Hellfire, Buk, Grad,
Kornet, Lancet, Poseidon, Burevestnik, Kalashnikov, Sidewinder, Harpoon, Excalibur, Gepard, Marder,
Neptune, Tochka-U
"""
