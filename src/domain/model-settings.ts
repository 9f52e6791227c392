/** Where the language model of drafting answers, and what it may see. The region is the address's. */
export type ModelSettings = {
  provider: 'azure' | 'openai-compatible' | 'anthropic';
  baseUrl: string;
  /** The model's name; on Azure the deployment's. */
  model: string;
  apiKey: string;
  redaction: Redaction;
  /** The longest source that is sent, in tokens: larger ones are drafted locally. */
  contextTokens: number;
  timeoutMillis: number;
};

/** What is taken out of a source before it is sent: nothing, identifiers, or identifiers and the names of people. */
export type Redaction = 'off' | 'identifiers' | 'names';
