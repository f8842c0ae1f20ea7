// The head of Next, with the scripts after the first paint: a page can be read and used without them, so they share the
// line with nothing that it takes to show it. `next/script` stands in a page or the layout, not in here.
import { Head as NextHead } from 'next/document';
import { cloneElement } from 'react';

/** No browser knows this type: it loads nothing of it. */
const WAITS = 'after-paint';

export class Head extends NextHead {
  override getScripts(files: Parameters<NextHead['getScripts']>[0]) {
    const scripts = super.getScripts(files);
    if (process.env.NODE_ENV !== 'production') return scripts;
    return scripts.map((script) =>
      script.props.src ? cloneElement(script, { type: WAITS, defer: undefined }) : script,
    );
  }
}

/** Tabs in the background and programs that look at nothing paint nothing. */
const LATEST_MS = 3_000;

/** Stands at the end of the body, the same on every page: browsers know it by its hash. Each script has a task of its own. */
export const LOAD_SCRIPTS = `{const l=()=>{const w=document.querySelector("[type=${WAITS}]");if(!w)return;const s=document.createElement("script");s.async=false;s.crossOrigin=w.crossOrigin;s.setAttribute("src",w.getAttribute("src"));w.replaceWith(s);setTimeout(l)};document.hidden?l():setTimeout(l,${LATEST_MS});try{new PerformanceObserver(l).observe({type:"paint",buffered:true})}catch{l()}}`;
