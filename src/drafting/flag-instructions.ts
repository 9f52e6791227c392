/*
 * Sentences that speak to a program instead of to a person. Finding them is advisory: half of such attacks are found by any list
 * (reference/drafting.md §1.5), and ordinary letters say 'please ignore my previous email'. They change nothing by themselves; what
 * is found is not quoted, and the reader is told. Every pattern is bounded, so that the work stays linear in the text.
 */
const patterns: readonly RegExp[] = [
  /\b(?:ignore|disregard|forget|override|bypass|skip)\b.{0,20}\b(?:previous|prior|above|earlier|preceding|all|any|your|the)\b.{0,20}\b(?:instructions?|prompts?|rules?|guardrails|polic(?:y|ies)|directives?)\b/i,
  /\b(?:system|developer|assistant) (?:prompt|message|role|override|instruction)s?\b|<\/?(?:system|assistant|instructions?|document|prompt|im_start|im_end)\b|\[\/?INST\]|<\|/i,
  /\byou are (?:now )?(?:an? |the )?(?:ai|assistant|language model|llm|chatbot|billing (?:bot|agent|system|engine)|time ?keeper bot|dan)\b/i,
  /\b(?:as an ai|dear ai|hey ai|attention ai|ai (?:assistant|model|system|agent)[:,]|note to (?:the )?(?:ai|assistant|bot|model|system)|jailbreak|developer mode|prompt injection)\b/i,
  /\b(?:narrative|time entry|billing entry|time ?sheet) (?:must|should|shall|will|has to|needs to) (?:say|read|be|state|include|contain)\b/i,
  /\b(?:bill|charge|record|log|book|enter|add|set|put)\b.{0,30}\b\d{1,4}(?:[.,]\d{1,2})? ?(?:hours?|hrs?|units?|h)\b/i,
  /\b(?:set|switch|assign|re-?route|book|bill|charge|push)\b.{0,40}\b(?:matter|time ?keeper|fee earner|work date|rate|hours?|units?)\b.{0,15}(?:\bto\b|=|:).{0,20}\d/i,
  /["'{ ](?:hours|units|matter_?id|billable|rate|narrative|segment_?id|actualSeconds|timekeeper|workDate)["']?\s{0,3}[:=]/i,
  /\b(?:print|reveal|repeat|output|respond|reply|answer|return)\b.{0,20}\b(?:your|the|only|with|in)\b.{0,20}\b(?:prompt|instructions|json|api key|secret|token|password|base64)\b/i,
  /\b(?:ignora|olvida|ignorez|oubliez|ignoriere|vergiss)\b.{0,30}\b(?:instruc|anweisung|consigne|vorherig|anterior|précédent)/i,
  /\b(?:pretend|act as|role-?play|simulate)\b.{0,40}\b(?:ai|assistant|model|admin|partner|system|biller|bot|no rules)\b/i,
  /\b(?:already |pre-?)(?:approved|authori[sz]ed)\b.{0,40}\b\d{1,4}(?:[.,]\d{1,2})? ?(?:hours?|hrs?|units?)\b/i,
  /\b(?:for|attention|to) (?:all |any )?automated (?:systems?|drafters?|readers?|tools?)\b|\bif you are (?:a|an) (?:program|bot|machine|model)\b|\b(?:software|bot|drafter|program|app) (?:shall|should|must|has to|needs to) (?:treat|know|note|record|book|use|take|bill)\b|\bhave your (?:system|software|bot)\b/i,
  /\bwhen you summari[sz]e\b|<script\b|\bdecode this\b|\brepeat the words\b/i,
];
const longest = 100_000;

/** Whether a text speaks to a program; no more than its first 100 000 characters are looked at. */
export function instructsProgram(text: string): boolean {
  const plain = text
    .slice(0, longest)
    .normalize('NFKC')
    .replace(/\p{Cf}/gu, '');
  return patterns.some((pattern) => pattern.test(plain));
}
