package app.selfie.startup;

import java.nio.file.Path;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.boot.web.server.servlet.ConfigurableServletWebServerFactory;
import org.springframework.stereotype.Component;

/**
 * Gives Tomcat a folder of documents, which stays empty; otherwise it makes one in the system's temporary folder. The server of
 * the management port has a context of its own, which gets it from {@code META-INF/spring}.
 */
@Component
class EmbeddedServerFolders implements WebServerFactoryCustomizer<ConfigurableServletWebServerFactory> {

    private final Path documents;

    EmbeddedServerFolders(@Value("${selfie.run-folder}/documents") Path documents) {
        this.documents = documents;
    }

    @Override
    public void customize(ConfigurableServletWebServerFactory factory) {
        factory.setDocumentRoot(documents.toFile());
    }
}
