package app.selfie.models;

import java.net.URI;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;

/** A process that downloads the fake model until somebody kills it. */
final class DownloadToKill {

    private DownloadToKill() {}

    /**
     * Downloads.
     *
     * @param arguments base address, model's folder
     */
    public static void main(String[] arguments) throws Exception {
        URI address = URI.create(arguments[0]);
        try (HttpClient client = ModelFetch.newClient(ModelFetchTest.properties(address))) {
            FileFetch files = new FileFetch(client, Duration.ofMinutes(1), Duration.ofMillis(5));
            ModelFolder folder = new ModelFolder(Path.of(arguments[1]));
            new ModelFetch(
                            new FakeModel().release(Map.of()),
                            address,
                            folder,
                            files,
                            () -> Long.MAX_VALUE,
                            (done, total) -> {})
                    .run();
        }
    }
}
