// Generated, not to be edited: npx tsx tests/api/document.ts > api.json, then openapi-typescript 7.13.0 with TypeScript 5.9.3 on it, then
// biome check --write. The digest is that of the document: 2cdfd5104044878a6abb3a87faf3b6a50bea7b55bb84bb3d69fce1242b8e909a
export interface paths {
  '/api/v1/ask': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    post: operations['ask'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/item': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get: operations['item'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/list': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get: operations['list'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/search': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    post: operations['search'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/fetch': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get: operations['fetch'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/verify': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    post: operations['verify'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/calendar': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get: operations['calendar'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/plans': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get: operations['plans'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
}
export type webhooks = Record<string, never>;
export interface components {
  schemas: {
    Citation: {
      plan: string;
      unit: string;
      address: string;
      quote: string;
      start: number;
      end: number;
      version: string;
      link: string | null;
    };
    Problem: {
      type: string;
      title: string;
      status: number;
      detail: string;
      fields?: string[];
    };
    AskInput: {
      question: string;
      conversation?: string;
      plan?: string;
      /** Format: date */
      today?: string;
      explain?: boolean;
    };
    Reply: {
      /** @enum {string} */
      intent:
        | 'topic'
        | 'owner'
        | 'partner'
        | 'item'
        | 'section'
        | 'outline'
        | 'figure'
        | 'date'
        | 'place'
        | 'document'
        | 'term'
        | 'quote'
        | 'none'
        | 'help';
      /** @enum {string} */
      status: 'answered' | 'not_in_plan' | 'clarify' | 'help';
      text: string;
      citations: components['schemas']['Citation'][];
      suggestions: string[];
      aside: string[];
      explanation?: {
        queries: {
          [key: string]: unknown;
        }[];
      };
      claims?: {
        said: string;
        printed: string | null;
      }[];
    };
    ItemInput: {
      unit: string;
      plan?: string;
    };
    ItemResult: {
      /** @enum {string} */
      status: 'answered' | 'not_in_plan' | 'clarify' | 'help';
      text: string;
      citations: components['schemas']['Citation'][];
      units: {
        id: string;
        /** @enum {string} */
        kind: 'section' | 'item' | 'measure' | 'front';
        title: string;
        parts: string[];
      }[];
    };
    ListInput: {
      plan?: string;
      section?: string;
      property?: string;
      office?: string;
      /** Format: date */
      due_from?: string;
      /** Format: date */
      due_to?: string;
    };
    ListResult: {
      /** @enum {string} */
      status: 'answered' | 'not_in_plan' | 'clarify' | 'help';
      text: string;
      citations: components['schemas']['Citation'][];
      count: number;
      units: string[];
      rows: {
        unit: string;
        text: string;
        file: string;
        row: number;
        date: string;
      }[];
    };
    SearchInput: {
      query: string;
      plan?: string;
      limit?: number;
    };
    SearchResult: {
      /** @enum {string} */
      status: 'answered' | 'not_in_plan' | 'clarify' | 'help';
      text: string;
      citations: components['schemas']['Citation'][];
      results: {
        id: string;
        title: string;
        text: string;
        url: string;
        near: boolean;
      }[];
    };
    FetchInput: {
      id: string;
    };
    FetchResult: {
      /** @enum {string} */
      status: 'answered' | 'not_in_plan' | 'clarify' | 'help';
      text: string;
      citations: components['schemas']['Citation'][];
      id: string;
      title: string;
      url: string;
      metadata: {
        [key: string]: string;
      };
    };
    VerifyInput: {
      sentence: string;
      plan?: string;
    };
    VerifyResult: {
      /** @enum {string} */
      status: 'answered' | 'not_in_plan' | 'clarify' | 'help';
      text: string;
      citations: components['schemas']['Citation'][];
      /** @enum {string} */
      verdict: 'verbatim' | 'differs' | 'absent';
      exact: boolean;
      differences: {
        said: string;
        printed: string;
      }[];
    };
    CalendarInput: {
      plan?: string;
      /** Format: date */
      from?: string;
      /** Format: date */
      to?: string;
    };
    CalendarResult: {
      /** @enum {string} */
      status: 'answered' | 'not_in_plan' | 'clarify' | 'help';
      text: string;
      citations: components['schemas']['Citation'][];
      dates: {
        /** @enum {string} */
        kind: 'date' | 'deadline';
        /** Format: date */
        from: string;
        /** Format: date */
        to: string;
        name: string | null;
        words: string;
        citation: components['schemas']['Citation'];
      }[];
    };
    PlansInput: Record<string, never>;
    PlansResult: {
      /** @enum {string} */
      status: 'answered' | 'not_in_plan' | 'clarify' | 'help';
      text: string;
      citations: components['schemas']['Citation'][];
      plans: {
        id: string;
        title: string;
        year: number | null;
        issuer: string;
        version: string;
        current: boolean;
        items: number;
        measures: number;
        sections: {
          id: string;
          title: string;
          items: string[];
        }[];
        url: string;
      }[];
    };
  };
  responses: never;
  parameters: never;
  requestBodies: never;
  headers: never;
  pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
  ask: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['AskInput'];
      };
    };
    responses: {
      /** @description 200 */
      200: {
        headers: {
          'RateLimit-Remaining'?: number;
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Reply'];
        };
      };
      /** @description 400 */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description 401 */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description 413 */
      413: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description 415 */
      415: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description 429 */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description 500 */
      500: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  item: {
    parameters: {
      query: {
        unit: string;
        plan?: string;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description 200 */
      200: {
        headers: {
          'RateLimit-Remaining'?: number;
          ETag?: string;
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ItemResult'];
        };
      };
      /** @description 304 */
      304: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description 400 */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description 401 */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description 429 */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description 500 */
      500: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  list: {
    parameters: {
      query?: {
        plan?: string;
        section?: string;
        property?: string;
        office?: string;
        due_from?: string;
        due_to?: string;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description 200 */
      200: {
        headers: {
          'RateLimit-Remaining'?: number;
          ETag?: string;
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ListResult'];
        };
      };
      /** @description 304 */
      304: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description 400 */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description 401 */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description 429 */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description 500 */
      500: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  search: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['SearchInput'];
      };
    };
    responses: {
      /** @description 200 */
      200: {
        headers: {
          'RateLimit-Remaining'?: number;
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['SearchResult'];
        };
      };
      /** @description 400 */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description 401 */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description 413 */
      413: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description 415 */
      415: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description 429 */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description 500 */
      500: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  fetch: {
    parameters: {
      query: {
        id: string;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description 200 */
      200: {
        headers: {
          'RateLimit-Remaining'?: number;
          ETag?: string;
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['FetchResult'];
        };
      };
      /** @description 304 */
      304: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description 400 */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description 401 */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description 429 */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description 500 */
      500: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  verify: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['VerifyInput'];
      };
    };
    responses: {
      /** @description 200 */
      200: {
        headers: {
          'RateLimit-Remaining'?: number;
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['VerifyResult'];
        };
      };
      /** @description 400 */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description 401 */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description 413 */
      413: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description 415 */
      415: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description 429 */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description 500 */
      500: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  calendar: {
    parameters: {
      query?: {
        plan?: string;
        from?: string;
        to?: string;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description 200 */
      200: {
        headers: {
          'RateLimit-Remaining'?: number;
          ETag?: string;
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['CalendarResult'];
        };
      };
      /** @description 304 */
      304: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description 400 */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description 401 */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description 429 */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description 500 */
      500: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  plans: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description 200 */
      200: {
        headers: {
          'RateLimit-Remaining'?: number;
          ETag?: string;
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['PlansResult'];
        };
      };
      /** @description 304 */
      304: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description 400 */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description 401 */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description 429 */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description 500 */
      500: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
}
