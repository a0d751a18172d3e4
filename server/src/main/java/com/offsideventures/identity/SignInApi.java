package com.offsideventures.identity;

import com.offsideventures.platform.record.Draft;
import com.offsideventures.platform.record.Field;
import com.offsideventures.platform.record.Shape;
import com.offsideventures.platform.web.JsonBody;
import com.offsideventures.platform.web.Problem;
import com.offsideventures.platform.web.ProblemAdvice;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import java.util.Objects;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/** The routes of tokens. None of them needs a sign-in; what is sent as {@code Authorization} is not looked at. */
@RestController
@RequestMapping("/auth/jwt")
class SignInApi {

    private static final Field<String> EMAIL = Field.text("email").asRequired();
    private static final Field<String> PASSWORD = Field.text("password").asRequired();
    private static final Field<String> REFRESH = Field.text("refresh").asRequired();
    private static final Field<String> TOKEN = Field.text("token").asRequired();
    private static final Shape CREDENTIALS = Shape.of("Credentials", EMAIL, PASSWORD);

    private final Sessions sessions;

    SignInApi(Sessions sessions) {
        this.sessions = sessions;
    }

    @PostMapping("/create")
    Answer create(HttpServletRequest request, @JsonBody(optional = true) JsonNode body) {
        Draft credentials = CREDENTIALS.readCreate(body).orRefuse();
        return Answer.of(
                sessions.signIn(text(credentials, EMAIL), text(credentials, PASSWORD), ClientAddress.of(request)));
    }

    @PostMapping("/refresh")
    Access refresh(@JsonBody(optional = true) JsonNode body) {
        return new Access(sessions.refresh(read(body, REFRESH)));
    }

    @PostMapping("/verify")
    Map<String, Object> verify(@JsonBody(optional = true) JsonNode body) {
        sessions.verify(read(body, TOKEN));
        return Map.of();
    }

    @PostMapping("/blacklist")
    Map<String, Object> blacklist(@JsonBody(optional = true) JsonNode body) {
        sessions.end(read(body, REFRESH));
        return Map.of();
    }

    @ExceptionHandler
    ResponseEntity<Map<String, Object>> problem(Problem problem) {
        return ProblemAdvice.answer(AuthFieldErrors.of(problem));
    }

    /** A fresh access token. */
    record Access(String access) {}

    /** The tokens of a new session and whose it is. */
    record Answer(
            String refresh,
            String access,
            long id,
            String firstName,
            String lastName,
            String email,
            String username,
            boolean isActive,
            boolean isDeactivated) {

        static Answer of(Sessions.SignedIn signedIn) {
            User user = signedIn.user();
            return new Answer(
                    signedIn.tokens().refresh(),
                    signedIn.tokens().access(),
                    user.id(),
                    user.firstName(),
                    user.lastName(),
                    user.email(),
                    user.username(),
                    user.isActive(),
                    user.isDeactivated());
        }
    }

    private static String read(JsonNode body, Field<String> field) {
        return text(Shape.of("Token", field).readCreate(body).orRefuse(), field);
    }

    private static String text(Draft draft, Field<String> field) {
        return Objects.requireNonNull(draft.get(field));
    }
}
