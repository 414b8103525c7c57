package app.selfie.segmentation;

import static java.util.stream.Collectors.toMap;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Where the models come from.
 *
 * @param own of the product itself: the catalogue opens when these are loaded
 * @param brought whose files somebody brings: loaded after the product's own
 * @param folders of the models that were brought
 */
record ModelSources(List<ModelSource> own, List<ModelSource> brought, Map<ModelId, Path> folders) {

    ModelSources {
        own = List.copyOf(own);
        brought = List.copyOf(brought);
        folders = Map.copyOf(folders);
    }

    /** @param folder where the models are that do not travel inside the product, each in a folder of its id */
    static ModelSources in(Path folder) {
        List<BodyPixModel> brought = BodyPixModel.in(folder);
        return new ModelSources(
                List.copyOf(BuiltInModel.ALL),
                List.copyOf(brought),
                brought.stream().collect(toMap(BodyPixModel::id, BodyPixModel::folder)));
    }

    /** In the order in which to offer them. */
    Stream<ModelSource> all() {
        return Stream.concat(own.stream(), brought.stream());
    }

    Optional<ModelSource> find(ModelId id) {
        return all().filter(source -> source.id().equals(id)).findFirst();
    }
}
