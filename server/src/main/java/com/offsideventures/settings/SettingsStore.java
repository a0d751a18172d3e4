package com.offsideventures.settings;

import com.offsideventures.platform.db.JsonColumns;
import com.offsideventures.platform.db.Values;
import com.offsideventures.platform.record.Choice;
import com.offsideventures.platform.record.Draft;
import com.offsideventures.settings.WorkspaceSettings.ExchangeRate;
import com.offsideventures.settings.WorkspaceSettings.FirstDay;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.JsonNode;

/** Every statement on the settings, which are one row. */
@Repository
class SettingsStore {

    private static final String SELECT = """
            select workspace_name, default_currency, exchange_rates, targets, locale, week_starts_on
            from workspace_settings
            """;

    private final JdbcClient jdbc;

    SettingsStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    WorkspaceSettings get() {
        return jdbc.sql(SELECT).query(SettingsStore::row).single();
    }

    /** The settings, locked until the end of the transaction. */
    WorkspaceSettings lock() {
        return jdbc.sql(SELECT + "for no key update").query(SettingsStore::row).single();
    }

    void update(Draft draft) {
        Values values = Values.of(draft).and("updated_at", "now()");
        jdbc.sql("update workspace_settings set " + values.set())
                .params(values.parameters())
                .update();
    }

    private static WorkspaceSettings row(ResultSet row, int number) throws SQLException {
        return new WorkspaceSettings(
                row.getString("workspace_name"),
                row.getString("default_currency"),
                JsonColumns.map(row, "exchange_rates", SettingsStore::rate),
                JsonColumns.map(row, "targets", JsonNode::decimalValue),
                row.getString("locale"),
                Choice.get(FirstDay.class, row.getString("week_starts_on")));
    }

    private static ExchangeRate rate(JsonNode json) {
        return new ExchangeRate(
                json.get("rate").decimalValue(),
                LocalDate.parse(json.get("as_of").stringValue()));
    }
}
