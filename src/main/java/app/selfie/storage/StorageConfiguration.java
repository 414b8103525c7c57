package app.selfie.storage;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.annotation.EnableScheduling;

/** Picks the store. */
@Configuration
@EnableScheduling
@EnableConfigurationProperties(StorageSettings.class)
class StorageConfiguration {

    @Bean
    ObjectStore objectStore(StorageSettings settings) {
        return new FolderStore(settings.folder());
    }
}
