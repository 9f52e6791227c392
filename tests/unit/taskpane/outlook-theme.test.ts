import { expect, test } from 'vitest';
import { themeOfBackground } from '../../../src/taskpane/host/outlook-theme.ts';

test.each([
  ['#FFFFFF', 'light'],
  ['#f3f2f1', 'light'],
  ['#292929', 'dark'],
  ['000000', 'dark'],
  ['#ffff00', 'light'],
  ['#0000ff', 'dark'],
  ['white', undefined],
  ['', undefined],
])('a background of %j is of a theme that is %s', (colour, theme) => {
  expect(themeOfBackground(colour)).toBe(theme);
});
