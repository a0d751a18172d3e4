package com.offsideventures.search;

import com.offsideventures.platform.web.FieldError;
import com.offsideventures.platform.web.Problem;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The route of the search. */
@RestController
@RequestMapping("/api/search")
@Tag(name = "Search")
class SearchApi {

    private static final int MOST_ROWS = 20;

    private final SearchStore store;

    SearchApi(SearchStore store) {
        this.store = store;
    }

    @GetMapping
    @Operation(
            operationId = "search",
            summary = "Companies, contacts and deals by name, the best matches first",
            description = "limit counts per group and is kept within 1 to 20.")
    SearchResults search(@RequestParam("q") String words, @RequestParam(name = "limit", defaultValue = "5") int limit) {
        if (words.indexOf('\0') >= 0) {
            throw Problem.invalid(FieldError.query("q", "string_type", "Input should be a valid string"));
        }
        if (words.isBlank()) {
            return SearchResults.NONE;
        }
        int rows = Math.clamp(limit, 1, MOST_ROWS);
        String wanted = words.strip();
        return new SearchResults(
                store.companies(wanted, rows), store.contacts(wanted, rows), store.deals(wanted, rows));
    }
}
