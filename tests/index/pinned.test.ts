import { expect, it } from 'vitest';
import { placePins, readPins } from '../../index/lexicon/pinned.ts';
import type { Fault } from '../../index/text/fault.ts';
import { knowledge } from '../knowledge.ts';

const { units } = knowledge;
const place = (text: string) => placePins(readPins('pinned.txt', text), units);

it('finds a question by its words, its gaps and its ends', () => {
  const pinned = place('^气瓶…归谁$、充装站 = 6.4\n气瓶 = 6.1\n');
  expect(pinned.find('气瓶充装归谁?')).toEqual(['6.4']);
  expect(pinned.find('问充装站的事')).toEqual(['6.4']);
  expect(pinned.find('那气瓶充装归谁')).toEqual(['6.1']);
  expect(pinned.find('电梯')).toBeNull();
});

it('knows points, items, sections and front matter by their numbers however they are written', () => {
  const places = {
    '6.1': '6.1',
    '６．１': '6.1',
    '6': '6',
    第六条: '6',
    第6条: '6',
    '（二）': '(二)',
    '二(二)6.1': '6.1',
  };
  for (const [written, unit] of Object.entries(places))
    expect(place(`某问法 = ${written}`).find('某问法')).toEqual([unit]);
  expect(place('某问法 = 总体思路').find('某问法')).toHaveLength(1);
});

it('keeps the other units of a line where the plan lacks one, and leaves out a line without any', () => {
  const pinned = place('甲问 = 6.1、99.9、6.2\n乙问 = 99\n');
  expect(pinned.find('甲问')).toEqual(['6.1', '6.2']);
  expect(pinned.find('乙问')).toBeNull();
  expect(pinned.problems.map(({ message }) => message)).toEqual([
    'pinned.txt 第1行：要点没有“99.9”，其余照常。改法：写要点里有的编号，如 6.1、6、(二)。',
    'pinned.txt 第2行：要点没有“99”，这一行不起作用。改法：写要点里有的编号，如 6.1、6、(二)。',
  ]);
});

it('tells every bad line and keeps the good ones', () => {
  const text = [
    '甲问 6.1',
    '甲问 =',
    '… = 6.1',
    '^$ = 6.1',
    '甲^问 = 6.1',
    '甲$问 = 6.1',
    '甲 问 = 6.1',
    '甲,问 = 6.1',
  ];
  const many = '甲…乙…丙…丁…戊 = 6.1';
  const faults: Fault[] = [];
  const pins = readPins('pinned.txt', [...text, many, '好问法 = 6.1'].join('\n'), (fault) => faults.push(fault));
  expect(pins.map(({ line }) => line)).toEqual([10]);
  expect(faults.map(({ line }) => line ?? 0).toSorted((a, b) => a - b)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9]);
  for (const { message } of faults) expect(message).toMatch(/^pinned\.txt 第\d行：.+。改法：.+。$/);
});

it('takes signs of patterns as letters', () => {
  const pinned = place('a.c(d)[e]* = 6.1');
  expect([pinned.find('a.c(d)[e]*'), pinned.find('abc(d)[e]*')]).toEqual([['6.1'], null]);
});
