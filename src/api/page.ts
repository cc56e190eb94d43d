import { createHash } from 'node:crypto';
import { html, raw } from 'hono/html';
import { z } from 'zod';
import { pathOf } from './openapi.ts';
import type { Operation } from './operation.ts';
import { OPERATIONS } from './operations.ts';
import { PROBLEMS } from './problem.ts';

const STYLE = `
:root{color-scheme:light dark}
body{font:16px/1.6 system-ui,"Noto Sans CJK SC",sans-serif;max-width:60rem;margin:0 auto;padding:1rem}
h1{font-size:1.5rem}h2{font-size:1.15rem;margin-top:2rem}
code,pre{font-family:ui-monospace,monospace}pre{overflow:auto;padding:.75rem;border:1px solid}
table{border-collapse:collapse;width:100%}th,td{border:1px solid;padding:.3rem .5rem;text-align:left;vertical-align:top}
`;

/** What a browser may load for the page: its own style, nothing else. */
export const PAGE_POLICY = {
  ...{ defaultSrc: ["'none'"], formAction: ["'none'"], frameAncestors: ["'none'"], baseUri: ["'none'"] },
  styleSrc: [`'sha256-${createHash('sha256').update(STYLE).digest('base64')}'`],
};

type Html = ReturnType<typeof html>;

/** The page that a programmer reads: how to ask, what there is, what may be wrong. */
export function drawPage(version: string): Html {
  return html`<!doctype html>
<html lang="zh-Hans">
  <head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <title>接口 · 工作要点助手</title>
    <style>${raw(STYLE)}</style>
  </head>
  <body>
    <h1>接口 · API ${version}</h1>
    <p>回答里的事实都是要点原文，带出处。要点没有写的，<code>status</code> 是 <code>not_in_plan</code>，这也是结果，不是错误。
      引文请一字不改，并附出处。</p>
    <p lang="en">Every fact is a quotation with its address. Where the plan does not say, <code>status</code> is
      <code>not_in_plan</code>: a result, not an error. Repeat quotations unchanged, with their address.</p>
    <p><a href="/api/openapi.json">OpenAPI 3.1</a> · MCP: <code>/mcp</code></p>
    <pre>curl -H 'Authorization: Bearer TOKEN' -H 'Content-Type: application/json' \\
  -d '{"question": "电梯评估多少台"}' /api/v1/ask</pre>
    ${OPERATIONS.map(drawOperation)}
    <h2>错误 · Problems</h2>
    <p>application/problem+json；<code>Accept-Language: en</code> 用英文。</p>
    <table><tbody>${Object.entries(PROBLEMS).map(drawProblem)}</tbody></table>
  </body>
</html>`;
}

function drawProblem([code, { status, zh, en }]: readonly [string, (typeof PROBLEMS)[keyof typeof PROBLEMS]]): Html {
  return html`<tr id="${code}">
    <th scope="row"><code>${status} ${code}</code></th><td>${zh}</td><td lang="en">${en}</td>
  </tr>`;
}

function drawOperation(operation: Operation): Html {
  const { name, method, title, description, input } = operation;
  const { properties = {}, required = [] } = z.toJSONSchema(input, { io: 'input' });
  const rows = Object.entries(properties).map(([field, schema]) => {
    const told = typeof schema === 'object' ? (schema.description ?? '') : '';
    return html`<tr><th scope="row"><code>${field}</code>${required.includes(field) ? ' *' : ''}</th><td>${told}</td></tr>`;
  });
  return html`<section>
    <h2 id="${name}"><code>${method.toUpperCase()} ${pathOf(operation)}</code> ${title.zh} · ${title.en}</h2>
    <p>${description.zh}</p>
    <p lang="en">${description.en}</p>
    ${rows.length === 0 ? '' : html`<table><tbody>${rows}</tbody></table>`}
  </section>`;
}
