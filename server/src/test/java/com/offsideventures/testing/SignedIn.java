package com.offsideventures.testing;

import com.offsideventures.identity.NewUser;
import com.offsideventures.identity.Sessions;
import com.offsideventures.identity.Users;
import com.offsideventures.platform.record.Actor;
import com.offsideventures.platform.record.Role;
import com.offsideventures.platform.record.Via;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.http.HttpHeaders;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.test.web.servlet.request.RequestPostProcessor;

/**
 * A user of its own that is signed in for a test, made and signed in through the server's own code:
 *
 * <pre>{@code
 * @Autowired SignedIn.Desk desk;
 *
 * SignedIn ann = desk.as(Role.REGULAR);
 * http.get().uri("/api/companies/").with(ann)…     // MockMvcTester
 * request.header("Authorization", ann.bearer())…   // over the port
 * companies.create(ann.actor(), draft);            // without HTTP
 * }</pre>
 *
 * @param id the user's id
 * @param email the user's e-mail address; the password is {@link #PASSWORD}
 * @param role what the user may do
 * @param access the access token
 * @param refresh the refresh token of the same session
 */
public record SignedIn(long id, String email, Role role, String access, String refresh)
        implements RequestPostProcessor {

    public static final String PASSWORD = "correct horse battery";

    /** The value of the header {@code Authorization}. */
    public String bearer() {
        return "Bearer " + access;
    }

    /** The user as the server's own code sees it. */
    public Actor actor() {
        return new Actor(id, role, false, Via.API);
    }

    @Override
    public MockHttpServletRequest postProcessRequest(MockHttpServletRequest request) {
        request.addHeader(HttpHeaders.AUTHORIZATION, bearer());
        return request;
    }

    /** Makes users and signs them in. A bean of every {@link ServerTest}. */
    public static final class Desk {

        private static final AtomicInteger NEXT = new AtomicInteger();

        private final Users users;
        private final Sessions sessions;

        Desk(Users users, Sessions sessions) {
            this.users = users;
            this.sessions = sessions;
        }

        /** A new user with this role, signed in. */
        public SignedIn as(Role role) {
            String name = role.wire() + NEXT.incrementAndGet();
            long id = users.create(
                            new NewUser(name + "@example.com", name, "Ann", "Example", PASSWORD, role, "", false))
                    .id();
            return again(id, name + "@example.com", role);
        }

        /** The same user in one more session. */
        public SignedIn again(SignedIn user) {
            return again(user.id(), user.email(), user.role());
        }

        private SignedIn again(long id, String email, Role role) {
            Sessions.Pair tokens = sessions.open(id);
            return new SignedIn(id, email, role, tokens.access(), tokens.refresh());
        }
    }
}
