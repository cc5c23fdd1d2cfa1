/** What the studies in training/ have written, for lessons to show: the one door to these files. */
export { default as diary } from '../../../../training/studies/diary.json' with { type: 'json' };
export { default as glass } from '../../../../training/studies/glass.json' with { type: 'json' };
