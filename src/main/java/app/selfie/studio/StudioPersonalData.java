package app.selfie.studio;

import app.selfie.accounts.PersonalData;
import app.selfie.accounts.PersonalExport;
import app.selfie.accounts.UserId;
import java.io.IOException;
import java.util.Optional;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** What is kept of people's settings in the studio. */
@Component
@Order(10)
class StudioPersonalData implements PersonalData {

    private final StudioSettingsRepository store;

    StudioPersonalData(StudioSettingsRepository store) {
        this.store = store;
    }

    @Override
    public String key() {
        return "studio";
    }

    @Override
    public Kept describe(UserId user) {
        return new Kept(store.find(user).isPresent() ? 1 : 0, 0, Place.DATABASE);
    }

    @Override
    public void export(UserId user, PersonalExport into) throws IOException {
        Optional<StudioSettings> settings = store.find(user);
        if (settings.isPresent()) {
            into.json("studio/settings.json", settings.get());
        }
    }

    @Override
    public void erase(UserId user) {
        store.erase(user);
    }
}
