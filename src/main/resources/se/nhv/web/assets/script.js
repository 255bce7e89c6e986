// Results while a person types. Without this script the form does the same on Enter.
"use strict";
(() => {
  const field = document.querySelector("input[data-live]");
  const results = field && document.getElementById(field.dataset.live);
  if (!results) return;
  let waiting = 0;
  let asked = 0;
  const show = async () => {
    const number = ++asked;
    const q = field.value.trim();
    const answer = await fetch("/find?q=" + encodeURIComponent(q), { headers: { Accept: "text/html" } });
    if (!answer.ok || number !== asked) return;
    results.innerHTML = await answer.text();
    history.replaceState(null, "", q ? "/?q=" + encodeURIComponent(q) : "/");
    const back = document.querySelector("form.language input[name=back]");
    if (back) back.value = location.pathname + location.search;
  };
  field.addEventListener("input", () => {
    clearTimeout(waiting);
    waiting = setTimeout(() => show().catch(() => {}), 150);
  });
})();
