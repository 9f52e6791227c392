export { dropJobs, keepJob, scheduleJob } from './schedule-job.ts';
export { type JobHandler, type JobResult, startWorker, type Worker } from './start-worker.ts';
