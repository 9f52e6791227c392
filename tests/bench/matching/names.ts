import type { Random } from './random.ts';

/** Invented people, companies and places of Australia and New Zealand. Lists of our own; any likeness is chance. */
const given =
  `Aaron Adele Aidan Aroha Alice Amelia Amy Anahera Andrew Anita Anthony Ari Arthur Ashleigh Ava Barbara Beatrice Benjamin Beth Blair
Brendan Bronwyn Caitlin Callum Camille Carmen Catherine Charles Chloe Christopher Claire Connor Craig Daisy Daniel Darren David Deborah Denise
Dylan Eden Edward Elena Elizabeth Ella Emily Erin Ethan Eva Ewan Fatima Fergus Fiona Frances Frederick Gabrielle Gareth Georgia Gerard Grace
Gregory Hana Hannah Harriet Harry Hassan Heather Helen Hemi Henry Hiroshi Holly Hugh Hunter Ian Imogen Ingrid Isaac Isabella Jack Jacqueline
James Jasmine Jennifer Jeremy Jessica Joanna Joel John Jonathan Joseph Joshua Judith Julia Kahu Karen Kate Katherine Keith Kenneth Kieran Kiri
Kylie Lachlan Laura Lauren Leah Leilani Leonard Liam Lily Linda Logan Louise Lucas Lucy Luke Lydia Madeleine Maia Malcolm Manaia Margaret
Maria Mark Martin Mary Mason Matiu Matthew Megan Mei Mere Mia Michael Mikaere Mila Mitchell Mohammed Molly Nadia Naomi Natalie Nathan Ngaio
Niamh Nicholas Nicole Nikau Noah Nora Oliver Olivia Oscar Pamela Patrick Paul Penelope Peter Philippa Priya Rachel Rangi Raymond Rebecca
Reuben Richard Robert Robyn Rohan Ronald Rosemary Rowan Ruby Russell Ryan Sally Samantha Samuel Sandra Sarah Scott Sebastian Sharon Shaun
Simon Sione Sophie Stella Stephanie Stephen Steven Stuart Susan Tama Tamati Tane Tara Tessa Theodore Thomas Tiana Timothy Toby Tracey Trevor
Ulrich Valerie Vanessa Veronica Victor Victoria Vincent Violet Walter Wayne Wendy Wiremu William Xanthe Yasmin Yusuf Yvonne Zachary Zara Zoe`.split(
    /\s+/,
  );

const surnames =
  `Smith Jones Williams Brown Wilson Taylor Johnson White Martin Anderson Thompson Nguyen Thomas Walker Harris Lee Ryan Robinson
Kelly King Davis Wright Evans Roberts Green Hall Wood Jackson Clarke Patel Khan Lewis James Phillips Mason Mitchell Rose Davies Rodriguez
Cox Alexander Garden Campbell Johnston Moore Smyth O'Neill Tran Pham Singh Kumar Wang Chen Zhang Liu Kaur Sharma Ali Hughes Edwards Turner
Hill Scott Young Morris Watson Harrison Morgan Allen Baker Cooper Ward Murphy McDonald Stewart Bell Murray Reid Collins Richardson Graham
Parker Bennett Kennedy Simpson Marshall Adams Cook Bailey Shaw Gray Fraser Hamilton Grant Gibson Ferguson Henderson Robertson MacDonald
McKenzie Ross Paterson Cameron McLean McGregor O'Brien O'Connor Fitzgerald Gallagher Byrne Doyle Quinn Nolan Tipene Ngata Paewai Tāwhai
Parata Wairau Hōhepa Rangihuna Te Wiata Fa'asavalu Tuilagi Latu Vaipulu Petrov Novak Kowalski Rossi Bianchi Romano Papadopoulos
Georgiou Dimitriou Haddad Khoury Nasser Ivanov Schmidt Weber Fischer van der Berg Jansen de Vries Larsen Nilsson Tanaka Yamamoto Kim Park
Choi Lim Tan Wong Chan Leung Ho Lam Huynh Vo Dang Bui Hoang Fernando Perera Silva Costa Santos Garcia Lopez Okafor Mensah Abebe Hassan
Ahmed Rahman Chowdhury Gupta Mehta Desai Iyer Menon Reddy Blackwood Ashdown Fairweather Winterbourne Penrose Trelawney Hathersage Lockyer`
    .replaceAll(/(Te|van der|de) (?=[A-Z])/g, (match) => match.replaceAll(' ', '_'))
    .split(/\s+/)
    .map((name) => name.replaceAll('_', ' '));

