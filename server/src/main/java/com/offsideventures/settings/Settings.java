package com.offsideventures.settings;

import com.offsideventures.platform.record.Actor;
import com.offsideventures.platform.record.Draft;
import com.offsideventures.platform.record.Submission;
import com.offsideventures.platform.web.FieldError;
import com.offsideventures.platform.web.Problem;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The rules of the settings: everybody reads them, administrators change them. */
@Service
public class Settings {

    private final SettingsStore store;

    Settings(SettingsStore store) {
        this.store = store;
    }

    /** The settings as they are now. */
    public WorkspaceSettings get() {
        return store.get();
    }

    /**
     * Changes the given settings; a map is replaced as a whole.
     *
     * @throws Problem 403 for others than administrators, 422 with all that is wrong, a new currency without rates
     *     towards it included
     */
    @Transactional
    public WorkspaceSettings update(Actor actor, Submission submission) {
        actor.requireAdministers();
        Draft patch = submission.orRefuse();
        WorkspaceSettings before = store.lock();
        requireRates(before, patch);
        if (!patch.isEmpty()) {
            store.update(patch);
        }
        return store.get();
    }

    /** Rates towards the old currency would be read as rates towards the new one. */
    private static void requireRates(WorkspaceSettings before, Draft patch) {
        String currency = patch.get(WorkspaceSettings.DEFAULT_CURRENCY);
        boolean changes = currency != null && !currency.equals(before.defaultCurrency());
        if (changes && !before.exchangeRates().isEmpty() && !patch.has(WorkspaceSettings.EXCHANGE_RATES)) {
            throw Problem.invalid(FieldError.body(
                    WorkspaceSettings.EXCHANGE_RATES.name(),
                    "missing",
                    "Give the exchange rates towards " + currency + " together with the new currency"));
        }
    }
}
