-- Text search that ignores case and accents, usable in indexes.

create extension if not exists pg_trgm;
create extension if not exists unaccent;

-- unaccent() itself is only stable, because its dictionary can be swapped; this one is fixed, so the promise holds.
create function search_text(value text) returns text
    language sql immutable strict parallel safe
    return lower(unaccent('unaccent'::regdictionary, value));

comment on function search_text is 'Lower case without accents: the form in which text is searched and sorted.';
