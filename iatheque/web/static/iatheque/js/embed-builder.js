/* The page that builds the element: what is chosen shows at once, in the preview and in the lines
   to copy. Without it, the button of the form does the same. */
(() => {
  "use strict";
  const form = document.querySelector("[data-builder]");
  const preview = document.querySelector("iatheque-projets");
  const usuals = JSON.parse(form.dataset.usuals);
  const codes = [...document.querySelectorAll("[data-element]")];
  const said = document.querySelector("[data-said]");

  const escape = (text) =>
    text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);

  const chosen = () =>
    [...new FormData(form)]
      .map(([name, value]) => [name, value.trim()])
      .filter(([name, value]) => value && value !== usuals[name]);

  const show = () => {
    if (!form.checkValidity()) return;
    const attributes = chosen();
    const names = new Set(attributes.map(([name]) => name));
    for (const { name } of form.elements) {
      if (name && !names.has(name)) preview.removeAttribute(name);
    }
    for (const [name, value] of attributes) {
      if (preview.getAttribute(name) !== value) preview.setAttribute(name, value);
    }
    const opening = attributes.map(([name, value]) => ` ${name}="${escape(value)}"`).join("");
    for (const code of codes) {
      code.textContent = code.textContent.replace(/<iatheque-projets[^>]*>/, () => `<iatheque-projets${opening}>`);
    }
    const asking = new URLSearchParams(new FormData(form));
    for (const [name, value] of [...asking]) if (!value) asking.delete(name);
    history.replaceState(null, "", `?${asking}`);
  };

  /* The link inside follows the same choice, in the words of the catalogue. */
  preview.addEventListener("iatheque-charge", ({ detail }) => {
    for (const code of codes) {
      code.textContent = code.textContent.replace(/href="[^"]*"/, () => `href="${escape(detail.link)}"`);
    }
  });

  let waiting;
  form.addEventListener("input", () => {
    clearTimeout(waiting);
    waiting = setTimeout(show, 300);
  });

  for (const button of document.querySelectorAll("[data-copy]")) {
    button.hidden = false;
    button.addEventListener("click", async () => {
      await navigator.clipboard.writeText(document.getElementById(button.dataset.copy).textContent);
      said.textContent = said.dataset.said;
    });
  }
})();
