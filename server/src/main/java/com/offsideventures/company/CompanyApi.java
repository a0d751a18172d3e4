package com.offsideventures.company;

import com.offsideventures.platform.record.Actor;
import com.offsideventures.platform.web.IfMatch;
import com.offsideventures.platform.web.JsonBody;
import com.offsideventures.platform.web.Page;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/** The routes of companies. */
@RestController
@RequestMapping("/api/companies")
class CompanyApi {

    private final Companies companies;

    CompanyApi(Companies companies) {
        this.companies = companies;
    }

    @GetMapping
    Page<Company> list(Actor actor, @RequestParam MultiValueMap<String, String> parameters) {
        return companies.list(actor, parameters);
    }

    @PostMapping
    ResponseEntity<Company> create(Actor actor, @JsonBody JsonNode body) {
        return answer(HttpStatus.CREATED, companies.create(actor, Company.SHAPE.readCreate(body)));
    }

    @GetMapping("/{company_id}")
    ResponseEntity<Company> get(@PathVariable("company_id") long id) {
        return answer(HttpStatus.OK, companies.get(id));
    }

    @PatchMapping("/{company_id}")
    ResponseEntity<Company> update(
            Actor actor,
            @PathVariable("company_id") long id,
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch,
            @JsonBody JsonNode body) {
        return answer(HttpStatus.OK, companies.update(actor, id, Company.SHAPE.readPatch(body), IfMatch.read(ifMatch)));
    }

    @DeleteMapping("/{company_id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void delete(
            Actor actor,
            @PathVariable("company_id") long id,
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch) {
        companies.delete(actor, id, IfMatch.read(ifMatch));
    }

    private static ResponseEntity<Company> answer(HttpStatus status, Company company) {
        return ResponseEntity.status(status)
                .eTag(IfMatch.etag(company.version()))
                .body(company);
    }
}
