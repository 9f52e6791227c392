/*
 * Nouns and adjectives of spoken English that name no topic of work: what people call things while they talk. Our own list, grown
 * from reading meetings of committees, engineers and lawyers. Plurals and possessives are covered.
 */
const words = `
able absence absolute actual afternoon ago ahead amount anybody anyone anything apology area aspect attention aware back bad basic basis
bear beginning best better big bit bloke bottom brilliant bunch case cent certain chance chap cheers clear coffee colleague
comment complete couple course cup current danger day deal definite degree detail difference different difficult discussion door doubt
dude early easy effect eh end enough entire etcetera evening everybody everyone everything exact example extent eye
fact fair fault favour feeling few fine first folk following forward fourth front full fun funny future general gentleman gentlemen glad
god good grand great group guess guy guys half hand happy hard head heart heck hell hello help hi high hope hour huge huh hundred idea
important impression inaudible inevitable instance interest interesting interruption intention issue item job key kid kind lady ladies
large last late later least left length less level line list little long lot lots love low luck lunch main major majority man many mate
matter maybe mean meantime meeting member mention mess method middle million mind minute mistake moment money month morning most mouth
move much name nature near necessary need new next nice night nobody none noon normal note nothing notice number obvious odd okay old
only opinion opportunity order original other others outset page paper pardon part particular past people per percent perfect
perhaps period person phrase picture piece place please plenty plus point position possible pound present pretty previous probable
problem process progress purpose question quick quiet quote range rate ready real really reality reason recent regard relation relevant
remark reply respect response rest result right room round same saying second section seen sense sentence separate serious session set
several shape short side sight significant similar simple single situation slide sorry sort sorts specific speed stage start 
step stuff sub subject such suggestion super sure surprise table talk tea tend tens term terms thank thanks theme thing things third
thought thousand time times title today tomorrow tonight top topic total touch towards trouble true truth try turn two type uh um
understanding unfortunate use useful usual value variety various version view voice vote wait way ways week weekend weird well whatever
while whole wide woman wonder wonderful word words work world worry worth wrong yard yeah year years yep yes yesterday zero
absent agenda apologies chair chairman chairperson chairwoman minister minutes recess witness honour honor counsel justice justices
lordship court judge your-honour hon mr mrs ms miss dr sir madam councillor senator sen
one ones two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty
thirty forty fifty sixty seventy eighty ninety hundreds thousands dozen dozens
monday tuesday wednesday thursday friday saturday sunday january february march april may june july august september october november
december
email e-mail mail message fax attachment sender recipient addressee intended-recipient privilege disclaimer regards com www http https llp llc inc ltd pty cc
mm mhm hmm uhm mmm erm er ah oh wow okey ok right-o righto gonna wanna gotta kinda sorta lemme gimme dunno ya yea nope nah
don doesn didn isn aren wasn weren couldn wouldn shouldn haven hasn hadn ll ve re
`;

export const fillers: ReadonlySet<string> = new Set(words.split(/\s+/).filter((word) => word !== ''));
