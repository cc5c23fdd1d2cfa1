/** A picture of a page, by the browser that the editor's tests use. */
import { launchBrowser } from '../editor/browser.ts';

/** Of a longer page, its first part: the browser cannot draw pictures of any height. */
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
