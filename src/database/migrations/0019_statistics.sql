-- Foreign keys to matter are checked by a plan that is made once for a connection. Made while the table is small it goes by any
-- index that begins with the firm, and then reads a whole firm's matters for every row that is stored; the embedded database
-- never gathers statistics by itself. Gathering them makes the plan anew.
create function app_gather_statistics() returns void language plpgsql security definer set search_path = pg_catalog as $$
begin
  execute 'analyze public.matter';
  execute 'analyze public.matter_visibility';
end $$;
--> statement-breakpoint
revoke all on function app_gather_statistics() from public;
--> statement-breakpoint
grant execute on function app_gather_statistics() to app;
