import { expect, test } from 'vitest';
import { changedSwitches, readSettings, switchesFrom } from '../../../src/sandbox/actionstep/switches.ts';

test('settings of the command line are read by the kind of their switch', () => {
  const settings = [
    'postStatus=201',
    'ebm=false',
    'decimals=numbers',
    'minimumBillableHours=0.5',
    'clockSkewSeconds=-30',
    'restricted=1004:mere+tom,7:',
  ];
  expect(readSettings(settings)).toEqual({
    ...switchesFrom({}),
    postStatus: 201,
    ebm: false,
    decimals: 'numbers',
    minimumBillableHours: 0.5,
    clockSkewSeconds: -30,
    restricted: ['1004:mere+tom', '7:'],
  });
  expect(readSettings(['restricted='])).toEqual(switchesFrom({}));
});

test.each([
  ['colour=red', 'there is no switch colour'],
  ['=1', 'there is no switch '],
  ['ebm', 'switch ebm: '],
  ['ebm=yes', 'switch ebm: '],
  ['postStatus=202', 'switch postStatus: '],
  ['requestsPerSecond=-1', 'switch requestsPerSecond: '],
  ['denied=tom', 'switch denied.0: must be like tom:timeentries:write'],
])('the setting %s is refused in one line that names the switch', (setting, fault) => {
  expect(() => readSettings([setting])).toThrow(fault);
  expect(() => readSettings([setting])).toThrow(/^[^\n]+$/);
});

test('what is not named keeps its default at the start and its value later; other options are none of the switches’ business', () => {
  expect(switchesFrom({ postStatus: 201, ...{ port: 0 } })).toEqual({ ...switchesFrom({}), postStatus: 201 });
  expect(changedSwitches(switchesFrom({ postStatus: 201 }), { ebm: false })).toMatchObject({ postStatus: 201, ebm: false });
});
