// Light or dark: the reader's choice, otherwise the system's.
const key = "groundswell-theme";

function stored(): string | null {
  try {
    return localStorage.getItem(key);
  } catch {
    return null;
  }
}

export function startTheme(): void {
  const media = matchMedia("(prefers-color-scheme: dark)");
  const apply = () => {
    document.documentElement.dataset.theme = stored() ?? (media.matches ? "dark" : "light");
    window.dispatchEvent(new Event("themechange"));
  };
  media.addEventListener("change", apply);
  apply();
}

export function toggleTheme(): void {
  const next = document.documentElement.dataset.theme === "dark" ? "light" : "dark";
  document.documentElement.dataset.theme = next;
  try {
    localStorage.setItem(key, next);
  } catch {
    // A page from a file may not keep it; the choice then lasts until it is closed.
  }
  window.dispatchEvent(new Event("themechange"));
}
