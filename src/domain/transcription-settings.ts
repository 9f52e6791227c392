/** A transcription service: one that speaks OpenAI's protocol (OpenAI, Azure OpenAI, local servers), or Azure Speech. */
export type TranscriptionSettings = {
  kind: 'openai' | 'azure-speech';
  /** The whole address recordings are posted to. */
  url: string;
  key: string;
  /** The model's name; only OpenAI's protocol has one. */
  model: string;
  timeoutMillis: number;
};
