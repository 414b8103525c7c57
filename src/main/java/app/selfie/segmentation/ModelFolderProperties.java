package app.selfie.segmentation;

import java.nio.file.Path;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Where model files are that do not travel inside the product: each model's in a folder of its id.
 *
 * @param folder made when it is first needed; absolute from here on
 */
@ConfigurationProperties("selfie.models")
record ModelFolderProperties(Path folder) {

    ModelFolderProperties {
        folder = folder.toAbsolutePath().normalize();
        if (folder.getParent() == null) {
            throw new IllegalArgumentException("selfie.models.folder: expected a folder, found the root " + folder);
        }
    }
}
