package com.offsideventures.platform.web;

import com.offsideventures.platform.record.Ids;
import jakarta.servlet.http.HttpServletRequest;
import java.beans.PropertyEditorSupport;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.dao.QueryTimeoutException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.security.web.firewall.RequestRejectedException;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.web.ErrorResponse;
import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.bind.MissingServletRequestParameterException;
import org.springframework.web.bind.WebDataBinder;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.InitBinder;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.async.AsyncRequestNotUsableException;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.servlet.NoHandlerFoundException;
import org.springframework.web.servlet.resource.NoResourceFoundException;

/** Writes every refusal and every fault in the one shape of the API. */
@RestControllerAdvice
@Order(Ordered.HIGHEST_PRECEDENCE)
public class ProblemAdvice {

    private static final Logger log = LoggerFactory.getLogger(ProblemAdvice.class);

    /** Ids in paths are decimal numbers and nothing else; the framework would read hexadecimal ones, too. */
    @InitBinder
    void ids(WebDataBinder binder) {
        binder.registerCustomEditor(long.class, new IdEditor());
        binder.registerCustomEditor(Long.class, new IdEditor());
    }

    private static final class IdEditor extends PropertyEditorSupport {
        @Override
        public void setAsText(String text) {
            setValue(Ids.parse(text));
        }
    }

    @ExceptionHandler
    ResponseEntity<Map<String, Object>> problem(Problem problem) {
        return answer(problem);
    }

    @ExceptionHandler
    ResponseEntity<Map<String, Object>> method(HttpRequestMethodNotSupportedException wrong) {
        List<HttpMethod> allowed = wrong.getSupportedHttpMethods() == null
                ? List.of()
                : wrong.getSupportedHttpMethods().stream().sorted().toList();
        String allow = allowed.stream().map(HttpMethod::name).collect(Collectors.joining(", "));
        return answer(
                Problem.of(405, "method_not_allowed", "Method not allowed").withHeader(HttpHeaders.ALLOW, allow));
    }

    @ExceptionHandler({NoResourceFoundException.class, NoHandlerFoundException.class})
    ResponseEntity<Map<String, Object>> path(HttpServletRequest request) {
        return answer(Problem.notFound("Path"));
    }

    @ExceptionHandler
    ResponseEntity<Map<String, Object>> argument(MethodArgumentTypeMismatchException wrong) {
        boolean inPath = wrong.getParameter().hasParameterAnnotation(PathVariable.class);
        String msg = "Input should be a valid integer, unable to parse string as an integer";
        return answer(Problem.invalid(
                inPath
                        ? FieldError.path(wrong.getName(), "int_parsing", msg)
                        : FieldError.query(wrong.getName(), "int_parsing", msg)));
    }

    @ExceptionHandler
    ResponseEntity<Map<String, Object>> parameter(MissingServletRequestParameterException missing) {
        return answer(Problem.invalid(FieldError.query(missing.getParameterName(), "missing", "Field required")));
    }

    @ExceptionHandler
    ResponseEntity<Map<String, Object>> body(HttpMessageNotReadableException unreadable) {
        return answer(Problem.badRequest("Cannot parse request body"));
    }

    /** A header that nobody may send, found when it was read. */
    @ExceptionHandler
    ResponseEntity<Map<String, Object>> header(RequestRejectedException malformed) {
        return answer(Problem.badRequest("The address or a header of the request is malformed."));
    }

    /** A constraint that no check of ours caught first: somebody else was faster, or the check is missing. */
    @ExceptionHandler
    ResponseEntity<Map<String, Object>> integrity(DataIntegrityViolationException violation) {
        log.warn("The database refused a write", violation);
        return answer(Problem.conflict("The change clashes with another one. Reload and try again."));
    }

    @ExceptionHandler
    ResponseEntity<Map<String, Object>> concurrency(ConcurrencyFailureException clash) {
        log.warn("Concurrent writes clashed", clash);
        return answer(Problem.conflict("The change clashed with another one. Try again."));
    }

    @ExceptionHandler
    ResponseEntity<Map<String, Object>> timeout(QueryTimeoutException slow) {
        log.error("A statement took too long", slow);
        return answer(Problem.of(503, "unavailable", "The answer took too long. Narrow the request and try again.")
                .withHeader(HttpHeaders.RETRY_AFTER, "5"));
    }

    @ExceptionHandler({DataAccessResourceFailureException.class, CannotCreateTransactionException.class})
    ResponseEntity<Map<String, Object>> database(Exception gone) {
        log.error("The database does not answer", gone);
        return answer(Problem.of(503, "unavailable", "The database does not answer. Try again in a moment.")
                .withHeader(HttpHeaders.RETRY_AFTER, "5"));
    }

    /** The client of a stream left: there is nobody to answer. */
    @ExceptionHandler
    void gone(AsyncRequestNotUsableException left) {
        log.debug("The client left", left);
    }

    @ExceptionHandler
    ResponseEntity<Map<String, Object>> fault(Exception fault) {
        if (fault instanceof ErrorResponse refusal && refusal.getStatusCode().is4xxClientError()) {
            return answer(UnroutedErrors.problem(refusal.getStatusCode().value()));
        }
        log.error("Unexpected fault", fault);
        return answer(Problem.of(500, "internal", "The server failed to answer. Nothing was changed."));
    }

    /** The answer that tells of this problem. */
    public static ResponseEntity<Map<String, Object>> answer(Problem problem) {
        Map<String, Object> body = problem.body();
        String requestId = RequestIds.current();
        if (requestId != null) {
            body.put("request_id", requestId);
        }
        HttpHeaders headers = new HttpHeaders();
        problem.headers().forEach(headers::set);
        return ResponseEntity.status(problem.status())
                .headers(headers)
                .contentType(MediaType.APPLICATION_JSON)
                .body(body);
    }
}
