alter table directory_hook enable row level security;
--> statement-breakpoint
alter table directory_hook force row level security;
--> statement-breakpoint
create policy directory on directory_hook to app using (true) with check (true);
--> statement-breakpoint
do $$
declare name text;
begin
  foreach name in array array['matter_sync', 'matter_listing'] loop
    execute format('alter table %I enable row level security', name);
    execute format('alter table %I force row level security', name);
    execute format('create policy firm_rows on %I to app using (firm_id = app_firm()) with check (firm_id = app_firm())', name);
  end loop;
end $$;
--> statement-breakpoint
grant select, insert, update, delete on directory_hook, matter_sync, matter_listing to app;
