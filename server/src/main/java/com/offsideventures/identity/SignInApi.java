package com.offsideventures.identity;

import com.offsideventures.identity.Credentials.AnyToken;
import com.offsideventures.identity.Credentials.Login;
import com.offsideventures.identity.Credentials.Refresh;
import com.offsideventures.platform.web.JsonBody;
import com.offsideventures.platform.web.Problem;
import com.offsideventures.platform.web.ProblemAdvice;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.security.SecurityRequirements;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/** The routes of tokens. None of them needs a sign-in; what is sent as {@code Authorization} is not looked at. */
@RestController
@RequestMapping("/auth/jwt")
@Tag(name = "Sign-in")
@SecurityRequirements
class SignInApi {

    private final Sessions sessions;

    SignInApi(Sessions sessions) {
        this.sessions = sessions;
    }

    @PostMapping("/create")
    @Operation(operationId = "signIn", summary = "Sign in with e-mail address and password")
    SignInAnswer create(HttpServletRequest request, @JsonBody(optional = true, of = Login.class) JsonNode body) {
        Login login = Login.read(body);
        return SignInAnswer.of(sessions.signIn(login.email(), login.password(), ClientAddress.of(request)));
    }

    @PostMapping("/refresh")
    @Operation(operationId = "refreshToken", summary = "Get a fresh access token")
    RefreshAnswer refresh(@JsonBody(optional = true, of = Refresh.class) JsonNode body) {
        return new RefreshAnswer(sessions.refresh(Refresh.read(body).refresh()));
    }

    @PostMapping("/verify")
    @Operation(operationId = "verifyToken", summary = "Learn whether a token still works")
    Map<String, Object> verify(@JsonBody(optional = true, of = AnyToken.class) JsonNode body) {
        sessions.verify(AnyToken.read(body).token());
        return Map.of();
    }

    @PostMapping("/blacklist")
    @Operation(operationId = "blacklistToken", summary = "End the session of a refresh token")
    Map<String, Object> blacklist(@JsonBody(optional = true, of = Refresh.class) JsonNode body) {
        sessions.end(Refresh.read(body).refresh());
        return Map.of();
    }

    @ExceptionHandler
    ResponseEntity<Map<String, Object>> problem(Problem problem) {
        return ProblemAdvice.answer(AuthFieldErrors.of(problem));
    }
}