const beginnings =
  'Al An Bar Bel Ber Bra Cal Can Car Cor Dal Dam Del Dor El Fal Far Fen Gar Gol Gri Hal Har Hol Hor Jar Kal Kar Kel Kor Lan Lar Lem Lor Mal Mar Mel Mor Nar Nel Nor Or Pal Par Pel Por Ra Ral Ros Sal San Sel Sor Stan Tal Tar Tor Ul Val Var Vel Vor Wal War Wil Yar Zal Zor'.split(
    ' ',
  );
const middles = 'a an ar as e el en er es i il in ir is o ol on or os u ul un ur'.split(' ');
const endings =
  'bert by dale den der dis don dous feld ford gan ger ham han ic idis kis ko land lev ley lin ling man mann mer mond nell ner nik opoulos or ov rath ric ridge rin ros sen ser sey ski son stein sten ston tas ter tic ton tos ver ville wald well wick witz wood worth ya zi'.split(
    ' ',
  );

const trades =
  `Plumbing Electrical Roofing Concrete Steel Timber Joinery Catering Logistics Transport Freight Shipping Mining Resources Minerals Energy
Solar Wind Water Pastoral Dairy Wine Orchards Seafoods Bakery Foods Beverages Brewing Textiles Footwear Fashion Furniture Kitchens Homes
Constructions Developments Properties Investments Holdings Nominees Superannuation Finance Mortgage Insurance Capital Equity Securities Software
Systems Technologies Digital Media Broadcasting Printing Publishing Records Films Travel Hotels Motors Automotive Tyres Aviation Marine
Engineering Surveying Architects Design Consulting Recruitment Security Cleaning Waste Recycling Health Medical Dental Pharmacy Veterinary
Fitness Sports Golf Racing Education Training Childcare Storage Packaging Plastics Chemicals Paints Glass Tiles Irrigation Nursery Landscapes`.split(
    /\s+/,
  );
const qualities =
  `Pacific Southern Northern Eastern Western Central Coastal Alpine Harbour Summit Pinnacle Premier Royal Crown Golden Silver Diamond Emerald
Sapphire Phoenix Falcon Eagle Kestrel Kiwi Tui Kauri Rimu Banksia Wattle Jarrah Boab Red Blue Green Black White First National United
Allied Combined General Universal Global Trans Austral Tasman Antipodean Dominion Federation Commonwealth Heritage Pioneer Frontier Horizon
Vista Meridian Zenith Apex Delta Omega Sigma Vector Quantum Fusion Synergy Anchor Beacon Lighthouse Compass Trident Neptune Orion`.split(
    /\s+/,
  );
const bodies =
  `Minister for Immigration and Border Affairs|Commissioner of Revenue|Commissioner of Inland Revenue|Deputy Commissioner of Taxation|State of Queensland|State of New South Wales|State of South Australia|Attorney-General|Director of Public Prosecutions|Securities and Markets Commission|Competition and Fair Trading Commission|Workplace Safety Authority|Veterans' Rehabilitation Commission|Administrative Review Tribunal|Harbour City Council|Riverbend Shire Council|Nurses and Carers Union of Australia|Building and Allied Trades Union|University of the Southern Coast|Registrar of Trade Marks|Official Assignee|Legal Services Board|Secretary, Department of Families and Housing|Chief Executive Officer of Customs`.split(
    '|',
  );
