namespace InvoiceWeb.Tests.Data;

/// <summary>A tenant with 200,000 invoices and a neighbour with 20,000: a size at which a scan costs a person's patience, made by the server in seconds.</summary>
internal static class LargeTenant
{
    /// <summary><c>INVOICEWEB_PLAN_INVOICES</c> asks for another size, and so shows what grows with a tenant.</summary>
    private static readonly int Size = int.TryParse(Environment.GetEnvironmentVariable("INVOICEWEB_PLAN_INVOICES"), out var size) ? size : 200_000;

    /// <summary>Searchable custom fields; the registry does not matter to a plan.</summary>
    public static readonly Guid Project = new("01900000-0000-7000-8000-0000000000f1");
    public static readonly Guid Season = new("01900000-0000-7000-8000-0000000000f2");

    private static readonly string[] Special = ["id", "tenant_id", "participant_id", "number", "number_text", "number_key", "supplier_number", "supplier_number_key", "list_date", "status", "submitted_by", "submitted_at",
        "issue_date", "due_date", "payable_minor", "open_minor", "payment_status", "currency", "direction", "reference_key", "series_id", "year"];

    /// <summary>With its four standard ones, the series of a company with branches: a year of one is a small part of the books, as the gap report expects.</summary>
    private const int Branches = 8;

    public static async Task<TestCompany> CreateAsync(TestDatabase database)
    {
        TestCompany[] companies = [await TestCompany.CreateAsync(database), await TestCompany.CreateAsync(database)];
        // On a cluster the two may live in different shards, and what a scan of one costs would be left to chance.
        while (Backend.IsCluster && await PlacesAsync(database, companies) > 1) companies[0] = await TestCompany.CreateAsync(database);
        await FillAsync(database, companies[0], await companies[0].IssuedAsync(await companies[0].CustomerAsync()), invoices: 20_000);
        await FillAsync(database, companies[1], await companies[1].IssuedAsync(await companies[1].CustomerAsync()), invoices: Size);
        foreach (var table in new[] { "invoices", "participants", "participant_terms", "audit_events", "approval_steps", "payment_allocations", "payments", "payment_credits", "number_series", "number_counters", "custom_field_values", "totals_balances", "totals_deltas", "legal_holds" })
            await Sql.RunAsync(database.Owner, $"ANALYZE {table}");
        return companies[1];
    }

    private static async Task<long> PlacesAsync(TestDatabase database, TestCompany[] companies) =>
        (await Sql.ListAsync<long>(database.Owner, $"SELECT count(DISTINCT get_shard_id_for_distribution_column('invoices', id)) FROM unnest(ARRAY[{string.Join(", ", companies.Select(c => $"'{c.Id}'::uuid"))}]) id")).Single();

