/**
 * Given names and the short forms people use for them, the full one first. Source: own list of forms in common use in
 * Australia and New Zealand.
 */
const names = `
abigail abby abbie gail
alexander alex sandy alec xander
alexandra alex sandra lexi
alfred alf fred
amanda mandy
andrew andy drew
angela angie ange
annabelle anna belle
anthony tony
antonia toni
archibald archie
arthur art
barbara barb babs
benjamin ben benji
bernard bernie
bradley brad
bridget bridie
cameron cam
caroline carrie caz
catherine cath cathy kate katie
charles charlie chuck chas
charlotte charlie lottie
christina chris tina chrissy
christine chris chrissie
christopher chris kit
clifford cliff
constance connie
cynthia cindy
daniel dan danny
danielle dani
david dave davey
deborah deb debbie
dennis den
diana di
donald don donny
dorothy dot dottie
douglas doug
edward ed eddie ted ned
eleanor ellie nell nora
elizabeth liz lizzie beth betty libby eliza lisa
emily em emmy
eugene gene
evelyn evie
florence flo
frances fran fanny
francis frank
franklin frank
frederick fred freddie
gabriel gabe
gabrielle gabby
geoffrey geoff
georgina georgie
gerald gerry
gerard gerry
gordon gord
graham gray
gregory greg
harold harry hal
helen nell
henry harry hank
isabella bella izzy
jacqueline jackie
james jim jimmy jamie
janet jan
jasmine jaz
jeffrey jeff
jennifer jen jenny
jeremy jez
jessica jess jessie
joanna jo
joanne jo
johanna jo
john jack johnny
jonathan jon jonno
joseph joe joey
josephine jo josie
joshua josh
judith judy
julian jules
katherine kath kathy kate katie
kathleen kath kathy
kenneth ken kenny
kimberley kim
lachlan lachie
laurence laurie larry
lawrence laurie larry
leonard len lenny
leslie les
lillian lily lil
louise lou
lucinda lucy cindy
madeleine maddie
madeline maddie
malcolm mal
margaret maggie marg meg peggy
matthew matt
maureen mo
maximilian max
maxwell max
melanie mel
melissa mel lissa
michael mick mike micky
michelle shell
mitchell mitch
natalie nat
natasha tash
nathan nate
nathaniel nat nate
nicholas nick nicky
nicole nic nicky
oliver ollie
olivia liv
pamela pam
patricia pat trish tricia patty
patrick pat paddy
penelope penny
peter pete
philip phil
phillip phil
phillipa pip
philippa pip
priscilla cilla
rachel rach
raymond ray
rebecca bec becky
reginald reg
richard rick dick rich ricky
robert bob rob bobby robbie bert
roberta bobbie
robyn rob
rodney rod
roger rodge
ronald ron ronnie
rosemary rose rosie
russell russ
samantha sam
samuel sam sammy
sarah sally
sebastian seb
sharon shaz
sidney sid
simone sim
stanley stan
stephanie steph
stephen steve
steven steve
stewart stew
stuart stu
susan sue susie
suzanne sue suzie
tamara tammy
terence terry
theodore theo ted
theresa terri tess
thomas tom tommy
timothy tim timmy
tobias toby
valerie val
vanessa ness
veronica ronnie
victor vic
victoria vicky tori
vincent vin vince vinnie
virginia ginny
vivienne viv
walter wally walt
warren waz
wilfred wilf
william bill will billy liam
winifred win winnie
zachary zach zac
`;

const forms = new Map<string, Set<string>>();
for (const line of names.trim().split('\n')) {
  const all = line.split(' ');
  const [full = ''] = all;
  for (const word of all) {
    const known = forms.get(word) ?? new Set<string>();
    forms.set(word, known);
    for (const other of word === full ? all : [full]) if (other !== word) known.add(other);
  }
}

/** Other forms of a given name: bob → robert, robert → bob, rob … Empty for any other word. */
export function otherForms(word: string): Iterable<string> {
  return forms.get(word) ?? [];
}
