// The runner starts this file when the step's turn comes. Which phase it is stands here and nowhere in the environment,
// where anybody could write it. In dist/ the step lies in a folder beside this file.
const { start } = await import(/* webpackIgnore: true */ './step/index.js');
await start('main');
