import { expect, it } from 'vitest';
import { ask, cited, text } from '../knowledge.ts';

it('says that the plan names nobody, and shows the measure', () => {
  const answer = ask('哪个部门负责电梯维保');
  expect(answer.status).toBe('answered');
  expect(text(answer)).toContain('要点原文未写明责任部门');
  expect(cited(answer)[0]).toBe('6.2');
});

it('shows who bears it where the plan names one', () => {
  const answer = ask('食品安全的统筹协调由谁来做');
  expect(text(answer)).toContain('区食药安委及食药安办（统筹协调）');
  expect(cited(answer)[0]).toBe('5.8');
});

it('does not call a body that one learns from or helps responsible', () => {
  expect(text(ask('网络消费投诉在线调解平台的责任单位是谁'))).toMatch(/^要点原文未写明责任部门/);
  expect(text(ask('政治巡察“回头看”由谁牵头'))).toMatch(/^要点原文未写明责任部门/);
});

it('confirms no name that the asker brings along', () => {
  const answer = ask('听说6.1是特种设备科的张三负责，对吧');
  expect(text(answer)).toContain('未写明责任部门');
  expect(text(answer)).not.toContain('张三');
});

it('asks back where nothing tells what is meant', () => {
  const answer = ask('谁负责');
  expect(answer.status).toBe('clarify');
  expect(text(answer)).toContain('指哪一条');
});
