/** A picture of a page, taken in the browser that the editor's tests use. */
import { launchBrowser } from '../editor/browser.ts';

/** Pixels: of a longer page only the first part is drawn, as the browser limits the height of pictures. */
const tallest = 8_000;

const width = 960;

export async function takePicture(html: string, path: string): Promise<void> {
  const browser = await launchBrowser();
  try {
    const page = await browser.newPage({ viewport: { width, height: 600 }, deviceScaleFactor: 2 });
    await page.setContent(html);
    const height = await page.locator('html').evaluate((root) => root.scrollHeight);
    await page.setViewportSize({ width, height: Math.min(height, tallest) });
    await page.screenshot({ path, type: 'png' });
  } finally {
    await browser.close();
  }
}
