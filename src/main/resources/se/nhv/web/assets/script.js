"use strict";
// Three conveniences. Without this file every form does the same when it is sent.

const page = async (address) => {
  const answer = await fetch(address, { headers: { Accept: "text/html" } });
  if (!answer.ok) throw new Error(answer.statusText);
  return answer.text();
};

const moveTo = (address) => {
  history.replaceState(null, "", address);
  const back = document.querySelector("form.language input[name=back]");
  if (back) back.value = location.pathname + location.search;
};

/** Calls the last of several quick calls only, and never lets an earlier answer overtake a later one. */
const calmly = (work) => {
  let waiting = 0;
  let asked = 0;
  return () => {
    clearTimeout(waiting);
    waiting = setTimeout(() => {
      const number = ++asked;
      work(() => number === asked).catch(() => {});
    }, 150);
  };
};

// Results while a person types.
(() => {
  const field = document.querySelector("input[data-live]");
  const results = field && document.getElementById(field.dataset.live);
  if (!results) return;
  const show = calmly(async (isLast) => {
    const q = field.value.trim();
    const html = await page("/find?q=" + encodeURIComponent(q));
    if (!isLast()) return;
    results.innerHTML = html;
    moveTo(q ? "/?q=" + encodeURIComponent(q) : "/");
  });
  field.addEventListener("input", show);
})();

// An area's units on the day that the slider points to.
(() => {
  const slide = document.getElementById("slide");
  const date = document.getElementById("date");
  if (!slide || !date) return;
  const words = new Intl.DateTimeFormat(document.documentElement.lang, { dateStyle: "long", timeZone: "UTC" });
  const first = Date.parse(slide.dataset.first);
  const show = calmly(async (isLast) => {
    const address = location.pathname + "?date=" + date.value;
    const other = new DOMParser().parseFromString(await page(address), "text/html");
    if (!isLast()) return;
    const fresh = other.querySelectorAll("[data-day]");
    document.querySelectorAll("[data-day]").forEach((part, i) => part.replaceChildren(...fresh[i].childNodes));
    moveTo(address);
  });
  slide.addEventListener("input", () => {
    const day = new Date(first + slide.value * 86400000);
    date.value = day.toISOString().slice(0, 10);
    slide.setAttribute("aria-valuetext", words.format(day));
    show();
  });
})();
