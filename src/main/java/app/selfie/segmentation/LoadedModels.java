package app.selfie.segmentation;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.jspecify.annotations.Nullable;

/** The networks that are in memory, one for each model that can be run. Thread-safe. */
final class LoadedModels implements AutoCloseable {

    private final ConcurrentMap<ModelId, LoadedModel> networks = new ConcurrentHashMap<>();
    private volatile boolean closed;

    @Nullable
    LoadedModel find(ModelId id) {
        return networks.get(id);
    }

    /** Frees it at once where all are freed already. */
    void put(ModelId id, LoadedModel network) {
        networks.put(id, network);
        if (closed) {
            network.close();
        }
    }

    void remove(ModelId id) {
        networks.remove(id);
    }

    /** As {@link ModelCatalog#newSegmenter}. */
    PersonSegmenter newSegmenter(ModelId id) {
        while (true) {
            LoadedModel network = installed(id);
            Optional<PersonSegmenter> segmenter = network.newSegmenter();
            if (segmenter.isPresent()) {
                return segmenter.get();
            }
            networks.remove(id, network); // retired since, and its successor may be there already
        }
    }

    /** As {@link ModelCatalog#newBodySegmenter}. */
    Optional<BodySegmenter> newBodySegmenter(ModelId id) {
        while (true) {
            LoadedModel network = installed(id);
            Optional<BodySegmenter> segmenter = network.newBodySegmenter();
            if (segmenter.isPresent() || !network.knowsBodies()) {
                return segmenter;
            }
            networks.remove(id, network); // as above
        }
    }

    /**
     * As {@link ModelCatalog#newStillSegmenter}.
     *
     * @param companions the models that look at a still together with this one; those that are not installed are passed over
     */
    StillSegmenter newStillSegmenter(ModelId id, List<ModelId> companions) {
        installed(id);
        List<ModelId> together =
                companions.stream().filter(networks::containsKey).toList();
        ModelId first = together.stream()
                .filter(companion -> installed(companion).hasLarger())
                .findFirst()
                .orElse(id);
        List<PersonSegmenter> closer = new ArrayList<>();
        try {
            together.forEach(companion -> closer.add(newSegmenter(companion)));
            PersonSegmenter whole = installed(first).hasLarger()
                    ? installed(first).newWholeSegmenter().orElseThrow()
                    : closer.getFirst();
            return new StillSegmenter(whole, closer);
        } catch (RuntimeException | Error e) {
            closer.forEach(PersonSegmenter::close);
            throw e;
        }
    }

    private LoadedModel installed(ModelId id) {
        LoadedModel network = networks.get(id);
        if (network == null) {
            throw new IllegalArgumentException(
                    "model " + id + " is not installed, expected one of " + networks.keySet());
        }
        return network;
    }

    /** Waits for runs under way and frees every network. */
    @Override
    public void close() {
        closed = true;
        networks.values().forEach(LoadedModel::close);
    }
}
