/**
 * uPlot formats numbers for `navigator.language` as soon as it is loaded, and under some system locales the browser
 * reports one that `Intl` refuses (`en-US@posix`). Imported before uPlot.
 */
try {
  new Intl.NumberFormat(navigator.language);
} catch {
  Object.defineProperty(navigator, 'language', { value: 'en-US' });
}
