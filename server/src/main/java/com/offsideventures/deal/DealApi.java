package com.offsideventures.deal;

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

/** The routes of deals. */
@RestController
@RequestMapping("/api/deals")
@Tag(name = "Deals")
class DealApi {

    private final Deals deals;

    DealApi(Deals deals) {
        this.deals = deals;
    }

    @GetMapping
    @Operation(operationId = "listDeals", summary = "One page of the deals that match")
    Page<Deal> list(Actor actor, @Listed(DealStore.class) Map<String, List<String>> parameters) {
        return deals.list(actor, parameters);
    }

    @GetMapping("/sums")
    @Operation(
            operationId = "sumDeals",
            summary = "What the deals that match are worth, by stage and currency",
            description = "All that match are counted: limit, offset and ordering change nothing.")
    Page<StageSum> sums(Actor actor, @Listed(DealStore.class) Map<String, List<String>> parameters) {
        return deals.sums(actor, parameters);
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(
            operationId = "createDeal",
            summary =
                    "Add a deal; without an owner it becomes the caller's, without a status it takes that of its stage")
    ResponseEntity<Deal> create(Actor actor, @JsonBody(of = Deal.class) JsonNode body) {
        return answer(HttpStatus.CREATED, deals.create(actor, Deal.SHAPE.readCreate(body)));
    }

    @GetMapping("/{deal_id}")
    @Operation(operationId = "getDeal", summary = "One deal")
    ResponseEntity<Deal> get(@PathVariable("deal_id") long id) {
        return answer(HttpStatus.OK, deals.get(id));
    }

    @PatchMapping("/{deal_id}")
    @Operation(
            operationId = "updateDeal",
            summary = "Change the given fields",
            description = "Stage and status follow each other; a change of stage is logged as an activity.")
    ResponseEntity<Deal> update(
            Actor actor,
            @PathVariable("deal_id") long id,
            IfMatch ifMatch,
            @JsonBody(of = Deal.class, form = Form.PATCH) JsonNode body) {
        return answer(HttpStatus.OK, deals.update(actor, id, Deal.SHAPE.readPatch(body), ifMatch));
    }

    @DeleteMapping("/{deal_id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(
            operationId = "deleteDeal",
            summary = "Delete a deal",
            description = "Its tasks, notes and activities go with it.")
    void delete(Actor actor, @PathVariable("deal_id") long id, IfMatch ifMatch) {
        deals.delete(actor, id, ifMatch);
    }

    @PostMapping("/bulk")
    @Operation(operationId = "bulkDeals", summary = "Change or delete up to 1,000 deals at once")
    Bulk.Answer bulk(Actor actor, @JsonBody(of = Deal.class, form = Form.BULK) JsonNode body) {
        return deals.bulk(actor, Bulk.read(body, Deal.SHAPE));
    }

    private static ResponseEntity<Deal> answer(HttpStatus status, Deal deal) {
        return ResponseEntity.status(status).eTag(IfMatch.etag(deal.version())).body(deal);
    }
}
