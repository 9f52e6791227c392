do $$
declare name text;
begin
  foreach name in array array['mail_group', 'mail_group_entry'] loop
    execute format('alter table %I enable row level security', name);
    execute format('alter table %I force row level security', name);
    execute format('create policy firm_rows on %I to app using (firm_id = app_firm()) with check (firm_id = app_firm())', name);
  end loop;
end $$;
--> statement-breakpoint
grant select, insert, update, delete on mail_group, mail_group_entry to app;