const streetNames =
  `Acacia Ashgrove Banksia Beach Bellbird Boronia Bridge Burke Cascade Cedar Church Clarence Collins Cook Coral Cypress Darwin Elm Esplanade
Fern Flinders Forest Garden Gladstone Grange Hampton Heather High Hillside Jacaranda Kauri Kelvin Kings Lake Lakeside Laurel Lincoln Macquarie
Magnolia Main Maple Marine Mill Mitchell Monash Myrtle Nelson Oak Ocean Orchard Oxford Park Parkes Phillip Pine Pohutukawa Queen Railway Ridge
River Rosewood Rutherford Seaview Spring Station Stirling Sunset Swan Tasman Totara Valley Victoria View Wairoa Walnut Waratah Warwick Wattle
Wellington Willow Windsor York`.split(/\s+/);
const streetKinds = ['Street', 'Road', 'Avenue', 'Crescent', 'Court', 'Place', 'Drive', 'Terrace', 'Close', 'Parade', 'Lane', 'Circuit'];
const suburbs =
  `Ashburton Balmoral Bayview Belmont Brighton Brookvale Cambridge Carlton Castlemaine Devonport Eastwood Fairfield Ferntree Gully|Glenelg|Grafton
Hamilton Hastings Highgate Hobsonville Karori Kensington Kingsford Kirribilli Lower Hutt|Manly Marsden Mosman Mount Eden|Newmarket Newtown Northcote
Onehunga Paddington Palmerston Papakura Parnell Penrith Petone Ponsonby Prahran Queenstown Redcliffe Richmond Riverton Rosebud Rotorua Sandringham
Southport Springvale St Kilda|Sunbury Takapuna Tauranga Thornbury Toorak Unley Wanaka West End|Whangārei Williamstown Wodonga Yarraville`
    .split(/[\s|]+(?![a-z])/)
    .filter((name) => name !== '');
const states = ['NSW', 'VIC', 'QLD', 'SA', 'WA', 'TAS', 'ACT'];

export function surname(random: Random): string {
  if (random.chance(0.45)) return random.pickOften(surnames);
  const middle = random.chance(0.6) ? random.pick(middles) : '';
  const name = `${random.pick(beginnings)}${middle}${random.pick(endings)}`;
  return random.chance(0.03) ? `${name}-${random.pick(surnames)}` : name;
}

export function person(random: Random): string {
  return `${random.pickOften(given)} ${surname(random)}`;
}

export function company(random: Random): string {
  const closing = random.pick(['Pty Ltd', 'Pty Ltd', 'Pty Ltd', 'Limited', 'Ltd', 'Pty Limited', 'Inc', 'Co Ltd']);
  const style = random.below(4);
  if (style === 0) return `${surname(random)} ${random.pick(trades)} ${closing}`;
  if (style === 1) return `${random.pick(qualities)} ${random.pick(trades)} ${closing}`;
  if (style === 2) return `${random.pick(qualities)} ${random.pick(trades)} (${random.pick(['Aust', 'NZ', 'Qld', 'WA'])}) ${closing}`;
  return `${surname(random)} & ${random.pick(['Sons', 'Co', surname(random)])} ${closing}`;
}

export function publicBody(random: Random): string {
  return random.pickOften(bodies);
}

export function address(random: Random): string {
  const number = random.chance(0.1) ? `${1 + random.below(20)}/${1 + random.below(200)}` : String(1 + random.below(240));
  const place = `${number} ${random.pick(streetNames)} ${random.pick(streetKinds)}, ${random.pick(suburbs)}`;
  return random.chance(0.7) ? `${place} ${random.pick(states)} ${2000 + random.below(5500)}` : place;
}

/** A party hidden behind a code, as in migration cases: SZQRX, M214. */
export function codedParty(random: Random): string {
  const letter = () => String.fromCharCode(65 + random.below(26));
  const code = random.chance(0.7)
    ? `${random.pick(['SZ', 'MZ', 'NA', 'WA', 'VB'])}${letter()}${letter()}${letter()}`
    : `${letter()}${10 + random.below(990)}`;
  return random.chance(0.25) ? `${code} of ${2001 + random.below(6)}` : code;
}
