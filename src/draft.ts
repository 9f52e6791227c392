import { runDraft } from './cli/draft-files.ts';
import { readModelConfig } from './config.ts';
import { modelEngine } from './intake/index.ts';

/** `npm run -s draft -- FILE…`: the model, when it is asked for, is the one that the environment names. */
process.exitCode = await runDraft(process.argv.slice(2), () => {
  const settings = readModelConfig();
  if (settings === null) throw new Error('--engine llm needs LLM_PROVIDER, LLM_BASE_URL, LLM_MODEL and LLM_API_KEY');
  return modelEngine(settings);
});
