package app.selfie.gallery.ui;

import app.selfie.backgrounds.Background;
import app.selfie.backgrounds.BackgroundId;
import app.selfie.gallery.BackdropKind;
import app.selfie.segmentation.ModelId;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.datepicker.DatePicker;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.Month;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.time.format.TextStyle;
import java.time.temporal.WeekFields;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** What of the gallery is shown: favourites, words of captions, a backdrop, a model where there are several, days; and what is set as chips that take it back. */
final class FilterBar extends Div {

    /** One entry of the list of backdrops: a scene or a kind. */
    private record Backdrop(
            @Nullable BackdropKind kind, @Nullable BackgroundId scene, String name) {}

    private final Consumer<GalleryQuery> changed;
    private final Button favourites = new Button(VaadinIcon.HEART.create());
    private final Select<Backdrop> backdrop = new Select<>();
    private final Select<ModelId> model = new Select<>();
    private final DatePicker from = new DatePicker();
    private final DatePicker to = new DatePicker();
    private final TextField caption = new TextField();
    private final Div chips = new Div();
    private List<Backdrop> backdrops = List.of();
    private GalleryQuery query = GalleryQuery.ALL;
    private boolean several;
    private boolean showing;

    /** @param changed told the new filter whenever the person changed it */
    FilterBar(Consumer<GalleryQuery> changed) {
        this.changed = changed;
        addClassName("gallery-filters");
        favourites.setText(getTranslation("gallery.filter.favourites"));
        favourites.addClickListener(event -> change(now -> now.withFavourite(!now.favourite())));
        backdrop.setLabel(getTranslation("gallery.filter.backdrop"));
        backdrop.setEmptySelectionAllowed(true);
        backdrop.setEmptySelectionCaption(getTranslation("gallery.filter.any"));
        backdrop.setItemLabelGenerator(entry -> entry == null ? getTranslation("gallery.filter.any") : entry.name());
        backdrop.addValueChangeListener(event -> {
            Backdrop entry = event.getValue();
            change(now -> entry == null ? now.withBackdrop(null, null) : now.withBackdrop(entry.kind(), entry.scene()));
        });
        model.setLabel(getTranslation("gallery.filter.model"));
        model.setEmptySelectionAllowed(true);
        model.setEmptySelectionCaption(getTranslation("gallery.filter.any"));
        model.setItemLabelGenerator(id -> id == null ? getTranslation("gallery.filter.any") : nameOf(id));
        model.addValueChangeListener(event -> change(now -> now.withModel(event.getValue())));
        from.setLabel(getTranslation("gallery.filter.from"));
        to.setLabel(getTranslation("gallery.filter.to"));
        for (DatePicker day : List.of(from, to)) {
            day.setLocale(getLocale());
            day.setI18n(words(getLocale()));
            day.setClearButtonVisible(true);
            day.setMax(LocalDate.now(java.time.ZoneOffset.UTC).plusDays(1)); // somewhere it is tomorrow
            day.addValueChangeListener(event -> change(now -> now.withDays(from.getValue(), to.getValue())));
        }
        caption.setLabel(getTranslation("gallery.filter.caption"));
        caption.setPrefixComponent(VaadinIcon.SEARCH.create());
        caption.setClearButtonVisible(true);
        caption.setMaxLength(GalleryQuery.MAX_CAPTION);
        caption.setValueChangeMode(ValueChangeMode.LAZY);
        caption.addValueChangeListener(event -> change(now -> now.withCaption(event.getValue())));
        Div fields = new Div(caption, backdrop, model, from, to);
        fields.addClassName("gallery-filter-fields");
        chips.addClassName("gallery-chips");
        chips.getElement().setAttribute("role", "group").setAttribute("aria-label", getTranslation("gallery.chips"));
        add(favourites, fields, chips);
    }

    /** Offers what there is to choose from. */
    void offer(List<Background> scenes, List<ModelId> models) {
        backdrops = new ArrayList<>();
        scenes.forEach(scene -> backdrops.add(new Backdrop(null, scene.id(), GalleryTexts.nameOf(this, scene))));
        Arrays.stream(BackdropKind.values())
                .filter(kind -> kind != BackdropKind.SCENE)
                .forEach(kind -> backdrops.add(new Backdrop(
                        kind,
                        null,
                        getTranslation("gallery.backdrop." + kind.name().toLowerCase(Locale.ROOT)))));
        showing = true;
        backdrop.setItems(backdrops);
        model.setItems(models);
        several = models.size() > 1;
        showing = false;
        show(query);
    }

