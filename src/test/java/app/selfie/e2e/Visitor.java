package app.selfie.e2e;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.List;

/** A person at a browser of their own: their own cookies, camera permission and window. */
final class Visitor implements AutoCloseable {

    static final String PASSWORD = "correct horse battery";

    private final BrowserContext context;
    private final String address;
    final Page page;

    private Visitor(BrowserContext context, String address) {
        this.context = context;
        this.address = address;
        this.page = context.newPage();
        page.setDefaultTimeout(30_000);
    }

    /** Somebody at a desktop window who lets the page use the camera. */
    static Visitor arrive(Browser browser, Product product) {
        return arrive(browser, product, new Browser.NewContextOptions().setViewportSize(1280, 800), true);
    }

    static Visitor arrive(Browser browser, Product product, Browser.NewContextOptions options, boolean camera) {
        return arrive(browser, product.address(), options, camera);
    }

    /** Somebody who knows the product by another address, such as a proxy's. */
    static Visitor arrive(Browser browser, String address, Browser.NewContextOptions options, boolean camera) {
        options.setBaseURL(address);
        if (options.locale == null) {
            options.setLocale("en-GB");
        }
        BrowserContext context = browser.newContext(options);
        if (camera) {
            context.grantPermissions(List.of("camera"));
        }
        return new Visitor(context, address);
    }

    void register(String name) {
        page.navigate(address + "/register");
        field("username").fill(name);
        field("password").fill(PASSWORD);
        page.locator("form button[type=submit]").click();
        page.waitForURL("**/studio");
    }

    void signIn(String name, boolean remember) {
        signIn(name, PASSWORD, remember);
    }

    /** By another password than everybody begins with. */
    void signIn(String name, String password) {
        signIn(name, password, false);
    }

    private void signIn(String name, String password, boolean remember) {
        page.navigate(address + "/login");
        field("username").fill(name);
        field("password").fill(password);
        if (remember) {
            page.locator("input[name=remember-me]").check();
        }
        page.locator("form button[type=submit]").click();
        page.waitForURL("**/studio");
    }

    private Locator field(String name) {
        return page.locator("input[name=" + name + "]");
    }

    Locator camera() {
        return page.locator("selfie-camera");
    }

    /** Waits until the element shows pictures that came back from the server. */
    void awaitLive() {
        page.waitForFunction(
                "() => document.querySelector('selfie-camera')?.shadowRoot?.querySelector('div.live') != null");
        awaitPictures(3);
    }

    /** Waits until {@code count} more pictures have been painted. */
    void awaitPictures(int count) {
        page.evaluate("""
                count => new Promise((done, failed) => {
                  const canvas = document.querySelector('selfie-camera').shadowRoot.querySelector('canvas');
                  const probe = new OffscreenCanvas(32, 24).getContext('2d', { willReadFrequently: true });
                  let last = '';
                  let seen = 0;
                  const started = performance.now();
                  const look = () => {
                    probe.drawImage(canvas, 0, 0, 32, 24);
                    const now = probe.getImageData(0, 0, 32, 24).data.join();
                    if (now !== last) { seen++; last = now; }
                    if (seen > count) { done(); return; }
                    if (performance.now() - started > 20000) { failed(new Error(`only ${seen} pictures in 20 s`)); return; }
                    setTimeout(look, 15);
                  };
                  look();
                })
                """, count);
    }

    /** The picture that is shown now, as red, green, blue per pixel, scaled to the given size. */
    List<Integer> shown(int widthPx, int heightPx) {
        @SuppressWarnings("unchecked") // the script returns an array of whole numbers
        List<Integer> rgb = (List<Integer>) page.evaluate("""
                ([width, height]) => {
                  const canvas = document.querySelector('selfie-camera').shadowRoot.querySelector('canvas');
                  const probe = new OffscreenCanvas(width, height).getContext('2d');
                  probe.drawImage(canvas, 0, 0, width, height);
                  const rgba = probe.getImageData(0, 0, width, height).data;
                  return Array.from(rgba).filter((_, i) => i % 4 !== 3);
                }
                """, List.of(widthPx, heightPx));
        return rgb;
    }

    /** The thumbnail of a scene, cropped to the given size as the scene itself is: to cover, from the middle. */
    List<Integer> scene(String id, int widthPx, int heightPx) {
        @SuppressWarnings("unchecked") // the script returns an array of whole numbers
        List<Integer> rgb = (List<Integer>) page.evaluate("""
                async ([id, width, height]) => {
                  const picture = await createImageBitmap(await (await fetch(`backgrounds/${id}/thumbnail.jpg`)).blob());
                  const probe = new OffscreenCanvas(width, height).getContext('2d');
                  const scale = Math.max(width / picture.width, height / picture.height);
                  const w = picture.width * scale, h = picture.height * scale;
                  probe.drawImage(picture, (width - w) / 2, (height - h) / 2, w, h);
                  return Array.from(probe.getImageData(0, 0, width, height).data).filter((_, i) => i % 4 !== 3);
                }
                """, List.of(id, widthPx, heightPx));
        return rgb;
    }

    void choose(AriaRole role, String name) {
        page.getByRole(role, new Page.GetByRoleOptions().setName(name)).first().click();
    }

    @Override
    public void close() {
        context.close();
    }
}
