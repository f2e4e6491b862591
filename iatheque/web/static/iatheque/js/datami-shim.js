/* Datami reads files from GitHub, GitLab or http://localhost only. On this page, what it asks of
   http://localhost/ is asked of our own server, its path decoded. Loaded before Datami. */
(() => {
  "use strict";
  const LOCAL = "http://localhost/";
  const ask = window.fetch;
  const ours = (address) =>
    address.startsWith(LOCAL)
      ? new URL(`/${decodeURIComponent(address.slice(LOCAL.length))}`, window.location.origin).href
      : address;
  window.fetch = (asked, options) =>
    ask(asked instanceof Request ? new Request(ours(asked.url), asked) : ours(String(asked)), options);
})();