    /** Shows a filter, and tells nobody. */
    void show(GalleryQuery shown) {
        query = shown;
        showing = true;
        favourites.getElement().setAttribute("aria-pressed", String.valueOf(shown.favourite()));
        backdrop.setValue(chosen());
        model.setValue(shown.model());
        model.setVisible(several || shown.model() != null);
        if (!caption.getValue().strip().equals(shown.caption())) { // what is being typed stays as it is
            caption.setValue(shown.caption());
        }
        from.setValue(shown.from());
        to.setValue(shown.to());
        from.setMax(shown.to() == null ? to.getMax() : shown.to());
        to.setMin(shown.from());
        showing = false;
        showChips();
    }

    private @Nullable Backdrop chosen() {
        return backdrops.stream()
                .filter(entry -> entry.kind() == query.kind() && java.util.Objects.equals(entry.scene(), query.scene()))
                .findFirst()
                .orElse(null);
    }

    private void change(UnaryOperator<GalleryQuery> change) {
        if (!showing) {
            show(change.apply(query));
            changed.accept(query);
        }
    }

    private void showChips() {
        chips.removeAll();
        if (query.favourite()) {
            chip(getTranslation("gallery.filter.favourites"), now -> now.withFavourite(false));
        }
        if (!query.caption().isEmpty()) {
            chip(getTranslation("gallery.chip.caption", query.caption()), now -> now.withCaption(""));
        }
        Backdrop chosen = chosen();
        if (chosen != null) {
            chip(chosen.name(), now -> now.withBackdrop(null, null));
        }
        ModelId chosenModel = query.model();
        if (chosenModel != null) {
            chip(nameOf(chosenModel), now -> now.withModel(null));
        }
        LocalDate first = query.from();
        if (first != null) {
            chip(getTranslation("gallery.chip.from", day(first)), now -> now.withDays(null, now.to()));
        }
        LocalDate last = query.to();
        if (last != null) {
            chip(getTranslation("gallery.chip.to", day(last)), now -> now.withDays(now.from(), null));
        }
        if (chips.getComponentCount() > 1) {
            Button all = new Button(
                    getTranslation("gallery.chip.clear"),
                    event -> change(now -> GalleryQuery.ALL.withAlbum(now.album())));
            all.addThemeVariants(ButtonVariant.TERTIARY);
            chips.add(all);
        }
        chips.setVisible(chips.getComponentCount() > 0);
    }

    private void chip(String text, UnaryOperator<GalleryQuery> without) {
        Button chip = new Button(text, VaadinIcon.CLOSE_SMALL.create(), event -> change(without));
        chip.setIconAfterText(true);
        chip.setAriaLabel(getTranslation("gallery.chip.remove", text));
        chip.addClassName("gallery-chip");
        chips.add(chip);
    }

    private String nameOf(ModelId id) {
        return getTranslation("studio.model." + id);
    }

    private String day(LocalDate date) {
        return DateTimeFormatter.ofLocalizedDate(FormatStyle.MEDIUM)
                .withLocale(getLocale())
                .format(date);
    }

    /** The picker's own words in the page's language. */
    private DatePicker.DatePickerI18n words(Locale locale) {
        List<DayOfWeek> sundayFirst = List.of(
                DayOfWeek.SUNDAY,
                DayOfWeek.MONDAY,
                DayOfWeek.TUESDAY,
                DayOfWeek.WEDNESDAY,
                DayOfWeek.THURSDAY,
                DayOfWeek.FRIDAY,
                DayOfWeek.SATURDAY);
        return new DatePicker.DatePickerI18n()
                .setMonthNames(Arrays.stream(Month.values())
                        .map(month -> month.getDisplayName(TextStyle.FULL_STANDALONE, locale))
                        .toList())
                .setWeekdays(sundayFirst.stream()
                        .map(day -> day.getDisplayName(TextStyle.FULL_STANDALONE, locale))
                        .toList())
                .setWeekdaysShort(sundayFirst.stream()
                        .map(day -> day.getDisplayName(TextStyle.NARROW_STANDALONE, locale))
                        .toList())
                .setFirstDayOfWeek(WeekFields.of(locale).getFirstDayOfWeek().getValue() % 7)
                .setToday(getTranslation("gallery.filter.today"))
                .setCancel(getTranslation("gallery.cancel"));
    }
}
