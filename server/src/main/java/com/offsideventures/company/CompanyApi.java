package com.offsideventures.company;

import com.offsideventures.platform.record.Actor;
import com.offsideventures.platform.record.Bulk;
import com.offsideventures.platform.web.IfMatch;
import com.offsideventures.platform.web.JsonBody;
import com.offsideventures.platform.web.JsonBody.Form;
import com.offsideventures.platform.web.Listed;
import com.offsideventures.platform.web.Page;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/** The routes of companies. */
@RestController
@RequestMapping("/api/companies")
@Tag(name = "Companies")
class CompanyApi {

    private final Companies companies;

    CompanyApi(Companies companies) {
        this.companies = companies;
    }

    @GetMapping
    @Operation(operationId = "listCompanies", summary = "One page of the companies that match")
    Page<Company> list(Actor actor, @Listed(CompanyStore.class) Map<String, List<String>> parameters) {
        return companies.list(actor, parameters);
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(operationId = "createCompany", summary = "Add a company; without an owner it becomes the caller's")
    ResponseEntity<Company> create(Actor actor, @JsonBody(of = Company.class) JsonNode body) {
        return answer(HttpStatus.CREATED, companies.create(actor, Company.SHAPE.readCreate(body)));
    }

    @GetMapping("/{company_id}")
    @Operation(operationId = "getCompany", summary = "One company")
    ResponseEntity<Company> get(@PathVariable("company_id") long id) {
        return answer(HttpStatus.OK, companies.get(id));
    }

    @PatchMapping("/{company_id}")
    @Operation(operationId = "updateCompany", summary = "Change the given fields")
    ResponseEntity<Company> update(
            Actor actor,
            @PathVariable("company_id") long id,
            IfMatch ifMatch,
            @JsonBody(of = Company.class, form = Form.PATCH) JsonNode body) {
        return answer(HttpStatus.OK, companies.update(actor, id, Company.SHAPE.readPatch(body), ifMatch));
    }

    @DeleteMapping("/{company_id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(
            operationId = "deleteCompany",
            summary = "Delete a company",
            description = "Its tasks, notes and activities go with it; its contacts and deals stay and lose the link.")
    void delete(Actor actor, @PathVariable("company_id") long id, IfMatch ifMatch) {
        companies.delete(actor, id, ifMatch);
    }

    @PostMapping("/bulk")
    @Operation(operationId = "bulkCompanies", summary = "Change or delete up to 1,000 companies at once")
    Bulk.Answer bulk(Actor actor, @JsonBody(of = Company.class, form = Form.BULK) JsonNode body) {
        return companies.bulk(actor, Bulk.read(body, Company.SHAPE));
    }

    private static ResponseEntity<Company> answer(HttpStatus status, Company company) {
        return ResponseEntity.status(status)
                .eTag(IfMatch.etag(company.version()))
                .body(company);
    }
}
