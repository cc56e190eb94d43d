/// <reference lib="dom" />
import { EMBED_LIMITS } from './limits.ts';

// What runs in the page of another site: <plan-ask> becomes a frame of ours that can run nothing and reach nothing of that page.
const script = document.currentScript;
const home = script instanceof HTMLScriptElement ? new URL(script.src).origin : '';

/** The question box: <plan-ask height="480"></plan-ask>. */
class PlanAsk extends HTMLElement {
  connectedCallback(): void {
    const frame = document.createElement('iframe');
    frame.src = `${home}/embed`;
    frame.title = '工作要点：提问';
    frame.loading = 'lazy';
    frame.referrerPolicy = 'no-referrer';
    frame.setAttribute('sandbox', 'allow-forms allow-popups allow-popups-to-escape-sandbox');
    frame.style.cssText = 'border:0;width:100%';
    const height = Number(this.getAttribute('height'));
    frame.style.height = `${height > 0 ? height : EMBED_LIMITS.height}px`;
    this.style.display = 'block';
    this.replaceChildren(frame);
  }
}

customElements.define('plan-ask', PlanAsk);
