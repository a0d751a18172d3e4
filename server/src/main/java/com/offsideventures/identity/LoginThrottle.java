package com.offsideventures.identity;

import com.offsideventures.platform.web.Problem;
import java.time.Duration;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Slows down who guesses passwords. Ten failures for an account, or a hundred from an address, within 15 minutes, and
 * further attempts have to wait: a minute at first, twice as long after each further failure, at most 15 minutes.
 * Successes never count. The right password from an address where the account signed in before still gets in, so nobody
 * can lock out a colleague from afar; after a hundred failures for this account from this very address it does not,
 * because then somebody there is guessing.
 */
@Component
class LoginThrottle {

    static final int ACCOUNT_LIMIT = 10;
    static final int ADDRESS_LIMIT = 100;
    static final Duration WINDOW = Duration.ofMinutes(15);

    private static final long FIRST_WAIT_SECONDS = 60;

    private final JdbcClient jdbc;
    private final TransactionOperations transaction;

    LoginThrottle(JdbcClient jdbc, TransactionOperations transaction) {
        this.jdbc = jdbc;
        this.transaction = transaction;
    }

    /**
     * Who tries to prove being whom.
     *
     * @param email the account as typed, whether it exists or not
     * @param userId the account's user; null where there is none
     */
    record Attempt(
            String email, ClientAddress address, @Nullable Long userId) {

        private static final int LONGEST_EMAIL = 254;

        Attempt {
            int length = email.codePointCount(0, email.length());
            email = length <= LONGEST_EMAIL ? email : email.substring(0, email.offsetByCodePoints(0, LONGEST_EMAIL));
        }
    }

    /**
     * Whether the password is right.
     *
     * <p>The password is checked outside of the lock, because that is slow; what came of it is told inside, one attempt
     * after the other. So of many attempts at once no more are told "wrong" or "right" than one after the other would be.
     *
     * @param passwordIsRight compares the password; not asked where the attempt is refused anyway
     * @throws Problem 429 with {@code Retry-After} where there were too many failures
     */
    boolean judge(Attempt attempt, BooleanSupplier passwordIsRight) {
        Failures before = failures(attempt);
        if (before.waitSeconds() > 0 && !before.trusted()) {
            throw tooMany(before.waitSeconds());
        }
        boolean right = passwordIsRight.getAsBoolean();
        long wait = transaction.execute(status -> {
            lock(attempt);
            return record(attempt, failures(attempt), right);
        });
        if (wait > 0) {
            throw tooMany(wait);
        }
        return right;
    }

    /** Writes down what came of the attempt, and answers how many seconds it has to wait, 0 for none. */
    private long record(Attempt attempt, Failures failures, boolean right) {
        boolean heard = failures.waitSeconds() == 0 || failures.trusted();
        if (!heard) {
            return failures.waitSeconds();
        }
        if (right) {
            remember(attempt);
            return 0;
        }
        fail(attempt);
        return failures.waitSeconds();
    }

    private Failures failures(Attempt attempt) {
        return jdbc.sql("""
                        select count(*) filter (where email = :email) as of_account,
                               count(*) filter (where address = cast(:address as inet)) as from_address,
                               count(*) filter (where email = :email and address = cast(:address as inet)) as of_both,
                               extract(epoch from clock_timestamp() - max(at) filter (where email = :email))
                                   as since_account,
                               extract(epoch from clock_timestamp() - max(at) filter (where address = cast(:address as inet)))
                                   as since_address,
                               exists (
                                   select
                                   from known_address
                                   where user_id = cast(:user as bigint) and address = cast(:address as inet)
                               ) as known
                        from login_failure
                        where (email = :email or address = cast(:address as inet))
                          and at > clock_timestamp() - make_interval(secs => :window)
                        """)
                .param("email", attempt.email())
                .param("address", attempt.address().text())
                .param("user", attempt.userId())
                .param("window", WINDOW.toSeconds())
                .query((row, number) -> {
                    long account = wait(row.getLong("of_account"), ACCOUNT_LIMIT, row.getDouble("since_account"));
                    long address = wait(row.getLong("from_address"), ADDRESS_LIMIT, row.getDouble("since_address"));
                    boolean trusted = row.getBoolean("known") && row.getLong("of_both") < ADDRESS_LIMIT;
                    return new Failures(Math.max(account, address), trusted);
                })
                .single();
    }

    /**
     * What the failures of the last minutes mean for an attempt.
     *
     * @param waitSeconds how long it has to wait, 0 for not at all
     * @param trusted comes from where the account signed in before: the right password gets in all the same
     */
    private record Failures(long waitSeconds, boolean trusted) {}

    private static long wait(long failures, int limit, double secondsSinceLast) {
        if (failures < limit) {
            return 0;
        }
        long doublings = Math.min(failures - limit, 10);
        long wait = Math.min(FIRST_WAIT_SECONDS << doublings, WINDOW.toSeconds());
        return Math.max(0, (long) Math.ceil(wait - secondsSinceLast));
    }

    /** One after the other for an account and for an address, on all nodes, until the end of the transaction. */
    private void lock(Attempt attempt) {
        // The account always first: two attempts can never wait for each other.
        jdbc.sql("select pg_advisory_xact_lock(1, hashtext(:email))")
                .param("email", attempt.email())
                .query((row, number) -> true)
                .single();
        jdbc.sql("select pg_advisory_xact_lock(2, hashtext(:address))")
                .param("address", attempt.address().text())
                .query((row, number) -> true)
                .single();
    }

    private void fail(Attempt attempt) {
        jdbc.sql("""
                        insert into login_failure (email, address, at)
                        values (:email, cast(:address as inet), clock_timestamp())
                        """)
                .param("email", attempt.email())
                .param("address", attempt.address().text())
                .update();
    }

    private void remember(Attempt attempt) {
        jdbc.sql("""
                        insert into known_address (user_id, address)
                        values (:user, cast(:address as inet))
                        on conflict (user_id, address) do update set last_seen = now()
                        """)
                .param("user", attempt.userId())
                .param("address", attempt.address().text())
                .update();
    }

    private static Problem tooMany(long seconds) {
        return Problem.of(429, "rate_limited", "Too many failed sign-ins. Try again in %d seconds.".formatted(seconds))
                .withHeader(HttpHeaders.RETRY_AFTER, String.valueOf(seconds));
    }
}
