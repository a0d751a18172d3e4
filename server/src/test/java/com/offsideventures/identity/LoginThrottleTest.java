package com.offsideventures.identity;

import static org.assertj.core.api.Assertions.assertThat;

import com.offsideventures.platform.record.Role;
import com.offsideventures.testing.ServerTest;
import com.offsideventures.testing.SignedIn;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

@ServerTest
@AutoConfigureMockMvc
class LoginThrottleTest {

    private static final String WRONG = "a wrong password";
    private static final AtomicInteger NEXT = new AtomicInteger();

    @Autowired
    MockMvcTester http;

    @Autowired
    JdbcClient database;

    @Autowired
    SignedIn.Desk desk;

    private String ann;
    private String here;
    private String elsewhere;

    @BeforeEach
    void anAccountAndTwoAddresses() {
        ann = desk.as(Role.REGULAR).email();
        here = "203.0.113." + NEXT.incrementAndGet();
        elsewhere = "198.51.100." + NEXT.get();
    }

    @Test
    void afterTenFailuresTheAccountHasToWaitWhereverTheAttemptComesFrom() {
        fail(10, ann, here);
        for (String password : new String[] {WRONG, SignedIn.PASSWORD}) {
            MvcTestResult refused = signIn(ann, password, elsewhere);
            assertThat(refused)
                    .hasStatus(429)
                    .bodyJson()
                    .extractingPath("$.code")
                    .isEqualTo("rate_limited");
            assertThat(retryAfter(refused)).isBetween(50L, 60L);
        }
    }

    @Test
    void anUnknownAccountIsThrottledLikeAKnownOne() {
        fail(10, "nobody-" + ann, here);
        assertThat(signIn("nobody-" + ann, WRONG, here)).hasStatus(429);
    }

    @Test
    void theWaitDoublesWithEachFurtherFailureUpToAQuarterOfAnHour() {
        fail(10, ann, here);
        for (long expected : new long[] {60, 120, 240, 480}) {
            assertThat(retryAfter(signIn(ann, WRONG, here))).isBetween(expected - 10, expected);
            database.sql("update login_failure set at = now() - make_interval(secs => :wait) where email = :email")
                    .param("wait", expected + 1)
                    .param("email", ann)
                    .update();
            assertThat(signIn(ann, WRONG, here)).hasStatus(401);
        }
        assertThat(retryAfter(signIn(ann, WRONG, here))).isBetween(890L, 900L);
    }

    @Test
    void afterAQuarterOfAnHourAllIsForgotten() {
        fail(10, ann, here);
        database.sql("update login_failure set at = at - interval '15 minutes' where email = :email")
                .param("email", ann)
                .update();
        assertThat(signIn(ann, SignedIn.PASSWORD, here)).hasStatus(200);
    }

    @Test
    void successesNeverCount() {
        for (int i = 0; i < 30; i++) {
            assertThat(signIn(ann, SignedIn.PASSWORD, here)).hasStatus(200);
        }
        fail(9, ann, here);
        assertThat(signIn(ann, SignedIn.PASSWORD, here)).hasStatus(200);
    }

    @Test
    void theRightPasswordFromAKnownAddressStillGetsIn() {
        assertThat(signIn(ann, SignedIn.PASSWORD, here)).hasStatus(200);
        fail(10, ann, elsewhere);
        assertThat(signIn(ann, WRONG, here)).hasStatus(429);
        assertThat(signIn(ann, SignedIn.PASSWORD, here)).hasStatus(200);
        assertThat(signIn(ann, SignedIn.PASSWORD, elsewhere)).hasStatus(429);
    }

    @Test
    void whoGuessesFromAKnownAddressIsStoppedAfterAHundred() {
        assertThat(signIn(ann, SignedIn.PASSWORD, here)).hasStatus(200);
        for (int i = 0; i < 100; i++) {
            signIn(ann, WRONG, here);
        }
        assertThat(signIn(ann, SignedIn.PASSWORD, here)).hasStatus(429);
    }

    @Test
    void afterAHundredFailuresAnAddressHasToWaitWhateverTheAccount() {
        for (int i = 0; i < 100; i++) {
            assertThat(signIn(i + ann, WRONG, here)).hasStatus(401);
        }
        assertThat(signIn(ann, SignedIn.PASSWORD, here)).hasStatus(429);
        assertThat(signIn(ann, SignedIn.PASSWORD, elsewhere)).hasStatus(200);
    }

    @Test
    void fiftyAttemptsAtOnceAreToldNoMoreThanTenInARow() throws Exception {
        List<Integer> statuses = new ArrayList<>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Integer>> attempts = new ArrayList<>();
            for (int i = 0; i < 50; i++) {
                attempts.add(threads.submit(
                        () -> signIn(ann, WRONG, here).getResponse().getStatus()));
            }
            for (Future<Integer> attempt : attempts) {
                statuses.add(attempt.get());
            }
        }
        assertThat(statuses).filteredOn(status -> status == 401).hasSize(10);
        assertThat(statuses).filteredOn(status -> status == 429).hasSize(40);
    }

    @Test
    void anIpv6AddressCountsAsItsNetwork() {
        for (int i = 0; i < 10; i++) {
            assertThat(signIn(ann, WRONG, "2001:db8:%x::%x".formatted(NEXT.get(), i)))
                    .hasStatus(401);
        }
        assertThat(database.sql("select count(distinct address) from login_failure where email = :email")
                        .param("email", ann)
                        .query(Long.class)
                        .single())
                .isOne();
    }

    @Test
    void aSpoofedAddressThatIsNoneDoesNoHarm() {
        assertThat(ClientAddress.of("unknown").text()).isEqualTo("0.0.0.0");
        assertThat(ClientAddress.of("example.com").text()).isEqualTo("0.0.0.0");
        assertThat(ClientAddress.of("").text()).isEqualTo("0.0.0.0");
        assertThat(ClientAddress.of("::1").text()).isEqualTo("0:0:0:0:0:0:0:0");
        assertThat(ClientAddress.of("fe80::1%eth0").text()).doesNotContain("%");
    }

    private void fail(int times, String email, String address) {
        for (int i = 0; i < times; i++) {
            assertThat(signIn(email, WRONG, address)).hasStatus(401);
        }
    }

    private MvcTestResult signIn(String email, String password, String address) {
        return http.post()
                .uri("/auth/jwt/create/")
                .content("{\"email\": \"%s\", \"password\": \"%s\"}".formatted(email, password))
                .with(request -> {
                    request.setRemoteAddr(address);
                    return request;
                })
                .exchange();
    }

    private static long retryAfter(MvcTestResult answer) {
        String header = answer.getResponse().getHeader("Retry-After");
        return header == null ? -1 : Long.parseLong(header);
    }
}
