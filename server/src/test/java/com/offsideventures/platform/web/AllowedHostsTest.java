package com.offsideventures.platform.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.mock.web.MockFilterChain;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

class AllowedHostsTest {

    @ParameterizedTest
    @CsvSource({
        "'',                 anything.example.com, /api/companies, 200",
        "crm.example.com,    crm.example.com,      /api/companies, 200",
        "crm.example.com,    CRM.example.com,      /api/companies, 200",
        "crm.example.com,    evil.example.com,     /api/companies, 400",
        "crm.example.com,    localhost,            /api/companies, 200",
        "crm.example.com,    10.0.0.7,             /health/ready,  200",
        "crm.example.com,    10.0.0.7,             /api/companies, 400",
        ".example.com,       a.b.example.com,      /api/companies, 200",
        ".example.com,       example.com,          /api/companies, 200",
        ".example.com,       badexample.com,       /api/companies, 400",
        "*,                  anything.example.com, /api/companies, 200",
    })
    void onlyListedNamesAreAnswered(String allowed, String host, String path, int status) throws Exception {
        var request = new MockHttpServletRequest("GET", path);
        request.setServerName(host);
        var response = new MockHttpServletResponse();

        new AllowedHosts(List.of(allowed)).doFilter(request, response, new MockFilterChain());

        assertThat(response.getStatus()).isEqualTo(status);
    }
}
