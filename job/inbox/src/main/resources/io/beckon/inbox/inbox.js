// The list comes anew once a second; the mail that is open stays as it is.
const list = document.getElementById('list');
setInterval(async () => {
  try {
    const answer = await fetch('/list' + location.search);
    if (answer.ok) {
      const html = await answer.text();
      if (html !== list.dataset.last) {
        list.dataset.last = html;
        list.innerHTML = html;
        if (document.querySelector('.empty') && html.trim()) {
          location.reload();
        }
      }
    }
  } catch (away) {
    // The demo has ended; what is shown stays.
  }
}, 1000);
