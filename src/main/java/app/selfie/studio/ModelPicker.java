package app.selfie.studio;

import app.selfie.models.ModelDownloads;
import app.selfie.models.ModelStatus;
import app.selfie.models.ModelStatus.Downloading;
import app.selfie.models.ModelStatus.Failed;
import app.selfie.models.ModelStatus.Installed;
import app.selfie.models.ModelStatus.Installing;
import app.selfie.models.ModelStatus.NotInstalled;
import app.selfie.segmentation.ModelCatalog;
import app.selfie.segmentation.ModelFamily;
import app.selfie.segmentation.ModelId;
import app.selfie.segmentation.SegmentationModel;
import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.DetachEvent;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.details.Details;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The models to choose from, by family, and below them those that could be had. Models come and go while the page is
 * open: then a card makes room for an option, or the other way round; nothing else on the page moves.
 */
final class ModelPicker extends Div {

    private final ModelCatalog models;
    private final ModelDownloads downloads;
    private final Supplier<ModelId> wanted;
    private final Consumer<ModelId> serving;
    private final ChoiceGroup<ModelId> group;
    private final Map<ModelFamily, Span> families = new EnumMap<>(ModelFamily.class);
    private final Map<ModelId, ModelOption> options = new LinkedHashMap<>();
    private final Map<ModelId, ModelCard> cards = new LinkedHashMap<>();
    private final Map<ModelId, ModelFiles> files = new LinkedHashMap<>();
    private final Map<ModelId, String> said = new LinkedHashMap<>();
    private final Set<ModelId> downloading = new HashSet<>();
    private final Details more;
    private final Span announcer = new Span();
    private @Nullable Runnable listening;

    /**
     * @param wanted the model the person chose last; another one serves while that is not installed
     * @param chosen told what the person chooses
     * @param serving told the model that serves, at first and whenever it may be another one
     */
    ModelPicker(
            ModelCatalog models,
            ModelDownloads downloads,
            Supplier<ModelId> wanted,
            Consumer<ModelId> chosen,
            Consumer<ModelId> serving) {
        this.models = models;
        this.downloads = downloads;
        this.wanted = wanted;
        this.serving = serving;
        addClassName("model-picker");
        group = new ChoiceGroup<>(getTranslation("studio.model"), "model-list", model -> {
            chosen.accept(model);
            showWhatFollows();
        });
        for (ModelFamily family : ModelFamily.values()) {
            families.put(family, group.addLine(name(family), "model-family"));
            models.all().stream().filter(model -> model.family() == family).forEach(this::addOption);
        }
        Div list = new Div();
        list.addClassName("model-more");
        models.all().stream()
                .filter(model -> !downloads.offers(model.id()).isEmpty())
                .forEach(model -> list.add(card(model)));
        more = new Details("", list);
        announcer.addClassName("visually-hidden");
        announcer.getElement().setAttribute("role", "status").setAttribute("aria-live", "polite");
        add(group, more);
        files.values().forEach(this::add);
        add(announcer);
        models.all().forEach(model -> show(model.id()));
    }

    private String name(ModelFamily family) {
        return getTranslation("studio.model.family." + family.name().toLowerCase(Locale.ROOT));
    }

    private void addOption(SegmentationModel model) {
        ModelOption option = new ModelOption(model.id());
        options.put(model.id(), option);
        group.add(model.id(), option);
    }

    private ModelCard card(SegmentationModel model) {
        ModelCard card = new ModelCard(model.id(), downloads);
        cards.put(model.id(), card);
        files.put(model.id(), new ModelFiles(model.id(), downloads));
        return card;
    }

    @Override
    protected void onAttach(AttachEvent event) {
        UI ui = event.getUI();
        // On whatever thread the news comes; a page that has gone in the meantime needs none.
        listening = downloads.addListener(id -> {
            if (!ui.isClosing()) {
                var _ = ui.access(() -> changed(id));
            }
        });
        models.all().forEach(model -> show(model.id()));
    }

    @Override
    protected void onDetach(DetachEvent event) {
        if (listening != null) {
            listening.run();
            listening = null;
        }
    }

    /** A download that begins is to be seen without looking for it; who folds it away has seen it. */
    private void showWhatBegins(ModelId id, ModelStatus status) {
        if (!(status instanceof Downloading)) {
            downloading.remove(id);
        } else if (downloading.add(id)) {
            more.setOpened(true);
        }
    }

    private void changed(ModelId id) {
        show(id);
        announce(id);
    }

    private void show(ModelId id) {
        models.find(id).ifPresent(model -> {
            ModelOption option = options.get(id);
            if (option != null) {
                option.show(model, downloads.bytes(id));
            }
            group.setShown(id, model.isInstalled());
        });
        ModelCard card = cards.get(id);
        ModelFiles known = files.get(id);
        if (card != null && known != null) {
            downloads.status(id).ifPresent(status -> {
                card.show(status);
                showWhatBegins(id, status);
            });
            known.show();
        }
        showWhatFollows();
    }

    /** One model that comes or goes may change what is recommended, what serves, and what the headings say. */
    private void showWhatFollows() {
        ModelId running = models.runnable(wanted.get());
        group.setValue(running);
        serving.accept(running);
        ModelId recommended = models.recommended().orElse(null);
        options.forEach((id, option) -> option.setRecommended(id.equals(recommended)));
        families.forEach((family, line) -> line.setText(
                isInstalled(family)
                        ? name(family)
                        : getTranslation("studio.model.family.not-installed", name(family))));
        long missing = cards.values().stream().filter(ModelCard::isVisible).count();
        more.setVisible(missing > 0);
        more.setSummaryText(getTranslation("models.more", missing));
    }

    private boolean isInstalled(ModelFamily family) {
        return models.all().stream().anyMatch(model -> model.family() == family && model.isInstalled());
    }

    /**
     * For who listens: the beginning, each quarter, and the end, rather than every percent; and for those who have
     * nothing to do with the download only that there is one model more.
     */
    private void announce(ModelId id) {
        if (!cards.containsKey(id)) {
            return;
        }
        String name = getTranslation("studio.model." + id);
        downloads
                .status(id)
                .filter(status -> status instanceof Installed || downloads.isAllowed())
                .map(status -> switch (status) {
                    case Downloading downloading ->
                        getTranslation("models.said.percent", name, downloading.percent() / 25 * 25);
                    case Failed(var reason, var _) ->
                        getTranslation("models.said.failed", name, getTranslation(ModelCard.key(reason)));
                    case Installing() -> getTranslation("models.said.preparing", name);
                    case Installed(var _) -> getTranslation("models.said.ready", name);
                    case NotInstalled() -> getTranslation("models.said.stopped", name);
                })
                .filter(text -> !text.equals(said.put(id, text)))
                .ifPresent(announcer::setText);
    }
}
