import { runDraft } from './cli/draft-files.ts';
import { readModelConfig, readTranscriptionConfig } from './config.ts';
import { modelEngine, transcriber } from './intake/index.ts';

/** `npm run -s draft -- FILE…`: the model, when it is asked for, and the transcription service are those that the environment names. */
process.exitCode = await runDraft(process.argv.slice(2), {
  model: () => {
    const settings = readModelConfig();
    if (settings === null) throw new Error('--engine llm needs LLM_PROVIDER, LLM_BASE_URL, LLM_MODEL and LLM_API_KEY');
    return modelEngine(settings);
  },
  transcribe: () => {
    const settings = readTranscriptionConfig();
    return settings === null ? undefined : transcriber(settings);
  },
});
