// What only a browser can do: copy, print, send a short address, and open the facets where the
// style sheet cannot.

function copy(button) {
  const source = document.getElementById(button.dataset.copy);
  button.hidden = !navigator.clipboard;
  button.addEventListener("click", async () => {
    await navigator.clipboard.writeText(source.value ?? source.textContent);
    button.textContent = button.dataset.copied;
  });
}

function print(item) {
  item.hidden = false;
  item.addEventListener("click", () => window.print());
}

for (const button of document.querySelectorAll("[data-copy]")) copy(button);
for (const item of document.querySelectorAll("[data-print]")) print(item);

// Empty fields stay out of the address.
document.getElementById("recherche")?.addEventListener("formdata", ({ formData }) => {
  for (const [name, value] of [...formData]) if (!value) formData.delete(name);
});

const facets = document.querySelector(".catalogue:not(.as-table) .facets");
if (facets && !CSS.supports("selector(details::details-content)")) {
  facets.open = matchMedia("(min-width: 60em)").matches;
}
