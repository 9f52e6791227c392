export { dropJobs, keepJob, scheduleJob, scheduleOwnJob } from './schedule-job.ts';
export { type JobHandler, type JobResult, startWorker, type Worker } from './start-worker.ts';
