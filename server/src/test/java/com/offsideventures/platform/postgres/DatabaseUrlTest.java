package com.offsideventures.platform.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.offsideventures.platform.start.CannotStart;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DatabaseUrlTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            postgres://ann:pw@db.example.com:6432/crm         | ann       | pw      | jdbc:postgresql://db.example.com:6432/crm
            postgresql://ann:pw@db.example.com:6432/crm       | ann       | pw      | jdbc:postgresql://db.example.com:6432/crm
            postgres://ann:pw@localhost/crm                   | ann       | pw      | jdbc:postgresql://localhost:5432/crm
            postgres://ann@localhost                          | ann       | ''      | jdbc:postgresql://localhost:5432/ann
            postgres://ann:@localhost/                        | ann       | ''      | jdbc:postgresql://localhost:5432/ann
            postgres://localhost/crm                          | postgres  | ''      | jdbc:postgresql://localhost:5432/crm
            postgres://a%40b:p%40ss%2Fw%3Ao%25rd@localhost/c  | a@b       | p@ss/w:o%rd | jdbc:postgresql://localhost:5432/c
            postgres://ann:a+b%20c@localhost/my%20crm         | ann       | a+b c   | jdbc:postgresql://localhost:5432/my%20crm
            postgres://ann:pw@my_db:5432/crm                  | ann       | pw      | jdbc:postgresql://my_db:5432/crm
            postgres://ann:pw@[::1]:5433/crm                  | ann       | pw      | jdbc:postgresql://[::1]:5433/crm
            postgres://ann:pw@h/crm?sslmode=require           | ann       | pw      | jdbc:postgresql://h:5432/crm?sslmode=require
            postgres://ann:pw@h/crm?sslmode=require&connect_timeout=3 | ann | pw    | jdbc:postgresql://h:5432/crm?connectTimeout=3&sslmode=require
            postgres://ann:pw@h?sslrootcert=%2Fetc%2Fca.pem   | ann       | pw      | jdbc:postgresql://h:5432/ann?sslrootcert=%2Fetc%2Fca.pem
            """)
    void anAddressIsReadAsOperatorsWriteIt(String text, String user, String password, String jdbcUrl) {
        DatabaseUrl url = DatabaseUrl.parse(text);
        assertThat(url.user()).isEqualTo(user);
        assertThat(url.password()).isEqualTo(password);
        assertThat(url.jdbcUrl()).isEqualTo(jdbcUrl);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "localhost:5432/crm",
                "mysql://ann:hidden@localhost/crm",
                "postgres://",
                "postgres://ann:hidden@/crm",
                "postgres://ann:hid@den@localhost/crm",
                "postgres://ann:hidden@localhost:port/crm",
                "postgres://ann:hidden@localhost:0/crm",
                "postgres://ann:hidden@localhost:65536/crm",
                "postgres://ann:hidden%zz@localhost/crm",
                "postgres://ann:hidden@local host/crm",
                "jdbc:postgresql://localhost/crm",
            })
    void anythingElseIsRefusedWithoutRepeatingIt(String text) {
        assertThatExceptionOfType(CannotStart.class)
                .isThrownBy(() -> DatabaseUrl.parse(text))
                .withMessageStartingWith("DATABASE_URL is not an address of the form postgres://")
                .withMessageNotContaining("hid");
    }

    @Test
    void itsPasswordIsNeverPrinted() {
        assertThat(DatabaseUrl.parse("postgres://ann:hidden@localhost/crm")).hasToString("ann@localhost:5432/crm");
    }

    @Test
    void writtenOutItReadsBackTheSame() {
        DatabaseUrl url = DatabaseUrl.parse("postgres://a%40b:p%40ss+%20@localhost:6432/my%20crm");
        assertThat(DatabaseUrl.parse(url.toUrl())).isEqualTo(url);
    }

    @Test
    void aDatabaseOlderThanFifteenIsRefused() {
        DatabaseUrl url = DatabaseUrl.parse("postgres://ann@localhost/crm");
        assertThatExceptionOfType(CannotStart.class)
                .isThrownBy(() -> Database.refuseOldVersion(url, 14))
                .withMessage(
                        "The database ann@localhost:5432/crm is PostgreSQL 14 and this server needs 15 or newer: upgrade it.");
        assertThatCode(() -> Database.refuseOldVersion(url, 15)).doesNotThrowAnyException();
    }
}
