package com.offsideventures.platform.web;

import jakarta.servlet.http.HttpServletResponse;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/** Headers that a deeper layer knows and the answer should carry. */
public final class AnswerHeaders {

    private AnswerHeaders() {}

    /** Sets a header of the answer to the current request; outside of a request nothing happens. */
    public static void set(String name, String value) {
        if (RequestContextHolder.getRequestAttributes() instanceof ServletRequestAttributes request) {
            HttpServletResponse response = request.getResponse();
            if (response != null) {
                response.setHeader(name, value);
            }
        }
    }
}
