import type { Body } from './body.ts';
import type { Item, Measure, Problem, Section } from './plan.ts';
import type { Table } from './source.ts';
export interface Rows { title: string|null; sections: Section[]; items: Item[]; measures: Measure[]; problems: Problem[] }
export function readTables(_t: string, _x: readonly Table[], _b: Body, _l: number): Rows { return {title:null,sections:[],items:[],measures:[],problems:[]}; }
