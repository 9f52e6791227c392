/** Words of spoken English that name no topic: grammar, fillers, courtesies, everyday verbs and nouns of talk. */
const words = `
a about above absolutely across actual actually add added after afternoon again against ago agree agreed ah ahead all almost alone along
already alright alrighty also although always am among amount an and another answer any anybody anymore anyone anything anyway apologies
apparently are area around as ask asked asking at away awesome back bad based basic basically be became because become been before began
behind being believe below best better between beyond big bit bits bloody both bring brought bunch but by bye call called calling came can
can't cannot case cause cent certain certainly chair change changed check cheers clear clearly close colleague colleagues come comes
coming comment comments committee completely concerned consider cool correct could couldn't couple course cover day days deal decide
decided definitely depends did didn't different difficult direct discuss discussed discussing discussion do does doesn't doing don't done
down draft due dunno during each early easier easy eh eight eighteen eighty either eleven else end enough er especially etc even evening
ever every everybody everyone everything exactly example exciting expect explain fact fair fairly fantastic far feel felt few fifteen
fifty figure final finally find fine finish first five focus folks follow following for forget form forty forward found four fourteen from
front full fun further gave general generally gentleman gentlemen get gets getting gimme give given gives giving glad go goes going gone
gonna good got gotta great group guess guy guys had hadn't half hang happen happened happening happens happy hard has hasn't have haven't
having he he'd he'll he's hear heard hello help helpful her here here's hers hey hi high him himself his hm hmm hold hope hopefully hour
hours how however huge huh hundred hundreds i i'd i'll i'm i've idea ideas if imagine important in include included including indeed
initial inside instead interested interesting into involved is isn't issue issues it it'd it'll it's item its itself job just keep kept
kind kinda kinds knew know known knows ladies large last late later least leave left lemme less let let's level like likely line list
listen little live long longer look looked looking looks lot lots lovely made main mainly major make makes making man many mate mates
matter matters may maybe me mean means meant meet meeting meetings member members mention mentioned mhm might million mind minute minutes
mm mmm moment moments money month months more morning most move moved moving much must my myself name nearly necessary need needed needs
never new next nice night nine nineteen ninety no nobody none nope nor normal not note nothing notice now number numbers obvious obviously
of off oh ok okay old on once one ones only open opinion opposite or order other others ought our ours ourselves out outside over own page
pardon part particular particularly parts pass past people per percent perfect perhaps person place places plan planned play please
pleased plus point points possible possibly present presumably pretty previous previously probably problem problems process project proper
properly provide provided put question questions quick quickly quite raise rather read ready real really reason reasons receive received
recently regard regarding regards remember rest right righto room round run running said same saw say saying says second see seem seemed
seems seen sense sent set seven seventeen seventy several shall share she she'd she'll she's short should shouldn't show side similar
simple simply since sir six sixteen sixty small so some somebody someone something sometimes somewhat somewhere soon sorry sort sorta
sorts sound sounds speak speaking specific start started starting state stay step steps stick still stop story straight stuff such
suddenly suggest suggested suggesting super suppose supposed sure system take taken takes taking talk talked talking team tell telling ten
tend term terms than thank thanks that that'd that'll that's the their theirs them themselves then there there's therefore these they
they'd they'll they're they've thing things think thinking third thirteen thirty this those though thought thoughts thousand three through
throughout time times to today together told tomorrow tonight too took top total totally touch toward towards tried true try trying turn
twelve twenty two type uh uhm um under understand understood unfortunately unless until up update upon us use used useful uses using
usually various very view wait walk wanna want wanted wants was wasn't watch way ways we we'd we'll we're we've week weeks welcome well
went were weren't what what's whatever when where whether which while who who's whole whom whose why will wish with within without woman
won't wonder wonderful wondering word words work worked working works world worried worry worse worth would wouldn't wow write wrong yeah
year years yep yes yesterday yet you you'd you'll you're you've young your yours yourself zero
`;

export const commonWords: ReadonlySet<string> = new Set(words.split(/\s+/).filter((word) => word !== ''));