    private static async Task FillAsync(TestDatabase database, TestCompany company, Invoice template, int invoices)
    {
        var columns = await Sql.ListAsync<string>(database.Owner, "SELECT quote_ident(attname) FROM pg_attribute WHERE attrelid = 'participants'::regclass AND attnum > 0 AND NOT attisdropped");
        var same = string.Join(", ", columns.Where(c => c is not ("id" or "name" or "name_sort" or "number")));
        await Sql.RunAsync(database.Owner, $"""
            INSERT INTO participants (id, name, name_sort, number, {same})
            SELECT md5('{company.Id} p ' || n)::uuid, 'Customer ' || n, lpad(n::text, 8, '0'), NULL, {same} FROM participants, generate_series(1, 4000) n WHERE tenant_id = '{company.Id}' AND id = '{template.ParticipantId}'
            """, company.Id);
        await Sql.RunAsync(database.Owner, $"""
            INSERT INTO participant_terms (tenant_id, term, participant_id)
            SELECT tenant_id, 'customer', id FROM participants WHERE tenant_id = '{company.Id}'
            UNION ALL SELECT tenant_id, 'word' || substr(id::text, 1, 6), id FROM participants WHERE tenant_id = '{company.Id}'
            """, company.Id);

        await Sql.RunAsync(database.Owner, $"""
            INSERT INTO number_series (tenant_id, id, name, direction, kind, prefix, width, is_default, row_version)
            SELECT tenant_id, md5('{company.Id} s ' || n)::uuid, 'Branch ' || n, direction, kind, 'B' || n || '-', width, false, 1 FROM number_series, generate_series(1, {Branches}) n WHERE tenant_id = '{company.Id}' AND id = '{template.SeriesId}'
            """, company.Id);
        columns = await Sql.ListAsync<string>(database.Owner, "SELECT quote_ident(attname) FROM pg_attribute WHERE attrelid = 'invoices'::regclass AND attnum > 0 AND NOT attisdropped");
        same = string.Join(", ", columns.Except(Special));
        // 200 are drafts, 200 wait, the others are approved. Every twentieth is open, every third bought, every 31st in dollars.
        await Sql.RunAsync(database.Owner, $"""
            INSERT INTO invoices (tenant_id, id, participant_id, number, number_text, number_key, supplier_number, supplier_number_key, list_date, status, submitted_by, submitted_at,
                   issue_date, due_date, payable_minor, open_minor, payment_status, currency, direction, reference_key, series_id, year, {same})
            SELECT tenant_id, md5('{company.Id} i ' || n)::uuid, md5('{company.Id} p ' || (n % 4000 + 1))::uuid, 1000 + n, 'T-' || n, 'T' || lpad(n::text, 6, '0'),
                   CASE WHEN n % 2 = 0 THEN 'S' || n END, CASE WHEN n % 2 = 0 THEN 'S' || lpad(n::text, 6, '0') END,
                   date '2024-01-01' + (n % 900), CASE WHEN n % {invoices / 200} = 0 THEN 1 WHEN n % {invoices / 200} = 1 THEN 2 ELSE 3 END, '{company.Clerk.UserId}', now(),
                   date '2024-01-01' + (n % 900), date '2024-01-31' + (n % 900), n * 100, CASE WHEN n % 20 = 3 THEN n * 100 ELSE 0 END, CASE WHEN n % 20 = 3 THEN 1 ELSE 3 END,
                   CASE WHEN n % 31 = 2 THEN 'USD' ELSE 'EUR' END, CASE WHEN n % 3 = 2 THEN 2 ELSE 1 END, 'PO' || lpad(n::text, 6, '0'),
                   CASE WHEN n % {Branches + 1} = 0 THEN series_id ELSE md5('{company.Id} s ' || n % {Branches + 1})::uuid END, extract(year FROM date '2024-01-01' + (n % 900))::int, {same}
              FROM invoices, generate_series(1, {invoices}) n WHERE tenant_id = '{company.Id}' AND id = '{template.Id}'
            """, company.Id);
        // One in five hundred has the same project; all but every tenth say the same season.
        await Sql.RunAsync(database.Owner, $"""
            INSERT INTO custom_field_values (tenant_id, field_id, value, invoice_id)
            SELECT tenant_id, '{Project}'::uuid, 'project ' || lpad((number % 500)::text, 3, '0'), id FROM invoices WHERE tenant_id = '{company.Id}' AND number > 1000
            UNION ALL SELECT tenant_id, '{Season}'::uuid, CASE WHEN number % 10 = 0 THEN 'Winter' ELSE 'Summer' END, id FROM invoices WHERE tenant_id = '{company.Id}' AND number > 1000
            """, company.Id);
        await Sql.RunAsync(database.Owner, $"""
            INSERT INTO number_counters (tenant_id, id, series_id, year, last_number, last_issue_date)
            SELECT tenant_id, md5('{company.Id} c ' || series_id || year)::uuid, series_id, year, max(number), max(issue_date) FROM invoices WHERE tenant_id = '{company.Id}' AND number IS NOT NULL GROUP BY tenant_id, series_id, year
                ON CONFLICT (tenant_id, series_id, year) DO UPDATE SET last_number = excluded.last_number
            """, company.Id);
        await Sql.RunAsync(database.Owner, $"""
            INSERT INTO payments (tenant_id, id, participant_id, direction, paid_on, amount, amount_minor, currency, method, recorded_at, recorded_by, recorded_by_name)
            SELECT tenant_id, id, participant_id, 1, list_date, 1, 100, 'EUR', 1, now(), created_by, '' FROM invoices WHERE tenant_id = '{company.Id}' AND number > 1000 AND number % 4 = 2 AND status = 3
            """, company.Id);
        await Sql.RunAsync(database.Owner, $"""
            INSERT INTO payment_credits (tenant_id, payment_id, participant_id, direction, paid_on, currency, remaining, row_version)
            SELECT tenant_id, id, participant_id, 1, paid_on, 'EUR', 1, 1 FROM payments WHERE tenant_id = '{company.Id}'
            """, company.Id);
        await Sql.RunAsync(database.Owner, $"""
            INSERT INTO audit_events (tenant_id, id, subject_type, subject_id, sequence, occurred_at, actor_id, actor_name, action, algorithm, json, hash)
            SELECT i.tenant_id, md5(i.id::text || s)::uuid, 'invoice', i.id, s, now(), i.created_by, '', 'x', 'x', '', '' FROM invoices i, generate_series(101, 102) s WHERE i.tenant_id = '{company.Id}'
            """, company.Id);
        await Sql.RunAsync(database.Owner, $"""
            INSERT INTO approval_steps (tenant_id, id, invoice_id, round, approver_id, approver_name, decision, is_break_glass, decided_at)
            SELECT tenant_id, md5('step ' || id)::uuid, id, 1, '{company.SecondApprover.UserId}', '', 1, false, now() FROM invoices WHERE tenant_id = '{company.Id}' AND status = 3 AND number > 1000
            """, company.Id);
        // A balance for every participant and day of issue, and for everybody what is open in the last months and what moved on any day.
        await Sql.RunAsync(database.Owner, $"""
            INSERT INTO totals_balances (tenant_id, measure, direction, currency, participant_id, day, amount_minor, count)
            SELECT tenant_id, 2, direction, currency, participant_id, issue_date, sum(payable_minor), count(*) FROM invoices WHERE tenant_id = '{company.Id}' AND number > 1000 GROUP BY 1, 3, 4, 5, 6
            UNION ALL SELECT DISTINCT tenant_id, measure, direction, currency, '00000000-0000-0000-0000-000000000000'::uuid, day, 100, 1
              FROM (VALUES (101, 800), (102, 0), (103, 0), (104, 800), (105, 0)) kinds (measure, since), generate_series(0, 899) n, (VALUES (1), (2)) directions (direction), (VALUES ('EUR'), ('USD')) currencies (currency),
                   LATERAL (SELECT '{company.Id}'::uuid AS tenant_id, date '{company.Today:yyyy-MM-dd}' - (900 - n) AS day) days WHERE n >= since
                ON CONFLICT DO NOTHING
            """, company.Id);
        await Sql.RunAsync(database.Owner, $"""
            INSERT INTO totals_deltas (tenant_id, id, measure, direction, currency, participant_id, day, amount_minor, count)
            SELECT tenant_id, md5('delta ' || id)::uuid, 1, direction, currency, participant_id, due_date, 100, 1 FROM invoices WHERE tenant_id = '{company.Id}' AND number BETWEEN 1001 AND 1400
            """, company.Id);
        await Sql.RunAsync(database.Owner, $"""
            INSERT INTO legal_holds (tenant_id, id, target, record_id, name, reason, placed_at, placed_by, placed_by_name, row_version)
            SELECT tenant_id, md5('hold ' || id)::uuid, 1, id, number_text, 'x', now(), created_by, '', 1 FROM invoices WHERE tenant_id = '{company.Id}' AND number BETWEEN 1001 AND 6000
            """, company.Id);
    }
}
