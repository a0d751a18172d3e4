package com.offsideventures.identity;

import java.util.concurrent.Semaphore;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;

/** Hashes passwords, slowly on purpose. */
@Component
class Passwords {

    private final PasswordEncoder encoder;

    /** Compared with where there is no account, so that the answer takes as long as for one. */
    private final String nobodys;

    // Hashing never waits, so it would keep every carrier of the virtual threads busy: half of the cores stay free.
    private final Semaphore cores =
            new Semaphore(Math.max(1, Runtime.getRuntime().availableProcessors() / 2));

    Passwords(PasswordEncoder encoder) {
        this.encoder = encoder;
        this.nobodys = hash("nobody has this password");
    }

    /** The form to store. */
    String hash(String password) {
        return whileACoreIsFree(() -> encoder.encode(password));
    }

    /**
     * Whether this is the password of the hash. It computes a hash in every case.
     *
     * @param hash the stored form; null where there is no such account, which nothing matches
     */
    boolean matches(String password, @Nullable String hash) {
        boolean same = whileACoreIsFree(() -> encoder.matches(password, hash == null ? nobodys : hash));
        return same && hash != null;
    }

    /** Whether the hash was made with other settings than today's. */
    boolean outdated(String hash) {
        return encoder.upgradeEncoding(hash);
    }

    private <T> T whileACoreIsFree(Supplier<T> work) {
        cores.acquireUninterruptibly();
        try {
            return work.get();
        } finally {
            cores.release();
        }
    }
}
