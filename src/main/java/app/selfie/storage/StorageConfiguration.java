package app.selfie.storage;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.annotation.EnableScheduling;

/** Picks the store. */
@Configuration
@EnableScheduling
@EnableConfigurationProperties(StorageProperties.class)
class StorageConfiguration {

    @Bean
    ObjectStore objectStore(StorageProperties settings) {
        return switch (settings.kind()) {
            case FOLDER -> new FolderStore(settings.folder());
            case S3 -> S3Store.connect(settings);
        };
    }
}
