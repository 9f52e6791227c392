export { type MeetingEnded, meetingEnded, meetingEndedEvent } from './meeting-ended.ts';
export { type MeetingMeans, readMeetingJob } from './meeting-means.ts';
export { readMeeting } from './read-meeting.ts';
