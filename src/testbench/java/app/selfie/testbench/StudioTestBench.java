package app.selfie.testbench;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.testbench.BrowserTest;
import com.vaadin.testbench.BrowserTestBase;
import com.vaadin.testbench.TestBench;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.openqa.selenium.By;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.support.ui.ExpectedConditions;

/**
 * Sign-in and studio through Vaadin TestBench, against a product that runs at {@code selfie.address} (by default {@code
 * http://localhost:8080}). TestBench needs a licence when this class is loaded; the profile {@code testbench} compiles it
 * for everybody.
 */
public class StudioTestBench extends BrowserTestBase {

    private static final String ADDRESS = System.getProperty("selfie.address", "http://localhost:8080");

    @BeforeEach
    void openBrowser() {
        ChromeOptions options = new ChromeOptions();
        options.addArguments("--headless=new", "--use-fake-device-for-media-stream", "--use-fake-ui-for-media-stream");
        setDriver(TestBench.createDriver(new ChromeDriver(options)));
    }

    @BrowserTest
    void aRegisteredPersonReachesTheLiveStudio() {
        getDriver().get(ADDRESS + "/register");
        waitUntil(ExpectedConditions.presenceOfElementLocated(By.name("username")));
        findElement(By.name("username"))
                .sendKeys("bench-" + UUID.randomUUID().toString().substring(0, 8));
        findElement(By.name("password")).sendKeys("correct horse battery");
        findElement(By.cssSelector("form button[type=submit]")).click();
        waitUntil(ExpectedConditions.urlContains("/studio"));
        waitUntil(driver -> Boolean.TRUE.equals(executeScript(
                "return document.querySelector('selfie-camera')?.shadowRoot?.querySelector('div.live') != null")));
        assertThat($("selfie-camera").exists()).isTrue();
    }
}
