package com.offsideventures.platform.web;

import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Answers what went wrong before or behind all controllers, in the one shape of the API. */
@RestController
@Hidden
class UnroutedErrors implements ErrorController {

    @RequestMapping("/error")
    ResponseEntity<Map<String, Object>> error(HttpServletRequest request) {
        Object status = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE);
        return ProblemAdvice.answer(status instanceof Integer code ? problem(code) : Problem.notFound("Path"));
    }

    /** What is said of a status that only the container decided on. */
    static Problem problem(int status) {
        return switch (status) {
            case 404 -> Problem.notFound("Path");
            case 405 -> Problem.of(405, "method_not_allowed", "Method not allowed");
            case 406 -> Problem.of(406, "not_acceptable", "Answers are JSON.");
            case 413 -> Problem.of(413, "too_large", "The request body may have at most 1 MiB.");
            case 414 -> Problem.of(414, "too_large", "The address of the request is too long.");
            case 431 -> Problem.of(431, "too_large", "The headers of the request are too long.");
            default ->
                status < 500
                        ? Problem.of(status, "bad_request", "The request is malformed.")
                        : Problem.of(status, "internal", "The server failed to answer. Nothing was changed.");
        };
    }
}
